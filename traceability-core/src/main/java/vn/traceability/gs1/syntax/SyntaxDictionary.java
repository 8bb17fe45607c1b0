package vn.traceability.gs1.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.traceability.gs1.syntax.ApplicationIdentifier.Group;

/**
 * All Application Identifiers, as GS1's own dictionary has them.
 *
 * @see <a href="https://ref.gs1.org/tools/gs1-barcode-syntax-resource/syntax-dictionary/">GS1
 *     Barcode Syntax Dictionary, release of 2026-01-27</a>
 */
public final class SyntaxDictionary {
  /** Identifiers, flags where there are, and all that follows. */
  private static final Pattern LINE =
      Pattern.compile("([0-9]{2,4})(?:-([0-9]{2,4}))?\\s+([^\\sA-Za-z0-9\\[]+\\s+)?(.*)");

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final SyntaxDictionary GS1 = read();

  private final Map<String, ApplicationIdentifier> identifiers = new HashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();

  private SyntaxDictionary(Stream<String> lines) {
    lines
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .flatMap(SyntaxDictionary::read)
        .forEach(
            each -> {
              identifiers.put(each.code(), each);
              lengths.put(each.code().substring(0, 2), each.code().length());
            });
  }

  /** The one of GS1. */
  public static SyntaxDictionary gs1() {
    return GS1;
  }

  /** The identifier of exactly these digits. */
  public Optional<ApplicationIdentifier> find(String code) {
    return Optional.ofNullable(identifiers.get(code));
  }

  /** The identifier with which a text begins: its first two digits tell how long it is. */
  Optional<ApplicationIdentifier> beginning(String text) {
    int length = text.length() < 2 ? 0 : lengths.getOrDefault(text.substring(0, 2), 0);
    return length == 0 || text.length() < length
        ? Optional.empty()
        : find(text.substring(0, length));
  }

  private static SyntaxDictionary read() {
    try (var lines = CodeList.open("gs1-syntax-dictionary.txt")) {
      return new SyntaxDictionary(lines.lines());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Stream<ApplicationIdentifier> read(String text) {
    int comment = text.indexOf('#');
    var line = LINE.matcher(comment < 0 ? text.strip() : text.substring(0, comment).strip());
    if (!line.matches()) {
      throw new IllegalArgumentException("no line of a Syntax Dictionary: " + text);
    }
    String first = line.group(1);
    String last = line.group(2) == null ? first : line.group(2);
    String flags = line.group(3) == null ? "" : line.group(3);
    String title = comment < 0 ? "" : text.substring(comment + 1).strip();
    var entry = new Entry(SPACES.split(line.group(4)));
    return IntStream.rangeClosed(Integer.parseInt(first), Integer.parseInt(last))
        .mapToObj(number -> String.format(Locale.ROOT, "%0" + first.length() + "d", number))
        .map(code -> entry.of(code, flags, title));
  }

  /** What stands behind the flags of a line. */
  private static final class Entry {
    private final List<Component> components = new ArrayList<>();
    private final List<List<Group>> needs = new ArrayList<>();
    private final List<String> excludes = new ArrayList<>();
    private final List<List<String>> qualifiers = new ArrayList<>();

    Entry(String... words) {
      for (String word : words) {
        Component.read(word).ifPresentOrElse(components::add, () -> attribute(word));
      }
    }

    private void attribute(String word) {
      String value = word.substring(word.indexOf('=') + 1);
      if (word.startsWith("req=")) {
        needs.add(list(value, ",").map(group -> new Group(list(group, "\\+").toList())).toList());
      } else if (word.startsWith("ex=")) {
        list(value, ",").forEach(excludes::add);
      } else if (word.equals("dlpkey")) {
        qualifiers.add(List.of());
      } else if (word.startsWith("dlpkey=")) {
        list(value, "\\|").forEach(sequence -> qualifiers.add(list(sequence, ",").toList()));
      } else {
        throw new IllegalArgumentException("nothing that a Syntax Dictionary says: " + word);
      }
    }

    private static Stream<String> list(String text, String separator) {
      return Arrays.stream(text.split(separator));
    }

    ApplicationIdentifier of(String code, String flags, String title) {
      return new ApplicationIdentifier(
          code,
          flags.contains("*"),
          flags.contains("?"),
          components,
          needs,
          excludes,
          qualifiers,
          title);
    }
  }
}
