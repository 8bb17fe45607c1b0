package vn.traceability.event.epcis.document;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The errors of the JSON schema in words for people. Where the schema offers alternatives the
 * library lists what each one lacks; here that becomes one sentence about what may stand there.
 */
final class SchemaWords {
  private static final String ALTERNATIVES = "/anyOf/";
  private static final String NAMES = "/propertyNames";
  private static final String LACKS = "needs the member ";
  private static final String CHILDREN =
      "needs childEPCs or a childQuantityList with an entry, unless the action is DELETE";

  /** What the schema asks of an event as a whole, by the place where it says so. */
  private static final Map<String, String> OF_EVENTS =
      Map.of(
          "/definitions/ObjectEvent/allOf/2",
          "needs an epcList, a quantityList with an entry, or a sensorElementList with a readPoint",
          "/definitions/ObjectEvent/allOf/3",
          "may hold ilmd only where the action is ADD",
          "/definitions/AggregationEvent/allOf/2",
          CHILDREN,
          "/definitions/AssociationEvent/allOf/2",
          CHILDREN,
          "/definitions/TransactionEvent/allOf/2",
          "needs an epcList or a quantityList with an entry, unless the action is DELETE",
          "/definitions/TransformationEvent/allOf/2",
          "needs inputs and outputs with an entry each, or a transformationID and one of them");

  /** What the schema asks of one value, by the place where it says so. */
  private static final Map<String, String> OF_VALUES =
      Map.of(
          "/definitions/persistentDisposition/allOf/1",
          "needs set or unset",
          "/definitions/@context",
          "needs a URI, an object, or an array of such");

  private static final Map<String, String> PATTERNS =
      Map.of(
          "/definitions/Event/properties/eventTimeZoneOffset/pattern",
          "needs an offset from UTC such as +07:00, from -14:00 to +14:00",
          "/definitions/uom/pattern",
          "needs a unit code of two or three capital letters or digits, such as KGM",
          "/definitions/hexBinary/pattern",
          "needs hexadecimal digits",
          "/definitions/version/pattern",
          "needs a version such as 2.0",
          "/definitions/vocab-other-uri/pattern",
          "needs the bare word of a standard term, not its URI",
          "/definitions/vocab-nonGS1WebVoc-uri/pattern",
          "needs the bare word of a standard term, not its URI");

  private SchemaWords() {}

  static List<Violation> of(List<Error> errors) {
    var direct = new ArrayList<Violation>();
    var groups = new LinkedHashMap<String, List<Error>>();
    for (Error error : errors) {
      String path = error.getEvaluationPath().toString();
      if (error.getKeyword().equals("type") && path.equals("/type") || isUntyped(error, path)) {
        return List.of(plain(error)); // what else it lacks would be said of every kind of event
      }
      int alternatives = path.indexOf(ALTERNATIVES);
      if (alternatives < 0 || path.endsWith(NAMES)) {
        direct.add(plain(error));
      } else {
        groups
            .computeIfAbsent(path.substring(0, alternatives), key -> new ArrayList<>())
            .add(error);
      }
    }
    var ofEvents = new ArrayList<List<Error>>();
    for (List<Error> group : groups.values()) {
      if (OF_EVENTS.containsKey(origin(group))) {
        ofEvents.add(group);
      } else {
        direct.add(alternatives(group));
      }
    }
    // A wrong value fails every alternative of its event too; one word about it is enough.
    Set<String> places = direct.stream().map(Violation::pointer).collect(Collectors.toSet());
    for (List<Error> group : ofEvents) {
      if (group.stream().noneMatch(error -> isValue(error) && places.contains(place(error)))) {
        direct.add(new Violation(commonPlace(group), OF_EVENTS.get(origin(group))));
      }
    }
    return onceEach(direct);
  }

  /** One sentence for each value; of an object, one for each member that it lacks. */
  private static List<Violation> onceEach(List<Violation> violations) {
    var seen = new HashSet<String>();
    return violations.stream()
        .filter(each -> seen.add(each.rule().startsWith(LACKS) ? each.toString() : each.pointer()))
        .toList();
  }

  /** Without a type nothing can be said of the other members. */
  private static boolean isUntyped(Error error, String path) {
    return path.equals("/required") || path.equals("/properties/type/type");
  }

  private static boolean isValue(Error error) {
    return !error.getKeyword().equals("required");
  }

  private static Violation alternatives(List<Error> group) {
    String known = OF_VALUES.get(origin(group));
    if (known != null) {
      return new Violation(commonPlace(group), known);
    }
    // The alternative that got furthest is the one that was meant.
    int deepest = group.stream().mapToInt(error -> depth(place(error))).max().orElseThrow();
    List<Violation> meant =
        group.stream()
            .filter(error -> depth(place(error)) == deepest)
            .map(SchemaWords::plain)
            .distinct()
            .toList();
    String place = meant.get(0).pointer();
    return new Violation(
        place,
        meant.stream()
            .filter(each -> each.pointer().equals(place))
            .map(Violation::rule)
            .distinct()
            .collect(Collectors.joining(", or ")));
  }

  /** Where in the schema the alternatives of a group stand; empty when only others are named. */
  private static String origin(List<Error> group) {
    return group.stream()
        .map(error -> error.getSchemaLocation().getFragment().toString())
        .filter(location -> location.contains(ALTERNATIVES))
        .map(location -> location.substring(0, location.indexOf(ALTERNATIVES)))
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  private static Violation plain(Error error) {
    String place = place(error);
    String location = error.getSchemaLocation().getFragment().toString();
    return switch (error.getKeyword()) {
      case "required" -> new Violation(place, LACKS + error.getProperty());
      case "type" -> new Violation(place, "needs " + article(error.getArguments()[1].toString()));
      case "enum" -> new Violation(place, "needs one of " + words(error));
      case "format" -> new Violation(place, format(error.getArguments()[0].toString()));
      case "propertyNames" ->
          new Violation(
              Violation.member(place, error.getProperty()),
              "is no member known here; an extension is named by a URI or under a prefix");
      case "additionalProperties" ->
          new Violation(
              Violation.member(place, error.getProperty()), "is no member that may stand here");
      case "minItems" -> new Violation(place, "needs an entry");
      case "uniqueItems" -> new Violation(place, "needs entries that differ from each other");
      case "not" -> new Violation(place, "may not stand here");
      case "pattern" ->
          new Violation(
              place, PATTERNS.getOrDefault(location, "needs the form " + error.getArguments()[0]));
      default -> new Violation(place, error.getMessage());
    };
  }

  private static String format(String format) {
    return switch (format) {
      case "uri" -> "needs a URI (RFC 3986)";
      case "date-time" ->
          "needs a time with its offset, such as 2026-03-02T07:30:00+07:00 (RFC 3339)";
      default -> "needs the format " + format;
    };
  }

  private static String article(String type) {
    return switch (type) {
      case "string" -> "a text";
      case "array", "object", "integer" -> "an " + type;
      default -> "a " + type;
    };
  }

  private static String words(Error error) {
    var words = new TreeSet<String>();
    error.getSchemaNode().values().forEach(word -> words.add(word.asString()));
    return String.join(", ", words);
  }

  private static String place(Error error) {
    return error.getInstanceLocation().toString();
  }

  private static int depth(String pointer) {
    return (int) pointer.chars().filter(character -> character == '/').count();
  }

  /** The innermost place that holds the places of all errors of a group. */
  private static String commonPlace(List<Error> group) {
    String common = place(group.get(0));
    for (Error error : group) {
      while (!(place(error) + "/").startsWith(common + "/")) {
        common = common.substring(0, common.lastIndexOf('/'));
      }
    }
    return common;
  }
}
