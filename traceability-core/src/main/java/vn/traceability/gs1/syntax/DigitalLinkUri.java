package vn.traceability.gs1.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.traceability.gs1.syntax.PercentEncoding.Place;
import vn.traceability.refusal.InvalidValue;

/**
 * A GS1 Digital Link, uncompressed: what is identified stands in the path, what else is said of it
 * in the query.
 *
 * @param stem all before the first identifier, such as {@code https://example.com/some/path}
 * @param path the primary key, then its qualifiers in their order
 * @param attributes in the order of the query
 * @param others of the query, as they stand there: what is no element
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link: URI
 *     syntax</a>
 */
public record DigitalLinkUri(
    String stem, List<Element> path, List<Element> attributes, List<String> others) {
  /** The stem of a Digital Link that means no place in the web, but the thing itself. */
  public static final String CANONICAL_STEM = "https://id.gs1.org";

  private static final String FIELD = "digitalLink";
  private static final Pattern CHARACTERS =
      Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*");
  private static final Pattern PARTS =
      Pattern.compile("((?:https?|HTTPS?)://([^/]*))(/[^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final int MOST = 64;

  public DigitalLinkUri {
    path = List.copyOf(path);
    attributes = List.copyOf(attributes);
    others = List.copyOf(others);
    mustBeKeyWithQualifiers(path);
    mustBeAttributes(path, attributes);
    if (path.size() + attributes.size() + others.size() > MOST) {
      throw new InvalidValue(FIELD, stem, "has more than " + MOST + " parts");
    }
  }

  /**
   * Reads one.
   *
   * @param uri as it stands in a carrier, its values percent-encoded
   * @throws InvalidValue when it is none; names the identifier and the rule
   */
  public static DigitalLinkUri read(String uri) {
    if (!CHARACTERS.matcher(uri).matches()) {
      throw new InvalidValue(FIELD, uri, "has characters that no URI has");
    }
    var parts = PARTS.matcher(uri);
    if (!parts.matches()) {
      throw new InvalidValue(FIELD, uri, "needs http:// or https://, a host and a path");
    }
    if (!HOST.matcher(parts.group(2)).matches()) {
      throw new InvalidValue(FIELD, uri, "needs a host of letters, digits, hyphens and dots");
    }
    String[] steps = parts.group(3).split("/", -1);
    int key = keyIn(steps).orElseThrow(() -> noKey(uri));
    var link =
        new DigitalLinkUri(
            parts.group(1) + String.join("/", Arrays.copyOf(steps, key)),
            pairs(steps, key),
            attributes(parts.group(4)),
            query(parts.group(4)).filter(each -> !isElement(each)).toList());
    link.elements().mustGoTogether();
    return link;
  }

  private static InvalidValue noKey(String uri) {
    return new InvalidValue(
        FIELD, uri, "needs a path that ends in a primary key such as /01 and its qualifiers");
  }

  /** Where the last primary key stands behind which there is nothing but identifiers. */
  private static Optional<Integer> keyIn(String... steps) {
    for (int at = steps.length - 2; at > 0; at -= 2) {
      var identifier = SyntaxDictionary.gs1().find(steps[at]);
      if (identifier.isEmpty()) {
        return Optional.empty();
      }
      if (identifier.get().isPrimaryKey()) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static List<Element> pairs(String[] steps, int from) {
    var pairs = new ArrayList<Element>();
    for (int at = from; at < steps.length; at += 2) {
      pairs.add(Element.of(steps[at], PercentEncoding.decode(steps[at + 1], Place.PATH)));
    }
    return pairs;
  }

  private static Stream<String> query(String query) {
    return Arrays.stream(Optional.ofNullable(query).orElse("").split("&"))
        .filter(each -> !each.isEmpty());
  }

  private static boolean isElement(String parameter) {
    int equals = parameter.indexOf('=');
    return equals > 0 && DIGITS.matcher(parameter.substring(0, equals)).matches();
  }

  private static List<Element> attributes(String query) {
    return query(query)
        .filter(DigitalLinkUri::isElement)
        .map(
            each -> {
              int equals = each.indexOf('=');
              return Element.of(
                  each.substring(0, equals),
                  PercentEncoding.decode(each.substring(equals + 1), Place.QUERY));
            })
        .toList();
  }

  /**
   * Writes elements as a Digital Link: the first primary key among them begins the path, with as
   * many qualifiers as there are; all others become attributes, those of predefined length first.
   *
   * @throws InvalidValue when none is a primary key, or one can be no attribute
   */
  public static DigitalLinkUri of(ElementString elements, String stem) {
    var byCode = new LinkedHashMap<String, Element>();
    elements.elements().forEach(element -> byCode.putIfAbsent(element.code(), element));
    var key =
        byCode.values().stream()
            .filter(element -> element.identifier().isPrimaryKey())
            .findFirst()
            .orElseThrow(() -> noKey(elements.bracketed()));
    var path = new ArrayList<>(List.of(key));
    var qualifiers = List.<Element>of();
    for (var sequence : key.identifier().qualifiers()) {
      var there = sequence.stream().map(byCode::get).filter(each -> each != null).toList();
      qualifiers = there.size() > qualifiers.size() ? there : qualifiers;
    }
    path.addAll(qualifiers);
    var attributes =
        byCode.values().stream()
            .filter(each -> !path.contains(each))
            .collect(Collectors.partitioningBy(each -> each.identifier().hasPredefinedLength()));
    return new DigitalLinkUri(
        stem.endsWith("/") ? stem.substring(0, stem.length() - 1) : stem,
        path,
        Stream.of(true, false).flatMap(fixed -> attributes.get(fixed).stream()).toList(),
        List.of());
  }

  private static void mustBeKeyWithQualifiers(List<Element> path) {
    if (path.isEmpty() || !isPath(path.stream().map(Element::code).toList())) {
      throw new InvalidValue(
          FIELD,
          path(path),
          path.isEmpty()
              ? "needs a primary key"
              : "needs the qualifiers of its primary key in one of these orders: "
                  + path.get(0).identifier().qualifiers());
    }
  }

  private static boolean isPath(List<String> codes) {
    return SyntaxDictionary.gs1().find(codes.get(0)).stream()
        .flatMap(key -> key.qualifiers().stream())
        .anyMatch(sequence -> isSome(codes.subList(1, codes.size()), sequence));
  }

  /** Whether these stand in the sequence, in its order. */
  private static boolean isSome(List<String> codes, List<String> sequence) {
    int last = -1;
    for (String code : codes) {
      int place = sequence.indexOf(code);
      if (place <= last) {
        return false;
      }
      last = place;
    }
    return true;
  }

  private static void mustBeAttributes(List<Element> path, List<Element> attributes) {
    var codes = path.stream().map(Element::code).toList();
    var seen = new ArrayList<>(codes);
    for (var attribute : attributes) {
      String code = attribute.code();
      if (seen.contains(code)) {
        throw refused(attribute, "stands there twice");
      }
      if (!attribute.identifier().isAttribute()) {
        throw refused(attribute, "is no attribute that a Digital Link may have in its query");
      }
      if (IntStream.rangeClosed(1, codes.size()).anyMatch(at -> isPath(with(codes, at, code)))) {
        throw refused(attribute, "qualifies what is identified and needs to stand in the path");
      }
      seen.add(code);
    }
  }

  private static List<String> with(List<String> codes, int at, String code) {
    var more = new ArrayList<>(codes);
    more.add(at, code);
    return more;
  }

  private static InvalidValue refused(Element element, String rule) {
    return new InvalidValue("(" + element.code() + ")", element.value(), rule);
  }

  /** All it says, in its order. */
  public ElementString elements() {
    return new ElementString(Stream.of(path, attributes).flatMap(List::stream).toList());
  }

  /** The same under the stem of GS1, without what is no element. */
  public DigitalLinkUri canonical() {
    return new DigitalLinkUri(CANONICAL_STEM, path, attributes, List.of());
  }

  /** What is identified, as a path that begins with a slash. */
  public String pathText() {
    return path(path);
  }

  private static String path(List<Element> elements) {
    return elements.stream()
        .map(each -> "/" + each.code() + "/" + PercentEncoding.encode(each.value(), Place.PATH))
        .collect(Collectors.joining());
  }

  /** The URI. */
  @Override
  public String toString() {
    String query =
        Stream.concat(
                attributes.stream()
                    .map(
                        each ->
                            each.code() + "=" + PercentEncoding.encode(each.value(), Place.QUERY)),
                others.stream())
            .collect(Collectors.joining("&"));
    return stem + path(path) + (query.isEmpty() ? "" : "?" + query);
  }
}
