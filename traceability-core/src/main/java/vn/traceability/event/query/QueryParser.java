package vn.traceability.event.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.AttributeNames;
import vn.traceability.event.hash.Namespaces;
import vn.traceability.event.hash.Vocabulary;
import vn.traceability.refusal.InvalidValue;

/**
 * Reads the parameters of a query one after the other.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.2.7.1</a>
 */
final class QueryParser {
  private static final String UNKNOWN = "is no parameter of SimpleEventQuery";

  private static final Set<String> ACTIONS = Set.of("ADD", "OBSERVE", "DELETE");
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern TYPED =
      Pattern.compile("(bizTransaction|source|destination)_(\\S+)");
  private static final Pattern MEASURED =
      Pattern.compile(
          "(quantity|value|minValue|maxValue|meanValue|sDev|percValue)_([A-Z0-9]{2,4})");

  private static final Map<String, List<String>> MATCHED_OBJECTS =
      Map.of(
          "epc", List.of(Fields.EPC),
          "parentID", List.of(Fields.PARENT_ID),
          "inputEPC", List.of(Fields.INPUT_EPC),
          "outputEPC", List.of(Fields.OUTPUT_EPC),
          "anyEPC", List.of(Fields.EPC, Fields.PARENT_ID, Fields.INPUT_EPC, Fields.OUTPUT_EPC));

  private static final Map<String, List<String>> MATCHED_CLASSES =
      Map.of(
          "epcClass", List.of(Fields.EPC_CLASS),
          "inputEPCClass", List.of(Fields.INPUT_EPC_CLASS),
          "outputEPCClass", List.of(Fields.OUTPUT_EPC_CLASS),
          "anyEPCClass",
              List.of(Fields.EPC_CLASS, Fields.INPUT_EPC_CLASS, Fields.OUTPUT_EPC_CLASS));

  private final Namespaces namespaces;
  private final List<Condition> conditions = new ArrayList<>();
  private final List<AttributeCondition> attributes = new ArrayList<>();
  private Window eventTime = Window.ALWAYS;
  private Window recordTime = Window.ALWAYS;
  private Optional<String> orderBy = Optional.empty();
  private boolean descending = true;
  private OptionalInt eventCountLimit = OptionalInt.empty();
  private OptionalInt maxEventCount = OptionalInt.empty();
  private OptionalInt perPage = OptionalInt.empty();
  private Optional<String> nextPageToken = Optional.empty();

  private QueryParser(Namespaces namespaces) {
    this.namespaces = namespaces;
  }

  static EventQuery parse(Map<String, List<String>> parameters, Map<String, String> prefixes) {
    var parser = new QueryParser(namespaces(prefixes));
    parameters.forEach((name, values) -> parser.take(name, Given.of(name, values)));
    return parser.query();
  }

  static EventQuery parse(JsonNode query, Map<String, String> prefixes) {
    if (!query.isObject()) {
      throw new QueryRefused("query", query.toString(), "needs a JSON object");
    }
    var parser = new QueryParser(with(namespaces(prefixes), query.path("@context"), "@context"));
    for (Map.Entry<String, JsonNode> member : query.properties()) {
      String name = member.getKey();
      if (name.equals("nextPageToken")) {
        throw QueryRefused.named(name, "belongs to one request, not to a query that is kept");
      }
      if (name.equals("@context")) {
        parser.checkContext(member.getValue());
      } else {
        parser.take(name, Given.of(name, member.getValue()));
      }
    }
    return parser.query();
  }

  private static Namespaces namespaces(Map<String, String> prefixes) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    prefixes.forEach(context::put);
    return with(Namespaces.STANDARD, context, "GS1-Extensions");
  }

  private static Namespaces with(Namespaces outer, JsonNode context, String parameter) {
    try {
      return outer.with(context);
    } catch (InvalidValue tooLong) {
      throw QueryRefused.named(parameter, tooLong.getMessage());
    }
  }

  private void checkContext(JsonNode context) {
    for (JsonNode part : context.isArray() ? context.values() : List.of(context)) {
      if (!part.isString() && !part.isObject()) {
        throw new QueryRefused(
            "@context", part.toString(), "needs an address, an object, or a list of them");
      }
    }
  }

  private EventQuery query() {
    if (eventCountLimit.isPresent() && maxEventCount.isPresent()) {
      throw QueryRefused.named("eventCountLimit", "cannot stand beside maxEventCount");
    }
    if (eventCountLimit.isPresent() && orderBy.isEmpty()) {
      throw QueryRefused.named("eventCountLimit", "needs orderBy beside it");
    }
    return new EventQuery(
        conditions,
        attributes,
        eventTime,
        recordTime,
        orderBy.map(by -> new Order(by, descending)).orElseGet(this::naturalOrder),
        eventCountLimit,
        maxEventCount,
        perPage,
        nextPageToken);
  }

  /** The standard leaves it open: the oldest first, by the time that is asked for. */
  private Order naturalOrder() {
    boolean byRecordTime = recordTime.from().isPresent() && eventTime.equals(Window.ALWAYS);
    return new Order(byRecordTime ? Order.RECORD_TIME : Order.EVENT_TIME, false);
  }

  private void take(String name, Given given) {
    switch (name) {
      case "orderBy" -> orderBy = Optional.of(ordering(given));
      case "orderDirection" -> descending = descending(given);
      case "eventCountLimit" -> eventCountLimit = OptionalInt.of(given.positive());
      case "maxEventCount" -> maxEventCount = OptionalInt.of(given.positive());
      case "perPage" -> perPage = OptionalInt.of(given.positive());
      case "nextPageToken" -> nextPageToken = Optional.of(given.single());
      case "eventType" -> eventTypes(given);
      case "GE_eventTime" -> eventTime = eventTime.and(from(given));
      case "LT_eventTime" -> eventTime = eventTime.and(before(given));
      case "GE_recordTime" -> recordTime = recordTime.and(from(given));
      case "LT_recordTime" -> recordTime = recordTime.and(before(given));
      default -> condition(name, given);
    }
  }

  private static Window from(Given given) {
    return new Window(Optional.of(given.time()), Optional.empty());
  }

  private static Window before(Given given) {
    return new Window(Optional.empty(), Optional.of(given.time()));
  }

  private String ordering(Given given) {
    String by = given.single();
    if (by.equals(Order.EVENT_TIME) || by.equals(Order.RECORD_TIME)) {
      return by;
    }
    return qualified(by)
        .map(Area.EVENT::top)
        .orElseThrow(
            () ->
                given.refused(
                    by, "needs eventTime, recordTime or an extension whose prefix is declared"));
  }

  private static boolean descending(Given given) {
    String direction = given.single();
    return switch (direction) {
      case "ASC" -> false;
      case "DESC" -> true;
      default -> throw given.refused(direction, "needs ASC or DESC");
    };
  }

  private void eventTypes(Given given) {
    add(
        given,
        List.of(Fields.TYPE),
        oneOf(
            given.list(),
            text -> {
              if (!Vocabulary.EVENT_TYPE.has(matching(WORD, given, text))) {
                throw given.refused(text, "is no type of event");
              }
              return Vocabulary.EVENT_TYPE.canonical(text, namespaces);
            }));
  }

  private void condition(String name, Given given) {
    int underscore = name.indexOf('_');
    String operator = underscore < 0 ? "" : name.substring(0, underscore);
    String rest = name.substring(underscore + 1);
    switch (operator) {
      case "MATCH" -> match(rest, given);
      case "WD" -> descendants(rest, given);
      case "EXISTS" -> exists(rest, given);
      case "HASATTR" -> attribute(rest, given);
      case "EQATTR" -> attributeValue(rest, given);
      case "EQ" -> equal(rest, given);
      case "GT", "GE", "LT", "LE" -> compared(Comparison.valueOf(operator), rest, given);
      default -> throw QueryRefused.named(name, UNKNOWN);
    }
  }

  private void match(String field, Given given) {
    if (MATCHED_OBJECTS.containsKey(field)) {
      described(given, MATCHED_OBJECTS.get(field), IdentifierPattern::ofObjects);
    } else if (MATCHED_CLASSES.containsKey(field)) {
      described(given, MATCHED_CLASSES.get(field), IdentifierPattern::ofClasses);
    } else {
      throw QueryRefused.named(given.parameter(), UNKNOWN);
    }
  }

  private void descendants(String field, Given given) {
    if (!field.equals(Fields.READ_POINT) && !field.equals(Fields.BIZ_LOCATION)) {
      throw QueryRefused.named(given.parameter(), UNKNOWN);
    }
    described(
        given, List.of(field), place -> Optional.of(IdentifierPattern.withDescendants(place)));
  }

  private void described(
      Given given, List<String> fields, Function<String, Optional<IdentifierPattern>> reader) {
    var patterns = new ArrayList<IdentifierPattern>();
    for (String value : given.list()) {
      uri(given, value);
      patterns.add(
          reader
              .apply(value)
              .orElseThrow(() -> given.refused(value, "is no pattern of identifiers")));
    }
    add(given, fields, new Wanted.Described(patterns));
  }

  private void exists(String rest, Given given) {
    List<String> fields =
        switch (rest) {
          case "errorDeclaration" -> List.of(Fields.ERROR_DECLARATION);
          case "sensorElementList" -> List.of(Fields.SENSOR_ELEMENT_LIST);
          default -> List.of(extension(rest, given));
        };
    if (given.isThere()) {
      add(given, fields, new Wanted.Exists());
    }
  }

  /** Master data of what an event's field names, which has one of these attributes. */
  private void attribute(String field, Given given) {
    var names = new HashSet<String>();
    given.list().forEach(name -> names.add(AttributeNames.canonical(name, namespaces)));
    ask(field, names, Set.of(), given);
  }

  /**
   * The field ends at the first underscore, for none of the standard has one. Where the name of an
   * extension or of its attribute has one, nobody can tell them apart, and the standard lets that
   * be refused.
   */
  private void attributeValue(String rest, Given given) {
    int underscore = rest.indexOf('_');
    if (underscore < 1 || underscore == rest.length() - 1) {
      throw QueryRefused.named(given.parameter(), "needs the names of a field and an attribute");
    }
    String field = rest.substring(0, underscore);
    if (Described.by(field).isEmpty() && rest.indexOf('_', underscore + 1) > 0) {
      throw QueryRefused.named(
          given.parameter(), "needs one underscore alone, between an extension and its attribute");
    }
    String name = AttributeNames.canonical(rest.substring(underscore + 1), namespaces);
    ask(field, Set.of(name), Set.copyOf(given.spellings()), given);
  }

  private void ask(String field, Set<String> names, Set<String> values, Given given) {
    List<AttributeCondition.Place> places =
        Described.by(field)
            .or(() -> qualified(field).map(name -> Described.byExtension(Area.EVENT.top(name))))
            .orElseThrow(
                () ->
                    QueryRefused.named(
                        given.parameter(),
                        "needs one of the fields "
                            + Described.names()
                            + ", or an extension whose prefix is declared"));
    attributes.add(
        new AttributeCondition(new AttributeQuestion(given.parameter(), names, values), places));
  }

  private void equal(String rest, Given given) {
    Matcher typed = TYPED.matcher(rest);
    Matcher measured = MEASURED.matcher(rest);
    Subject subject = Subject.NAMED.get(rest);
    if (rest.startsWith("ATTR_")) {
      attributeValue(rest.substring("ATTR_".length()), given);
    } else if (rest.equals(Fields.ACTION)) {
      add(given, List.of(Fields.ACTION), oneOf(given.list(), action -> action(given, action)));
    } else if (subject != null) {
      equal(subject, given);
    } else if (typed.matches()) {
      String type = word(typeWords(typed.group(1)), given, typed.group(2));
      add(given, List.of(Fields.typed(typed.group(1), type)), identifiers(given));
    } else if (measured.matches()) {
      String field = Fields.measured(measured.group(1), measured.group(2));
      add(given, List.of(field), numbers(given));
    } else {
      String field = extension(rest, given);
      add(given, List.of(field), new Wanted.OneOf(Set.copyOf(given.untyped())));
    }
  }

  private void equal(Subject subject, Given given) {
    Wanted wanted =
        switch (subject.kind()) {
          case WORD ->
              oneOf(
                  given.list(), text -> word(subject.words(), given, matching(WORD, given, text)));
          case IDENTIFIER -> identifiers(given);
          case PLAIN_URI -> oneOf(given.list(), text -> uri(given, text));
          case TEXT -> oneOf(given.list(), text -> text);
          case HEX -> oneOf(given.list(), text -> hex(given, text));
          case TRUTH -> new Wanted.OneOf(Set.of(String.valueOf(given.truth())));
          case NUMBER -> numbers(given);
          case TIME -> throw QueryRefused.named(given.parameter(), UNKNOWN);
        };
    add(given, subject.fields(), wanted);
  }

  private void compared(Comparison comparison, String rest, Given given) {
    Matcher measured = MEASURED.matcher(rest);
    Subject subject = Subject.NAMED.get(rest);
    if (measured.matches()) {
      String field = Fields.measured(measured.group(1), measured.group(2));
      add(given, List.of(field), new Wanted.Than(comparison, given.number()));
    } else if (subject == null) {
      String field = extension(rest, given);
      add(given, List.of(field), given.than(comparison));
    } else if (subject.kind() == Subject.Kind.NUMBER) {
      add(given, subject.fields(), new Wanted.Than(comparison, given.number()));
    } else if (subject.kind() == Subject.Kind.TIME
        && (comparison == Comparison.GE || comparison == Comparison.LT)) {
      add(given, subject.fields(), new Wanted.When(comparison, given.time()));
    } else {
      throw QueryRefused.named(given.parameter(), UNKNOWN);
    }
  }

  /** The field of an extension that a parameter names behind its operator. */
  private String extension(String rest, Given given) {
    boolean inner = rest.startsWith("INNER_");
    String name = inner ? rest.substring("INNER_".length()) : rest;
    Area found = Area.EVENT;
    for (Area area : Area.values()) {
      if (!area.parameter().isEmpty() && name.startsWith(area.parameter())) {
        found = area;
      }
    }
    Area area = found;
    String field = name.substring(area.parameter().length());
    if (field.indexOf(':') < 1) {
      throw QueryRefused.named(given.parameter(), UNKNOWN);
    }
    return qualified(field)
        .map(qualified -> inner ? area.inner(qualified) : area.top(qualified))
        .orElseThrow(
            () ->
                QueryRefused.named(
                    given.parameter(), "names an extension whose prefix is not declared"));
  }

  private Optional<String> qualified(String name) {
    return name.indexOf(':') < 1 ? Optional.empty() : Fields.qualified(namespaces.name(name));
  }

  /** A bare word that is none of the standard's would never be found, for no event may have it. */
  private String word(Vocabulary vocabulary, Given given, String text) {
    if (!vocabulary.has(text)) {
      throw given.refused(text, "is no word of the standard for this; one's own are URIs");
    }
    return vocabulary.canonical(text, namespaces);
  }

  private static Vocabulary typeWords(String member) {
    return member.equals("bizTransaction")
        ? Vocabulary.BIZ_TRANSACTION_TYPE
        : Vocabulary.SOURCE_DESTINATION_TYPE;
  }

  private static String action(Given given, String action) {
    if (!ACTIONS.contains(action)) {
      throw given.refused(action, "needs ADD, OBSERVE or DELETE");
    }
    return action;
  }

  private static String hex(Given given, String text) {
    if (!text.matches("[0-9A-Fa-f]+")) {
      throw given.refused(text, "needs hexadecimal digits");
    }
    return text.toUpperCase(java.util.Locale.ROOT);
  }

  private static String uri(Given given, String value) {
    return matching(URI, given, value);
  }

  private static String matching(Pattern form, Given given, String value) {
    if (!form.matcher(value).matches()) {
      throw given.refused(value, form == URI ? "needs a URI" : "needs a word or a URI");
    }
    return value;
  }

  private static Wanted numbers(Given given) {
    var numbers = new HashSet<String>();
    for (BigDecimal number : given.numbers()) {
      numbers.add(Value.canonical(number));
    }
    return new Wanted.OneOf(numbers);
  }

  private static Wanted identifiers(Given given) {
    var spellings = new HashSet<String>();
    given.list().forEach(text -> spellings.addAll(Value.spellings(uri(given, text))));
    return new Wanted.OneOf(spellings);
  }

  private static Wanted oneOf(List<String> values, Function<String, String> canonical) {
    var texts = new HashSet<String>();
    values.forEach(value -> texts.add(canonical.apply(value)));
    return new Wanted.OneOf(texts);
  }

  private void add(Given given, List<String> fields, Wanted wanted) {
    conditions.add(new Condition(given.parameter(), fields, wanted));
  }
}
