package vn.traceability.workspace;

import java.nio.file.Path;
import java.util.List;

/**
 * What the command line says.
 *
 * @param demo load sample data and print demo accounts
 * @param port of the web server; 0 for any that is free
 * @param data the data folder
 * @param replayDeadLetters send what was accepted and could not be read to the recorder again
 */
record Options(boolean demo, int port, Path data, boolean replayDeadLetters) {
  static final String USAGE =
      "Usage: ./run [--demo] [--port PORT] [--data FOLDER] [--replay-dead-letters]";

  /** Without dead letters to send. */
  Options(boolean demo, int port, Path data) {
    this(demo, port, data, false);
  }

  /** An argument that is none of ours; its message is a sentence for people. */
  static final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclear(String sentence) {
      super(sentence);
    }
  }

  static Options read(List<String> arguments) {
    boolean demo = false;
    boolean replay = false;
    int port = 8080;
    Path data = Path.of("data");
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (name.equals("--demo") && equals < 0) {
        demo = true;
        continue;
      }
      if (name.equals("--replay-dead-letters") && equals < 0) {
        replay = true;
        continue;
      }
      if (name.equals("--help")) {
        throw new Unclear(USAGE);
      }
      if (!name.equals("--port") && !name.equals("--data")) {
        throw new Unclear("There is no option " + argument + ". " + USAGE);
      }
      if (equals < 0 && ++i == arguments.size()) {
        throw new Unclear("The option " + name + " needs a value. " + USAGE);
      }
      String value = equals < 0 ? arguments.get(i) : argument.substring(equals + 1);
      if (value.isBlank()) {
        throw new Unclear("The option " + name + " needs a value. " + USAGE);
      }
      if (name.equals("--port")) {
        port = port(value);
      } else {
        data = Path.of(value);
      }
    }
    return new Options(demo, port, data, replay);
  }

  private static int port(String value) {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new Unclear("The port " + value + " is no number from 0 to 65535. " + USAGE);
    }
    return Integer.parseInt(value);
  }
}
