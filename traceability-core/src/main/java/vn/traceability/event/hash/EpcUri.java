package vn.traceability.event.hash;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifiers in the one spelling that the event hash counts: the constrained canonical GS1 Digital
 * Link URI.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">CBV 2.0, section 8.9, rules on EPC and Digital
 *     Link URIs</a>
 * @see <a href="https://ref.gs1.org/standards/tds/">EPC Tag Data Standard, section 7 (how an EPC
 *     maps to a GS1 key)</a>
 */
public final class EpcUri {
  private static final String CANONICAL = "https://id.gs1.org/";

  private static final Pattern URN =
      Pattern.compile(
          "urn:epc:(id|class|idpat):([a-z]+):([0-9]+)\\.(.*)", Pattern.CASE_INSENSITIVE);

  /** Names that older Digital Links have in place of application identifiers. */
  private static final Map<String, String> ALPHA =
      Map.ofEntries(
          Map.entry("gtin", "01"),
          Map.entry("itip", "8006"),
          Map.entry("gmn", "8013"),
          Map.entry("cpid", "8010"),
          Map.entry("shipTo", "410"),
          Map.entry("billTo", "411"),
          Map.entry("purchasedFrom", "412"),
          Map.entry("shipFor", "413"),
          Map.entry("gln", "414"),
          Map.entry("payTo", "415"),
          Map.entry("glnProd", "416"),
          Map.entry("party", "417"),
          Map.entry("gsrnp", "8017"),
          Map.entry("gsrn", "8018"),
          Map.entry("gcn", "255"),
          Map.entry("sscc", "00"),
          Map.entry("gdti", "253"),
          Map.entry("ginc", "401"),
          Map.entry("gsin", "402"),
          Map.entry("grai", "8003"),
          Map.entry("giai", "8004"),
          Map.entry("cpv", "22"),
          Map.entry("lot", "10"),
          Map.entry("ser", "21"));

  /** The keys that the hash keeps, with the shape of each. */
  private static final Map<String, Pattern> KEYS =
      Map.ofEntries(
          Map.entry("00", Pattern.compile("[0-9]{18}")),
          Map.entry("01", Pattern.compile("[0-9]{8}|[0-9]{12,14}")),
          Map.entry("253", Pattern.compile("[0-9]{13}.{0,17}")),
          Map.entry("255", Pattern.compile("[0-9]{13}[0-9]{0,12}")),
          Map.entry("401", Pattern.compile(".{1,30}")),
          Map.entry("402", Pattern.compile("[0-9]{17}")),
          Map.entry("414", Pattern.compile("[0-9]{13}")),
          Map.entry("417", Pattern.compile("[0-9]{13}")),
          Map.entry("8003", Pattern.compile("[0-9]{14}.{0,16}")),
          Map.entry("8004", Pattern.compile(".{1,30}")),
          Map.entry("8006", Pattern.compile("[0-9]{18}")),
          Map.entry("8010", Pattern.compile(".{1,90}")),
          Map.entry("8017", Pattern.compile("[0-9]{18}")),
          Map.entry("8018", Pattern.compile("[0-9]{18}")));

  /** What may follow a key in a Digital Link path, in the standard's order. */
  private static final Map<String, List<String>> QUALIFIERS =
      Map.of(
          "01", List.of("22", "10", "21", "235"),
          "414", List.of("254", "7040"),
          "417", List.of("7040"),
          "8006", List.of("22", "10", "21"),
          "8010", List.of("8011"),
          "8017", List.of("8019"),
          "8018", List.of("8019"));

  /** The finest qualifier first: the hash keeps one and no more. */
  private static final Map<String, List<String>> KEPT =
      Map.of(
          "01",
          List.of("21", "235", "10"),
          "414",
          List.of("254"),
          "8006",
          List.of("21", "10"),
          "8010",
          List.of("8011"));

  private EpcUri() {}

  /**
   * The canonical spelling of an identifier.
   *
   * @param uri an EPC URI ({@code urn:epc:id}, {@code class} or {@code idpat}) or a Digital Link of
   *     any domain
   * @return empty where it is neither, or names a key that the hash does not convert
   */
  public static Optional<String> toDigitalLink(String uri) {
    if (uri.regionMatches(true, 0, "urn:epc:", 0, 8)) {
      return urn(uri);
    }
    return uri.startsWith("https://") || uri.startsWith("http://") ? link(uri) : Optional.empty();
  }

  private static Optional<String> urn(String uri) {
    var parts = URN.matcher(uri);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String prefix = parts.group(3);
    String[] rest = parts.group(4).split("\\.", -1);
    boolean pattern = parts.group(1).equalsIgnoreCase("idpat");
    String scheme = parts.group(2).toLowerCase(java.util.Locale.ROOT);
    String last = rest.length > 1 ? rest[rest.length - 1] : "";
    if (pattern && !last.equals("*")) {
      return Optional.empty();
    }
    // the serial of a pattern is an asterisk and stands for any: the class remains
    String serial = pattern ? "" : last;
    String first = rest[0];
    Optional<String> path =
        switch (scheme) {
          case "sgtin" ->
              digits(prefix, first, 13)
                  .map(key -> "01/" + moved(prefix, first) + optional("/21/", serial));
          case "lgtin" ->
              digits(prefix, first, 13)
                  .map(key -> "01/" + moved(prefix, first) + optional("/10/", serial));
          case "upui" ->
              digits(prefix, first, 13)
                  .map(key -> "01/" + moved(prefix, first) + optional("/235/", serial));
          case "itip" ->
              rest.length < 3
                  ? Optional.empty()
                  : digits(prefix, first, 13)
                      .map(
                          key ->
                              "8006/"
                                  + moved(prefix, first)
                                  + rest[1]
                                  + rest[2]
                                  + (rest.length > 3 && !pattern ? optional("/21/", rest[3]) : ""));
          case "sscc" -> digits(prefix, first, 17).map(key -> "00/" + moved(prefix, first));
          case "sgln" ->
              digits(prefix, first, 12)
                  .map(
                      key ->
                          "414/"
                              + checked(key)
                              + (serial.equals("0") ? "" : optional("/254/", serial)));
          case "pgln" -> digits(prefix, first, 12).map(key -> "417/" + checked(key));
          case "grai" -> number(prefix, first, 12, serial).map(text -> "8003/0" + text);
          case "gdti" -> number(prefix, first, 12, serial).map(text -> "253/" + text);
          case "sgcn" -> number(prefix, first, 12, serial).map(text -> "255/" + text);
          case "gsrn" -> digits(prefix, first, 17).map(key -> "8018/" + checked(key));
          case "gsrnp" -> digits(prefix, first, 17).map(key -> "8017/" + checked(key));
          case "gsin" -> digits(prefix, first, 16).map(key -> "402/" + checked(key));
          case "giai" -> pattern ? Optional.empty() : Optional.of("8004/" + prefix + first);
          case "ginc" -> pattern ? Optional.empty() : Optional.of("401/" + prefix + first);
          case "cpi" -> Optional.of("8010/" + prefix + first + optional("/8011/", serial));
          default -> Optional.empty();
        };
    return path.map(CANONICAL::concat);
  }

  private static Optional<String> number(String prefix, String type, int length, String serial) {
    return digits(prefix, type, length).map(key -> checked(key) + serial);
  }

  private static Optional<String> digits(String prefix, String rest, int length) {
    String key = prefix + rest;
    return key.length() == length && key.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Optional.of(key)
        : Optional.empty();
  }

  /**
   * The indicator or extension digit stands before the company prefix in the key, and behind it in
   * the EPC.
   */
  private static String moved(String prefix, String rest) {
    return checked(rest.charAt(0) + prefix + rest.substring(1));
  }

  private static String checked(String key) {
    int sum = 0;
    for (int i = 0; i < key.length(); i++) {
      sum += (key.charAt(i) - '0') * ((key.length() - i) % 2 == 1 ? 3 : 1);
    }
    return key + (10 - sum % 10) % 10;
  }

  private static String optional(String before, String value) {
    return value.isEmpty() ? "" : before + value;
  }

  private static Optional<String> link(String uri) {
    String path = uri.replaceFirst("^https?://[^/]*", "").replaceFirst("[?#].*$", "");
    String[] segments = path.split("/", -1);
    for (int i = 1; i + 1 < segments.length; i++) {
      String key = ALPHA.getOrDefault(segments[i], segments[i]);
      if (KEYS.containsKey(key)) {
        return pairs(segments, i, key);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> pairs(String[] segments, int start, String key) {
    int end =
        segments.length > start && segments[segments.length - 1].isEmpty()
            ? segments.length - 1
            : segments.length;
    if ((end - start) % 2 != 0 || !KEYS.get(key).matcher(segments[start + 1]).matches()) {
      return Optional.empty();
    }
    var qualifiers = new LinkedHashMap<String, String>();
    var allowed = QUALIFIERS.getOrDefault(key, List.of());
    int last = -1;
    for (int i = start + 2; i < end; i += 2) {
      String qualifier = ALPHA.getOrDefault(segments[i], segments[i]);
      int position = allowed.indexOf(qualifier);
      if (position <= last || segments[i + 1].isEmpty()) {
        return Optional.empty();
      }
      last = position;
      qualifiers.put(qualifier, segments[i + 1]);
    }
    String value = segments[start + 1];
    String settled = key.equals("01") ? "0".repeat(14 - value.length()) + value : value;
    for (String kept : KEPT.getOrDefault(key, List.of())) {
      if (qualifiers.containsKey(kept)) {
        return Optional.of(
            CANONICAL + key + "/" + settled + "/" + kept + "/" + qualifiers.get(kept));
      }
    }
    return Optional.of(CANONICAL + key + "/" + settled);
  }
}
