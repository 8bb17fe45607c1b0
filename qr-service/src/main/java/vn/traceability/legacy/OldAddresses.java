package vn.traceability.legacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/**
 * Where addresses of older labels lead, as an operator says it: labels outlive the addresses they
 * carry. Each line of his file is a rule, the first that fits holds; {@code #} begins a remark.
 *
 * <pre>
 * /qr/{gtin}/{lot}            -> /01/{gtin}/10/{lot}
 * old.example.vn/t?code={c}   -> table tem.csv {c}
 * /tem/{c}                    -> https://other.example.vn/{c}
 * /xuat-xu/*                  -> gone Hệ thống cũ đã ngừng. | The former system has ended.
 * </pre>
 *
 * <p>A table lies beside the file: UTF-8, each line an old code, a comma, and the address it has
 * now. Whatever stands for a place is percent-encoded, so nobody leads anywhere else by what he
 * writes into an address.
 */
public final class OldAddresses {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z0-9]+)}");

  /** The addresses of an installation that had none before. */
  public static final OldAddresses NONE = new OldAddresses(List.of());

  private record Rule(AddressPattern pattern, Function<Map<String, String>, OldAddress> to) {}

  private final List<Rule> rules;

  private OldAddresses(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads the rules of a file.
   *
   * @throws IllegalArgumentException when a line is no rule, with its number and what is wrong
   */
  public static OldAddresses read(Path file) {
    try {
      var rules = new ArrayList<Rule>();
      int number = 0;
      for (var line : Files.readAllLines(file)) {
        number++;
        var text = line.strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          rules.add(rule(file, number, text));
        }
      }
      return new OldAddresses(rules);
    } catch (IOException failure) {
      throw new UncheckedIOException("the old addresses in " + file, failure);
    }
  }

  private static Rule rule(Path file, int number, String text) {
    try {
      var parts = text.split("\\s+->\\s+", 2);
      if (parts.length != 2) {
        throw new IllegalArgumentException("needs the form: old address -> new address");
      }
      var pattern = AddressPattern.of(parts[0]);
      return new Rule(pattern, target(file, pattern, parts[1]));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          file + ", line " + number + ": " + wrong.getMessage(), wrong);
    }
  }

  private static Function<Map<String, String>, OldAddress> target(
      Path file, AddressPattern pattern, String text) {
    var words = text.split("\\s+", 2);
    if (words[0].equals("gone") && words.length == 2) {
      var languages = words[1].split("\\s+\\|\\s+", 2);
      var gone = new OldAddress.Gone(languages[0], languages[languages.length - 1]);
      return found -> gone;
    }
    if (words[0].equals("table")) {
      var table = words.length == 2 ? words[1].split("\\s+") : new String[0];
      if (table.length != 2) {
        throw new IllegalArgumentException("needs the form: table file.csv {name}");
      }
      var place = place(pattern, table[1]);
      var moved = table(file.resolveSibling(table[0]));
      return found ->
          Optional.ofNullable(moved.get(found.get(place)))
              .<OldAddress>map(OldAddress.Moved::new)
              .orElseGet(OldAddress.NotListed::new);
    }
    checkTarget(PLACE.matcher(text).replaceAll("0"));
    PLACE.matcher(text).results().forEach(each -> place(pattern, each.group()));
    return found ->
        found.values().stream().anyMatch(OldAddresses::isStep)
            ? new OldAddress.NotListed()
            : new OldAddress.Moved(filled(text, found));
  }

  /** Dots that a browser would take for a step in the path. */
  private static boolean isStep(String value) {
    return value.equals(".") || value.equals("..");
  }

  private static String place(AddressPattern pattern, String text) {
    var name = text.replaceAll("[{}]", "");
    if (!pattern.names().contains(name)) {
      throw new IllegalArgumentException("{" + name + "} is no part of the old address");
    }
    return name;
  }

  /** On this host, or of another over https. */
  private static URI checkTarget(String text) {
    var target = URI.create(text);
    boolean here = text.startsWith("/") && !text.startsWith("//");
    boolean elsewhere = "https".equals(target.getScheme()) && target.getHost() != null;
    if (!here && !elsewhere) {
      throw new IllegalArgumentException(
          "'" + text + "' needs a path such as /01/…, or an https address");
    }
    return target;
  }

  private static URI filled(String text, Map<String, String> found) {
    return URI.create(
        PLACE
            .matcher(text)
            .replaceAll(
                place ->
                    Matcher.quoteReplacement(
                        UriUtils.encode(found.get(place.group(1)), StandardCharsets.UTF_8))));
  }

  private static Map<String, URI> table(Path file) {
    try {
      var moved = new HashMap<String, URI>();
      int number = 0;
      for (var line : Files.readAllLines(file)) {
        number++;
        var cells = line.strip().split(",", 2);
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (cells.length != 2 || moved.containsKey(cells[0].strip())) {
          throw new IllegalArgumentException(
              file + ", line " + number + " needs: old code, new address; each code once");
        }
        moved.put(cells[0].strip(), checkTarget(cells[1].strip()));
      }
      return moved;
    } catch (IOException failure) {
      throw new UncheckedIOException("the table of old addresses in " + file, failure);
    }
  }

  /**
   * What became of an address.
   *
   * @param rawPath as it came over the wire
   * @param rawQuery the same; empty where there is none
   * @return empty when no rule is about it
   */
  public Optional<OldAddress> find(String host, String rawPath, String rawQuery) {
    for (var rule : rules) {
      var found = rule.pattern().match(host, rawPath, rawQuery);
      if (found.isPresent()) {
        return Optional.of(rule.to().apply(found.get()));
      }
    }
    return Optional.empty();
  }
}
