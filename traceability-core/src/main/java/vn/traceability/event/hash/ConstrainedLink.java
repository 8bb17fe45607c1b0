package vn.traceability.event.hash;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Digital Link of any host, cut down to the key it names.
 *
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link: URI
 *     Syntax 1.2, section 4.11</a>
 */
final class ConstrainedLink {
  static final String HOST = "https://id.gs1.org/";

  private static final List<String> SCHEMES = List.of("https://", "http://");

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
  private static final Qualifier VARIANT = new Qualifier("22", Syntax.text(20), 0);

  private static final Qualifier LOT = new Qualifier("10", Syntax.text(20), 1);
  private static final Qualifier SERIAL = new Qualifier("21", Syntax.text(20), 2);
  private static final Qualifier CONTROLLED_SERIAL = new Qualifier("235", Syntax.text(28), 3);
  private static final Qualifier EXTENSION = new Qualifier("254", Syntax.text(20), 1);
  private static final Qualifier COMPONENT_SERIAL = new Qualifier("8011", Syntax.digits(1, 12), 1);
  private static final Qualifier SERVICE_INSTANCE = new Qualifier("8019", Syntax.digits(1, 10), 0);

  private static final Map<String, Key> KEYS =
      Map.ofEntries(
          entry("00", new Key(Syntax.digits(18, 18))),
          entry("01", new Key(Syntax.digits(8, 14), VARIANT, LOT, SERIAL, CONTROLLED_SERIAL)),
          entry("253", new Key(Syntax.digitsAndText(13, 13, 30))),
          entry("255", new Key(Syntax.digits(13, 25))),
          entry("401", new Key(Syntax.digitsAndText(4, 5, 30))),
          entry("402", new Key(Syntax.digits(17, 17))),
          entry("414", new Key(Syntax.digits(13, 13), EXTENSION)),
          entry("417", new Key(Syntax.digits(13, 13))),
          entry("8003", new Key(Syntax.digitsAndText(14, 14, 30))),
          entry("8004", new Key(Syntax.digitsAndText(4, 5, 30))),
          entry("8006", new Key(Syntax.digits(18, 18), VARIANT, LOT, SERIAL)),
          entry("8010", new Key(Syntax.COMPONENT, COMPONENT_SERIAL)),
          entry("8017", new Key(Syntax.digits(18, 18), SERVICE_INSTANCE)),
          entry("8018", new Key(Syntax.digits(18, 18), SERVICE_INSTANCE)));

  private ConstrainedLink() {}

  /** Empty when the address names no key that an event's hash knows. */
  static Optional<String> of(String uri, CharacterSet plainly) {
    return of(uri, false, plainly);
  }

  /** The same with every qualifier that the address names, not the finest one alone. */
  static Optional<String> whole(String uri) {
    return of(uri, true, CharacterSet.PLAIN_IN_LINK);
  }

  private static Optional<String> of(String uri, boolean whole, CharacterSet plainly) {
    String path = path(uri);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    List<String> segments = Arrays.asList(path.split("/"));
    for (int start = 0; start + 1 < segments.size(); start++) {
      Optional<String> key = key(segments.subList(start, segments.size()), whole, plainly);
      if (key.isPresent()) {
        return key.map(found -> HOST + found);
      }
    }
    return Optional.empty();
  }

  /** Of an address: what stands behind its host, without query and fragment; empty for none. */
  private static String path(String uri) {
    for (String scheme : SCHEMES) {
      if (uri.regionMatches(true, 0, scheme, 0, scheme.length())) {
        int end = scheme.length();
        while (end < uri.length() && uri.charAt(end) != '?' && uri.charAt(end) != '#') {
          end++;
        }
        int start = uri.indexOf('/', scheme.length());
        return start > scheme.length() && start < end && uri.indexOf('\n', end) < 0
            ? uri.substring(start + 1, end)
            : "";
      }
    }
    return "";
  }

  /** The key that stands at the start of a path, and its qualifiers. */
  private static Optional<String> key(List<String> segments, boolean whole, CharacterSet plainly) {
    String ai = number(segments.get(0));
    Key key = KEYS.get(ai);
    if (key == null || segments.size() % 2 != 0) {
      return Optional.empty();
    }
    Optional<String> value = Gs1Text.decoded(segments.get(1));
    if (value.isEmpty() || !key.syntax.holds(value.get())) {
      return Optional.empty();
    }
    boolean isGtin = ai.equals("01");
    int length = value.get().length();
    if (isGtin && length > 8 && length < 12) {
      return Optional.empty();
    }
    String number = isGtin ? "0".repeat(14 - length) + value.get() : value.get();
    return key.qualifiers(segments.subList(2, segments.size()), whole, plainly)
        .map(qualifier -> ai + "/" + Gs1Text.encoded(number, plainly) + qualifier);
  }

  private static String number(String name) {
    return SHORT_NAMES.getOrDefault(name, name);
  }

  /**
   * @param depth how finely it identifies; 0 adds nothing to the hash's identifier
   */
  private record Qualifier(String ai, Syntax syntax, int depth) {}

  /**
   * What may stand there.
   *
   * @param shortest of characters
   * @param digits so many stand first
   * @param others what may follow them
   */
  private record Syntax(int shortest, int longest, int digits, CharacterSet others) {
    static final Syntax COMPONENT = new Syntax(5, 30, 4, CharacterSet.SET_39);

    static Syntax digits(int shortest, int longest) {
      return new Syntax(shortest, longest, longest, CharacterSet.SET_82);
    }

    static Syntax digitsAndText(int digits, int shortest, int longest) {
      return new Syntax(shortest, longest, digits, CharacterSet.SET_82);
    }

    static Syntax text(int longest) {
      return new Syntax(1, longest, 0, CharacterSet.SET_82);
    }

    boolean holds(String text) {
      int length = text.length();
      if (length < shortest || length > longest) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        char c = text.charAt(i);
        if (i < digits ? c < '0' || c > '9' : !others.has(c)) {
          return false;
        }
      }
      return true;
    }
  }

  private record Key(Syntax syntax, List<Qualifier> qualifiers) {
    Key(Syntax syntax, Qualifier... qualifiers) {
      this(syntax, List.of(qualifiers));
    }

    /**
     * The qualifiers given, with their names, or the finest alone; empty when one does not belong
     * here.
     */
    Optional<String> qualifiers(List<String> given, boolean whole, CharacterSet plainly) {
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
            || !qualifiers.get(next).syntax.holds(value.get())) {
          return Optional.empty();
        }
        if (whole || qualifiers.get(next).depth > 0) {
          found = (whole ? found : "") + "/" + ai + "/" + Gs1Text.encoded(value.get(), plainly);
        }
        next++;
      }
      return Optional.of(found);
    }
  }
}
