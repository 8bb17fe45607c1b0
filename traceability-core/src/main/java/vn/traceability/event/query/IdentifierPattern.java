package vn.traceability.event.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.traceability.event.hash.EpcUri;

/**
 * IdentifierPattern that a value of a {@code MATCH_} or {@code WD_} parameter stands for. What is
 * no pattern stands for itself, in every spelling.
 *
 * <p>The text of EPCIS 2.0, section 8.2.7.1.1, knows patterns as URNs only ({@code
 * urn:epc:idpat:sgtin:0614141.112345.*}); its rules are applied to the Digital Links that
 * identifiers are compared as, with these decisions:
 *
 * <ul>
 *   <li>For EPCs a Digital Link of a class of objects (a GTIN, or the type of an asset, document,
 *       coupon or component, without a serial number) is the pattern of all of that class, since it
 *       is the other spelling of {@code urn:epc:idpat:…*}.
 *   <li>For EPC classes there is equality: a GTIN is not its lots. {@code
 *       urn:epc:idpat:sgtin:0614141.*.*} is every GTIN of the prefix, and, as in the standard, an
 *       asterisk of an event answers only to one of the question. {@code urn:epc:idpat:lgtin:…*}
 *       (not in the standard) is the lots of a GTIN.
 *   <li>Every component behind an asterisk is an asterisk (Tag Data Standard, section 8).
 * </ul>
 *
 * @param exact these
 * @param starts and those that begin so
 * @param rest what then follows, to the end; empty for anything at all
 */
record IdentifierPattern(Set<String> exact, List<String> starts, Optional<Pattern> rest) {
  private static final String HOST = "https://id.gs1.org/";
  private static final Pattern PATTERN = Pattern.compile("urn:epc:idpat:([a-z]+):(.+)");
  private static final Pattern OF_OBJECTS =
      Pattern.compile(HOST.replace(".", "\\.") + "(01|8003|8006|8010|253|255)/([^/]+)");

  /**
   * @param ai the key
   * @param length of the key in the Digital Link; 0 where it is text
   * @param lead what stands before the company prefix
   * @param serial what then comes in the Digital Link of an object
   * @param components of the URN
   */
  private record Scheme(String ai, int length, Lead lead, String serial, int components) {}

  private enum Lead {
    NONE,
    ZERO,
    /** Indicator or extension digit. */
    ANY_DIGIT
  }

  private static final Map<String, Scheme> SCHEMES =
      Map.ofEntries(
          Map.entry("sgtin", new Scheme("01", 14, Lead.ANY_DIGIT, "/21/.+", 3)),
          Map.entry("upui", new Scheme("01", 14, Lead.ANY_DIGIT, "/235/.+", 3)),
          Map.entry("lgtin", new Scheme("01", 14, Lead.ANY_DIGIT, "/10/.+", 3)),
          Map.entry("itip", new Scheme("8006", 18, Lead.ANY_DIGIT, "/21/.+", 5)),
          Map.entry("sscc", new Scheme("00", 18, Lead.ANY_DIGIT, "", 2)),
          Map.entry("sgln", new Scheme("414", 13, Lead.NONE, "(?:/254/.+)?", 3)),
          Map.entry("pgln", new Scheme("417", 13, Lead.NONE, "", 2)),
          Map.entry("grai", new Scheme("8003", 14, Lead.ZERO, ".+", 3)),
          Map.entry("giai", new Scheme("8004", 0, Lead.NONE, "", 2)),
          Map.entry("gsrn", new Scheme("8018", 18, Lead.NONE, "", 2)),
          Map.entry("gsrnp", new Scheme("8017", 18, Lead.NONE, "", 2)),
          Map.entry("gdti", new Scheme("253", 13, Lead.NONE, ".+", 3)),
          Map.entry("sgcn", new Scheme("255", 13, Lead.NONE, ".+", 3)),
          Map.entry("ginc", new Scheme("401", 0, Lead.NONE, "", 2)),
          Map.entry("gsin", new Scheme("402", 17, Lead.NONE, "", 2)),
          Map.entry("cpi", new Scheme("8010", 0, Lead.NONE, "/8011/.+", 3)));

  IdentifierPattern {
    exact = Set.copyOf(exact);
    starts = List.copyOf(starts);
  }

  /** A value of a parameter that is matched against identifiers of objects. */
  static Optional<IdentifierPattern> ofObjects(String value) {
    Matcher pattern = PATTERN.matcher(value);
    if (pattern.matches()) {
      return pattern(pattern.group(1), pattern.group(2), true);
    }
    Set<String> spellings = Value.spellings(value);
    return Optional.of(
        new IdentifierPattern(
            spellings,
            spellings.stream().flatMap(each -> objectsOf(each).stream()).toList(),
            Optional.empty()));
  }

  /** A value of a parameter that is matched against classes of objects, such as lots. */
  static Optional<IdentifierPattern> ofClasses(String value) {
    Matcher pattern = PATTERN.matcher(value);
    return pattern.matches()
        ? pattern(pattern.group(1), pattern.group(2), false)
        : Optional.of(only(Value.spellings(value)));
  }

  /**
   * A place with what lies in it: the place itself and, for one named by a GLN, its extensions, of
   * which the Core Business Vocabulary says that this GLN is their site ({@code cbvmda:site}).
   * Registered places have a party that runs them and no place that they lie in, so there is no
   * other hierarchy.
   */
  static IdentifierPattern withDescendants(String place) {
    Set<String> spellings = Value.spellings(place);
    return new IdentifierPattern(
        spellings,
        spellings.stream()
            .filter(each -> each.matches("https://id\\.gs1\\.org/414/[0-9]{13}"))
            .map(each -> each + "/254/")
            .toList(),
        Optional.empty());
  }

  boolean accepts(String identifier) {
    return exact.contains(identifier)
        || starts.stream()
            .anyMatch(
                start ->
                    identifier.startsWith(start)
                        && rest.map(
                                pattern ->
                                    pattern.matcher(identifier.substring(start.length())).matches())
                            .orElse(true));
  }

  List<Term> terms(String field) {
    var terms = new ArrayList<Term>();
    exact.forEach(each -> terms.add(Term.exactly(field, each)));
    starts.forEach(each -> terms.add(Term.startingWith(field, each)));
    return terms;
  }

  boolean isExact(String field) {
    return (starts.isEmpty() || rest.isEmpty())
        && exact.stream().allMatch(each -> Term.isWhole(field, each))
        && starts.stream().allMatch(each -> Term.isWhole(field, each));
  }

  private static IdentifierPattern only(Set<String> identifiers) {
    return new IdentifierPattern(identifiers, List.of(), Optional.empty());
  }

  /** How those of this class begin; none where it names one thing, such as a place. */
  private static List<String> objectsOf(String link) {
    Matcher parts = OF_OBJECTS.matcher(link);
    if (!parts.matches()) {
      return List.of();
    }
    String key = parts.group(2);
    return switch (parts.group(1)) {
      case "01", "8006", "8010" -> List.of(link + "/");
      case "8003" -> key.length() == 14 ? List.of(link) : List.of();
      default -> key.length() == 13 ? List.of(link) : List.of();
    };
  }

  private static Optional<IdentifierPattern> pattern(String name, String body, boolean objects) {
    List<String> parts = List.of(body.split("\\.", -1));
    int fixed = (int) parts.stream().takeWhile(part -> !part.equals("*")).count();
    if (parts.stream().skip(fixed).anyMatch(part -> !part.equals("*"))
        || parts.stream().anyMatch(String::isEmpty)) {
      return Optional.empty();
    }
    if (fixed == parts.size()) {
      return Optional.of(only(Value.spellings("urn:epc:id:" + name + ":" + body)));
    }
    Scheme scheme = SCHEMES.get(name);
    if (scheme == null) {
      String start = String.join(".", parts.subList(0, fixed));
      return Optional.of(
          new IdentifierPattern(
              Set.of(),
              List.of("urn:epc:id:" + name + ":" + (fixed == 0 ? "" : start + ".")),
              Optional.empty()));
    }
    if (parts.size() != scheme.components || (fixed > 0 && !parts.get(0).matches("[0-9]{6,12}"))) {
      return Optional.empty();
    }
    boolean ofClass = !objects && !name.equals("lgtin") && !scheme.serial.isEmpty();
    if (fixed <= 1) {
      return Optional.of(ofPrefix(scheme, fixed == 0 ? "" : parts.get(0), ofClass));
    }
    return fixed == parts.size() - 1
        ? ofClass(name, body, scheme, ofClass)
        : Optional.empty(); // a trade item's piece with its total left open
  }

  /** Every asterisk but the last is gone: one class, or the objects in it. */
  private static Optional<IdentifierPattern> ofClass(
      String name, String body, Scheme scheme, boolean ofClass) {
    String known = name.equals("lgtin") ? "sgtin" : name;
    Optional<String> link =
        name.equals("sgln")
            ? EpcUri.toDigitalLink("urn:epc:id:sgln:" + body.substring(0, body.length() - 1) + "0")
            : EpcUri.toDigitalLink("urn:epc:idpat:" + known + ":" + body);
    return link.map(
        found ->
            ofClass
                ? only(Value.spellings(found))
                : new IdentifierPattern(
                    Set.of(), List.of(found), Optional.of(Pattern.compile(scheme.serial))));
  }

  private static IdentifierPattern ofPrefix(Scheme scheme, String prefix, boolean ofClass) {
    String key = HOST + scheme.ai + "/";
    List<String> starts =
        prefix.isEmpty()
            ? List.of(key)
            : switch (scheme.lead) {
              case NONE -> List.of(key + prefix);
              case ZERO -> List.of(key + "0" + prefix);
              case ANY_DIGIT ->
                  IntStream.range(0, 10).mapToObj(digit -> key + digit + prefix).toList();
            };
    int given = starts.get(0).length() - key.length();
    String whole = scheme.length == 0 ? "[^/]*" : "[0-9]{" + (scheme.length - given) + "}";
    return new IdentifierPattern(
        new TreeSet<>(),
        starts,
        Optional.of(Pattern.compile(whole + (ofClass ? "" : scheme.serial))));
  }
}
