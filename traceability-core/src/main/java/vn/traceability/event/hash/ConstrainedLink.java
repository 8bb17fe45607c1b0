package vn.traceability.event.hash;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Digital Link of any host, cut down to the key it names.
 *
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link: URI
 *     Syntax 1.2, section 4.11</a>
 */
final class ConstrainedLink {
  static final String HOST = "https://id.gs1.org/";

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^/?#]+/([^?#]*)(?:[?#].*)?", Pattern.CASE_INSENSITIVE);

  private static final String TEXT = "[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]";

  private static final Map<String, String> SHORT_NAMES =
      Map.ofEntries(
          entry("sscc", "00"),
          entry("gtin", "01"),
          entry("gdti", "253"),
          entry("gcn", "255"),
          entry("ginc", "401"),
          entry("gsin", "402"),
          entry("gln", "414"),
          entry("party", "417"),
          entry("grai", "8003"),
          entry("giai", "8004"),
          entry("itip", "8006"),
          entry("cpid", "8010"),
          entry("gsrnp", "8017"),
          entry("gsrn", "8018"),
          entry("cpv", "22"),
          entry("lot", "10"),
          entry("ser", "21"),
          entry("glnx", "254"),
          entry("cpsn", "8011"),
          entry("srin", "8019"));

  /** In the order in which they may follow their key. */
  private static final Qualifier VARIANT = new Qualifier("22", TEXT + "{1,20}", 0);

  private static final Qualifier LOT = new Qualifier("10", TEXT + "{1,20}", 1);
  private static final Qualifier SERIAL = new Qualifier("21", TEXT + "{1,20}", 2);
  private static final Qualifier CONTROLLED_SERIAL = new Qualifier("235", TEXT + "{1,28}", 3);
  private static final Qualifier EXTENSION = new Qualifier("254", TEXT + "{1,20}", 1);
  private static final Qualifier COMPONENT_SERIAL = new Qualifier("8011", "[0-9]{1,12}", 1);
  private static final Qualifier SERVICE_INSTANCE = new Qualifier("8019", "[0-9]{1,10}", 0);

  private static final Map<String, Key> KEYS =
      Map.ofEntries(
          entry("00", new Key("[0-9]{18}")),
          entry("01", new Key("[0-9]{8}|[0-9]{12,14}", VARIANT, LOT, SERIAL, CONTROLLED_SERIAL)),
          entry("253", new Key("[0-9]{13}" + TEXT + "{0,17}")),
          entry("255", new Key("[0-9]{13,25}")),
          entry("401", new Key("[0-9]{4}" + TEXT + "{1,26}")),
          entry("402", new Key("[0-9]{17}")),
          entry("414", new Key("[0-9]{13}", EXTENSION)),
          entry("417", new Key("[0-9]{13}")),
          entry("8003", new Key("[0-9]{14}" + TEXT + "{0,16}")),
          entry("8004", new Key("[0-9]{4}" + TEXT + "{1,26}")),
          entry("8006", new Key("[0-9]{18}", VARIANT, LOT, SERIAL)),
          entry("8010", new Key("[0-9]{4}[#\\-/0-9A-Z]{1,26}", COMPONENT_SERIAL)),
          entry("8017", new Key("[0-9]{18}", SERVICE_INSTANCE)),
          entry("8018", new Key("[0-9]{18}", SERVICE_INSTANCE)));

  private ConstrainedLink() {}

  /** Empty when the address names no key that an event's hash knows. */
  static Optional<String> of(String uri) {
    return of(uri, false);
  }

  /** The same with every qualifier that the address names, not the finest one alone. */
  static Optional<String> whole(String uri) {
    return of(uri, true);
  }

  private static Optional<String> of(String uri, boolean whole) {
    if (!uri.startsWith("h") && !uri.startsWith("H")) { // as most texts do not
      return Optional.empty();
    }
    Matcher address = ADDRESS.matcher(uri);
    if (!address.matches()) {
      return Optional.empty();
    }
    List<String> segments = Arrays.asList(address.group(1).split("/"));
    for (int start = 0; start + 1 < segments.size(); start++) {
      Optional<String> path = path(segments.subList(start, segments.size()), whole);
      if (path.isPresent()) {
        return path.map(found -> HOST + found);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> path(List<String> segments, boolean whole) {
    String ai = number(segments.get(0));
    Key key = KEYS.get(ai);
    if (key == null || segments.size() % 2 != 0) {
      return Optional.empty();
    }
    Optional<String> value = Gs1Text.decoded(segments.get(1));
    if (value.isEmpty() || !key.syntax.matcher(value.get()).matches()) {
      return Optional.empty();
    }
    String digits =
        ai.equals("01") ? "0".repeat(14 - value.get().length()) + value.get() : value.get();
    return key.qualifiers(segments.subList(2, segments.size()), whole)
        .map(qualifier -> ai + "/" + Gs1Text.encoded(digits) + qualifier);
  }

  private static String number(String name) {
    return SHORT_NAMES.getOrDefault(name, name);
  }

  /**
   * @param depth how finely it identifies; 0 adds nothing to the hash's identifier
   */
  private record Qualifier(String ai, Pattern syntax, int depth) {
    Qualifier(String ai, String syntax, int depth) {
      this(ai, Pattern.compile(syntax), depth);
    }
  }

  private record Key(Pattern syntax, List<Qualifier> qualifiers) {
    Key(String syntax, Qualifier... qualifiers) {
      this(Pattern.compile(syntax), List.of(qualifiers));
    }

    /**
     * The qualifiers given, with their names, or the finest alone; empty when one does not belong
     * here.
     */
    Optional<String> qualifiers(List<String> given, boolean whole) {
      String found = "";
      int next = 0;
      for (int i = 0; i < given.size(); i += 2) {
        String ai = number(given.get(i));
        while (next < qualifiers.size() && !qualifiers.get(next).ai.equals(ai)) {
          next++;
        }
        Optional<String> value = Gs1Text.decoded(given.get(i + 1));
        if (next == qualifiers.size()
            || value.isEmpty()
            || !qualifiers.get(next).syntax.matcher(value.get()).matches()) {
          return Optional.empty();
        }
        if (whole || qualifiers.get(next).depth > 0) {
          found = (whole ? found : "") + "/" + ai + "/" + Gs1Text.encoded(value.get());
        }
        next++;
      }
      return Optional.of(found);
    }
  }
}
