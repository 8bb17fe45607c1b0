package vn.traceability.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Free loopback ports, the same from start to start where nobody else took them meanwhile. */
final class Ports {
  private Ports() {}

  /**
   * @param others ports that are free too, but spoken for
   */
  static int remembered(Path file, Integer... others) throws IOException {
    var spokenFor = Set.of(others);
    var before = stillFree(file);
    if (before.isPresent() && !spokenFor.contains(before.get())) {
      return before.get();
    }
    int port = free();
    while (spokenFor.contains(port)) {
      port = free();
    }
    PrivateFiles.write(file, Integer.toString(port));
    return port;
  }

  /** The port that the file remembers, unless somebody took it. */
  static Optional<Integer> stillFree(Path file) throws IOException {
    var text = Files.exists(file) ? Files.readString(file).strip() : "";
    return text.matches("[1-9][0-9]{0,4}")
        ? Optional.of(Integer.valueOf(text)).filter(port -> isFree("127.0.0.1", port))
        : Optional.empty();
  }

  static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static boolean isFree(String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true); // connections of the last run that linger do not matter
      socket.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }
}
