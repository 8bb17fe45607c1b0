package vn.traceability.event.epcis.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The JSON schema of EPCIS 2.0 in code, for the documents and events that plainly hold: as nearly
 * all do that are sent. A yes is one of {@link EpcisSchema} too; a no means only that it has to
 * look, and to say what is wrong. Left to it are kinds of events that the standard does not know,
 * and master data.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0.1, JSON schema</a>
 */
final class FastSchema {
  /** Says yes where a value is sure to hold. */
  private interface Check {
    boolean holds(JsonNode value);
  }

  private static final Check ANY = value -> true;
  private static final Check TEXT = JsonNode::isString;
  private static final Check NUMBER = JsonNode::isNumber;
  private static final Check URI = text(FastFormats::isUri);
  private static final Check URIS = listOf(URI);
  private static final Check TIME = text(FastFormats::isDateTime);
  private static final Predicate<String> OTHER_URI =
      text ->
          FastFormats.isUri(text)
              && !text.startsWith("urn:epcglobal:cbv")
              && !text.startsWith("http://ns.gs1.org")
              && !text.startsWith("https://ns.gs1.org");
  private static final Predicate<String> NOT_OF_THE_WEB_VOCABULARY =
      text ->
          FastFormats.isUri(text)
              && !text.contains("://gs1.org")
              && !text.contains("://www.gs1.org");

  private static final Check CONTEXT =
      value ->
          value.isArray()
              ? areContexts(value) && areUnique(value)
              : value.isObject() || URI.holds(value);

  private static final Map<String, Check> COMMON =
      Map.of(
          "@context",
          CONTEXT,
          "type",
          TEXT,
          "eventTime",
          TIME,
          "recordTime",
          TIME,
          "eventTimeZoneOffset",
          text(FastFormats::isTimeZoneOffset),
          "eventID",
          URI,
          "certificationInfo",
          value -> value.isArray() ? URIS.holds(value) : URI.holds(value),
          "errorDeclaration",
          extensible(
              Map.of(
                  "declarationTime",
                  TIME,
                  "reason",
                  term("error-reason", OTHER_URI),
                  "correctiveEventIDs",
                  URIS),
              "declarationTime"));

  private static final Check QUANTITIES =
      listOf(
          closed(
              Map.of("epcClass", URI, "quantity", NUMBER, "uom", text(FastFormats::isUnit)),
              "epcClass"));
  private static final Check UNIQUE_URIS = value -> URIS.holds(value) && areUnique(value);
  private static final Check ACTION = text(Set.of("OBSERVE", "ADD", "DELETE")::contains);
  private static final Check DISPOSITION = term("disposition", OTHER_URI);
  private static final Check PLACE =
      value -> value.isObject() && URI.holds(value.path("id")); // whatever else it has

  private static final Map<String, Check> WHERE_AND_WHY =
      Map.of(
          "bizStep",
          term("bizStep", OTHER_URI),
          "disposition",
          DISPOSITION,
          "readPoint",
          PLACE,
          "bizLocation",
          PLACE,
          "bizTransactionList",
          listOf(
              closed(
                  Map.of("type", term("bizTransaction-type", OTHER_URI), "bizTransaction", URI),
                  "bizTransaction")),
          "sourceList",
          ends("source"),
          "destinationList",
          ends("destination"),
          "sensorElementList",
          listOf(sensorElement()));

  private static final Check PERSISTENT_DISPOSITION =
      value ->
          closed(Map.of("set", dispositions(), "unset", dispositions())).holds(value)
              && !value.isEmpty();

  private static final Check ILMD =
      value -> value.isObject() && value.propertyNames().stream().allMatch(FastFormats::isUri);

  private static final Check OBJECT_EVENT =
      event(
          Map.of(
              "epcList",
              UNIQUE_URIS,
              "quantityList",
              QUANTITIES,
              "action",
              ACTION,
              "persistentDisposition",
              PERSISTENT_DISPOSITION,
              "ilmd",
              ILMD),
          event ->
              (event.has("epcList")
                      || !event.path("quantityList").isEmpty()
                      || !event.path("sensorElementList").isEmpty() && event.has("readPoint"))
                  && (!event.has("ilmd") || isAction(event, "ADD")),
          "action");

  private static final Map<String, Check> CHILDREN =
      Map.of(
          "parentID",
          URI,
          "childEPCs",
          URIS,
          "childQuantityList",
          QUANTITIES,
          "action",
          ACTION,
          "persistentDisposition", // which the schema names and says nothing of
          ANY);

  private static final Check HAS_CHILDREN =
      event ->
          isAction(event, "DELETE")
              || !event.path("childEPCs").isEmpty()
              || !event.path("childQuantityList").isEmpty();

  private static final Check TRANSACTION_EVENT =
      event(
          Map.of("parentID", URI, "epcList", URIS, "quantityList", QUANTITIES, "action", ACTION),
          event ->
              !event.path("bizTransactionList").isEmpty()
                  && (isAction(event, "DELETE")
                      || event.has("epcList")
                      || !event.path("quantityList").isEmpty()),
          "action");

  private static final Check TRANSFORMATION_EVENT =
      event(
          Map.of(
              "inputEPCList",
              UNIQUE_URIS,
              "inputQuantityList",
              QUANTITIES,
              "outputEPCList",
              UNIQUE_URIS,
              "outputQuantityList",
              QUANTITIES,
              "transformationID",
              URI,
              "persistentDisposition",
              PERSISTENT_DISPOSITION,
              "ilmd",
              ILMD),
          FastSchema::transforms);

  private static final Map<String, Check> EVENTS =
      Map.of(
          "ObjectEvent", OBJECT_EVENT,
          "AggregationEvent", event(CHILDREN, HAS_CHILDREN, "action"),
          "AssociationEvent", event(CHILDREN, HAS_CHILDREN, "action", "parentID"),
          "TransactionEvent", TRANSACTION_EVENT,
          "TransformationEvent", TRANSFORMATION_EVENT);

  private static final Check EVENT_LIST = listOf(FastSchema::holdsInDocument);

  private static final Map<String, Check> ANY_DOCUMENT =
      Map.of(
          "@context",
          CONTEXT,
          "id",
          URI,
          "type",
          TEXT,
          "schemaVersion",
          text(FastFormats::isVersion),
          "creationDate",
          TIME);

  private static final Map<String, Check> DOCUMENTS =
      Map.of("EPCISDocument", document(), "EPCISQueryDocument", queryDocument());

  private FastSchema() {}

  /** Whether a document surely holds, or an event that stands alone. */
  static boolean holds(JsonNode document) {
    Check known = DOCUMENTS.get(document.path("type").asString(""));
    return known == null
        ? holdsInDocument(document) && document.has("@context")
        : known.holds(document);
  }

  /** Whether an event of a document surely holds. */
  static boolean holdsInDocument(JsonNode event) {
    JsonNode type = event.path("type");
    Check known = type.isString() ? EVENTS.get(type.stringValue()) : null;
    return known != null && known.holds(event);
  }

  private static Check text(Predicate<String> form) {
    return value -> value.isString() && form.test(value.stringValue());
  }

  /** A standard term of a vocabulary, or somebody's own. */
  private static Check term(String vocabulary, Predicate<String> own) {
    Set<String> words = EpcisSchema.words(vocabulary);
    return text(word -> words.contains(word) || own.test(word));
  }

  private static Check listOf(Check each) {
    return value -> {
      if (!value.isArray()) {
        return false;
      }
      for (JsonNode entry : value) {
        if (!each.holds(entry)) {
          return false;
        }
      }
      return true;
    };
  }

  /** An object with no other members than these. */
  private static Check closed(Map<String, Check> known, String... required) {
    return members(known, name -> false, required);
  }

  /** An object whose other members have URIs, or CURIEs, for names. */
  private static Check extensible(Map<String, Check> known, String... required) {
    return members(known, FastFormats::isUri, required);
  }

  private static Check members(
      Map<String, Check> known, Predicate<String> others, String... required) {
    return value -> {
      if (!value.isObject()) {
        return false;
      }
      for (String name : required) {
        if (!value.has(name)) {
          return false;
        }
      }
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        Check check = known.get(member.getKey());
        if (check == null ? !others.test(member.getKey()) : !check.holds(member.getValue())) {
          return false;
        }
      }
      return true;
    };
  }

  private static Check event(Map<String, Check> own, Check whole, String... required) {
    var all = new HashMap<>(COMMON);
    all.putAll(WHERE_AND_WHY);
    all.putAll(own);
    Check members = extensible(all, required);
    return event ->
        event.has("eventTime")
            && event.has("eventTimeZoneOffset")
            && members.holds(event)
            && whole.holds(event);
  }

  private static Check document() {
    var members = new HashMap<>(ANY_DOCUMENT);
    for (String name : new String[] {"instanceIdentifier", "sender", "receiver"}) {
      members.put(name, TEXT);
    }
    members.put(
        "epcisBody", value -> value.isObject() && EVENT_LIST.holds(value.path("eventList")));
    return extensible(members, "@context", "type", "schemaVersion", "creationDate", "epcisBody");
  }

  private static Check queryDocument() {
    Check body = extensible(Map.of("eventList", EVENT_LIST), "eventList");
    Check results =
        extensible(
            Map.of("queryName", TEXT, "subscriptionID", TEXT, "resultsBody", body),
            "queryName",
            "resultsBody");
    var members = new HashMap<>(ANY_DOCUMENT);
    members.put("epcisBody", extensible(Map.of("queryResults", results), "queryResults"));
    return extensible(members, "@context", "type", "epcisBody");
  }

  private static Check ends(String end) {
    return listOf(
        closed(Map.of("type", term("source-dest-type", OTHER_URI), end, URI), "type", end));
  }

  private static Check dispositions() {
    return value -> listOf(DISPOSITION).holds(value) && !value.isEmpty() && areUnique(value);
  }

  private static Check sensorElement() {
    var said =
        Map.of(
            "time",
            TIME,
            "deviceID",
            URI,
            "deviceMetadata",
            URI,
            "rawData",
            URI,
            "dataProcessingMethod",
            URI,
            "bizRules",
            URI);
    var metadata = new HashMap<>(said);
    metadata.put("startTime", TIME);
    metadata.put("endTime", TIME);
    var report = new HashMap<>(said);
    report.put("type", term("measurementType", NOT_OF_THE_WEB_VOCABULARY));
    report.put("exception", term("sensorAlertType", NOT_OF_THE_WEB_VOCABULARY));
    report.put("component", term("component", OTHER_URI));
    report.put("stringValue", TEXT);
    report.put("booleanValue", JsonNode::isBoolean);
    report.put("hexBinaryValue", text(FastFormats::isHexadecimal));
    report.put("uom", TEXT);
    for (String uri :
        new String[] {
          "microorganism", "chemicalSubstance", "coordinateReferenceSystem", "uriValue"
        }) {
      report.put(uri, URI);
    }
    for (String number :
        new String[] {
          "value", "minValue", "maxValue", "meanValue", "sDev", "percRank", "percValue"
        }) {
      report.put(number, NUMBER);
    }
    Check reports = listOf(extensible(report, "type"));
    return extensible(
        Map.of(
            "sensorMetadata",
            extensible(metadata),
            "sensorReport",
            value -> reports.holds(value) && !value.isEmpty()),
        "sensorReport");
  }

  private static boolean transforms(JsonNode event) {
    boolean inputs =
        !event.path("inputEPCList").isEmpty() || !event.path("inputQuantityList").isEmpty();
    boolean outputs =
        !event.path("outputEPCList").isEmpty() || !event.path("outputQuantityList").isEmpty();
    return inputs && outputs || (inputs || outputs) && event.has("transformationID");
  }

  private static boolean isAction(JsonNode event, String action) {
    return event.path("action").asString("").equals(action);
  }

  private static boolean areContexts(JsonNode array) {
    for (JsonNode each : array) {
      if (!each.isObject() && !URI.holds(each)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areUnique(JsonNode array) {
    if (array.size() < 2) {
      return true;
    }
    var seen = new HashSet<JsonNode>();
    for (JsonNode each : array) {
      if (!seen.add(each)) {
        return false;
      }
    }
    return true;
  }
}
