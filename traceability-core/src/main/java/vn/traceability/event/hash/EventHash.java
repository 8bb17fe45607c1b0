package vn.traceability.event.hash;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.traceability.refusal.InvalidValue;

/**
 * The EPCIS event hash: the same event has the same hash however its members are ordered and its
 * identifiers spelt, and any other change changes it. eventID, recordTime and errorDeclaration are
 * not part of it.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">CBV 2.0, section 8.9</a>
 */
public final class EventHash {
  private static final String CBV = "https://ref.gs1.org/cbv/";
  private static final String WEB_VOCABULARY = "https://ref.gs1.org/voc/";
  private static final String COMMENT = "{http://www.w3.org/2000/01/rdf-schema#}comment";
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

  private static final Map<String, String> PREFIXES =
      Map.of(
          "epcis", "https://ref.gs1.org/epcis/",
          "cbv", CBV,
          "cbvmda", "urn:epcglobal:cbv:mda:",
          "gs1", WEB_VOCABULARY,
          "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
          "owl", "http://www.w3.org/2002/07/owl#",
          "xsd", "http://www.w3.org/2001/XMLSchema#",
          "dcterms", "http://purl.org/dc/terms/");

  /** Members that never count, and those that the walk below takes one by one. */
  private static final Set<String> STANDARD =
      Set.of(
          "@context",
          "type",
          "isA",
          "eventID",
          "recordTime",
          "errorDeclaration",
          "eventTime",
          "eventTimeZoneOffset",
          "certificationInfo",
          "epcList",
          "parentID",
          "inputEPCList",
          "childEPCs",
          "quantityList",
          "childQuantityList",
          "inputQuantityList",
          "outputEPCList",
          "outputQuantityList",
          "action",
          "transformationID",
          "bizStep",
          "disposition",
          "persistentDisposition",
          "readPoint",
          "bizLocation",
          "bizTransactionList",
          "sourceList",
          "destinationList",
          "sensorElementList",
          "ilmd");

  private static final List<String> METADATA =
      List.of(
          "time",
          "startTime",
          "endTime",
          "deviceID",
          "deviceMetadata",
          "rawData",
          "dataProcessingMethod",
          "bizRules");

  private static final List<String> REPORT =
      List.of(
          "type",
          "exception",
          "deviceID",
          "deviceMetadata",
          "rawData",
          "dataProcessingMethod",
          "time",
          "microorganism",
          "chemicalSubstance",
          "value",
          "component",
          "stringValue",
          "booleanValue",
          "hexBinaryValue",
          "uriValue",
          "minValue",
          "maxValue",
          "meanValue",
          "sDev",
          "percRank",
          "percValue",
          "uom",
          "coordinateReferenceSystem");

  private static final Set<String> TIMES = Set.of("eventTime", "time", "startTime", "endTime");

  /** The vocabulary behind the bare words and the older URNs of each member. */
  private static final Map<String, String> WORDS =
      Map.of(
          "bizStep", CBV + "BizStep-",
          "disposition", CBV + "Disp-",
          "set", CBV + "Disp-",
          "unset", CBV + "Disp-",
          "component", CBV + "Comp-",
          "exception", WEB_VOCABULARY,
          "type", WEB_VOCABULARY);

  private static final Map<String, String> URNS =
      Map.of(
          "urn:epcglobal:cbv:bizstep:", CBV + "BizStep-",
          "urn:epcglobal:cbv:disp:", CBV + "Disp-",
          "urn:epcglobal:cbv:btt:", CBV + "BTT-",
          "urn:epcglobal:cbv:sdt:", CBV + "SDT-",
          "urn:epcglobal:cbv:er:", CBV + "ER-");

  private final Map<String, String> prefixes;

  private EventHash(Map<String, String> prefixes) {
    this.prefixes = prefixes;
  }

  /**
   * The hash of an event.
   *
   * @param event one EPCIS 2.0 event, JSON or JSON-LD
   * @param context the {@code @context} of its document; a missing node where there is none. The
   *     event's own comes on top
   * @return a named information URI with the hash in lower-case hexadecimal, {@code
   *     ni:///sha-256;…?ver=CBV2.0} (RFC 6920)
   * @throws InvalidValue when a time cannot be read
   */
  public static String of(JsonNode event, JsonNode context) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash =
          HexFormat.of()
              .formatHex(digest.digest(preHash(event, context).getBytes(StandardCharsets.UTF_8)));
      return "ni:///sha-256;" + hash + "?ver=CBV2.0";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The text that is hashed, for those who compare implementations. */
  public static String preHash(JsonNode event, JsonNode context) {
    var prefixes = new HashMap<>(PREFIXES);
    read(context, prefixes);
    read(event.path("@context"), prefixes);
    return new EventHash(prefixes).event(event);
  }

  /**
   * Takes up the prefixes of a context; those of GS1 keep their meaning, as the standard's own
   * context protects them.
   */
  private static void read(JsonNode context, Map<String, String> prefixes) {
    if (context.isArray()) {
      context.forEach(part -> read(part, prefixes));
    } else if (context.isObject()) {
      context
          .properties()
          .forEach(
              member -> {
                JsonNode value =
                    member.getValue().isObject()
                        ? member.getValue().path("@id")
                        : member.getValue();
                if (value.isString() && !PREFIXES.containsKey(member.getKey())) {
                  prefixes.put(member.getKey(), value.stringValue());
                }
              });
    }
  }

  private String event(JsonNode event) {
    var text = new StringBuilder();
    String type = event.has("type") ? string(event.path("type")) : string(event.path("isA"));
    text.append("eventType=")
        .append(type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1));
    fields(text, event, "eventTime", "eventTimeZoneOffset", "certificationInfo");
    list(text, event, "epcList", "epc");
    fields(text, event, "parentID");
    list(text, event, "inputEPCList", "epc");
    list(text, event, "childEPCs", "epc");
    quantities(text, event, "quantityList");
    quantities(text, event, "childQuantityList");
    quantities(text, event, "inputQuantityList");
    list(text, event, "outputEPCList", "epc");
    quantities(text, event, "outputQuantityList");
    fields(text, event, "action", "transformationID", "bizStep", "disposition");
    JsonNode persistent = event.path("persistentDisposition");
    if (!empty(persistent)) {
      text.append("persistentDisposition");
      persistent(text, persistent, "set");
      persistent(text, persistent, "unset");
    }
    location(text, event, "readPoint");
    location(text, event, "bizLocation");
    typed(text, event, "bizTransactionList", "bizTransaction", CBV + "BTT-");
    typed(text, event, "sourceList", "source", CBV + "SDT-");
    typed(text, event, "destinationList", "destination", CBV + "SDT-");
    sensors(text, event.path("sensorElementList"));
    JsonNode ilmd = event.path("ilmd");
    if (!empty(ilmd)) {
      text.append("ilmd").append(extensions(ilmd, Set.of()));
    }
    return text.append(extensions(event, STANDARD)).toString();
  }

  private void fields(StringBuilder text, JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (value.isArray()) {
        var each = new ArrayList<String>();
        value.forEach(item -> each.add(name + "=" + value(name, item)));
        text.append(sorted(each));
      } else if (!value.isMissingNode() && !value.isNull()) {
        text.append(name).append('=').append(value(name, value));
      }
    }
  }

  private void list(StringBuilder text, JsonNode node, String list, String item) {
    JsonNode values = node.path(list);
    if (!empty(values)) {
      var each = new ArrayList<String>();
      values.forEach(value -> each.add(item + "=" + value(item, value)));
      text.append(list).append(sorted(each));
    }
  }

  private void quantities(StringBuilder text, JsonNode node, String list) {
    JsonNode values = node.path(list);
    if (!empty(values)) {
      var each = new ArrayList<String>();
      for (JsonNode value : values) {
        var element = new StringBuilder("quantityElement");
        fields(element, value, "epcClass", "quantity", "uom");
        each.add(element.toString());
      }
      text.append(list).append(sorted(each));
    }
  }

  private void persistent(StringBuilder text, JsonNode node, String name) {
    var each = new ArrayList<String>();
    node.path(name).forEach(value -> each.add(name + "=" + value(name, value)));
    text.append(sorted(each));
  }

  private void location(StringBuilder text, JsonNode node, String name) {
    JsonNode location = node.path(name);
    if (!empty(location)) {
      text.append(name);
      fields(text, location, "id");
      text.append(extensions(location, Set.of("id")));
    }
  }

  private void typed(StringBuilder text, JsonNode node, String list, String item, String words) {
    JsonNode values = node.path(list);
    if (!empty(values)) {
      var each = new ArrayList<String>();
      for (JsonNode value : values) {
        var element = new StringBuilder();
        if (value.has("type")) {
          element.append("type=").append(vocabulary(string(value.path("type")), words));
        }
        fields(element, value, item);
        each.add(element.toString());
      }
      text.append(list).append(sorted(each));
    }
  }

  private void sensors(StringBuilder text, JsonNode elements) {
    var each = new ArrayList<String>();
    for (JsonNode element : elements) {
      var written = new StringBuilder("sensorElement");
      JsonNode metadata = element.path("sensorMetadata");
      if (!empty(metadata)) {
        written.append("sensorMetadata");
        fields(written, metadata, METADATA.toArray(String[]::new));
        written.append(extensions(metadata, Set.copyOf(METADATA)));
      }
      var reports = new ArrayList<String>();
      for (JsonNode report : element.path("sensorReport")) {
        var line = new StringBuilder("sensorReport");
        fields(line, report, REPORT.toArray(String[]::new));
        reports.add(line.append(extensions(report, Set.copyOf(REPORT))).toString());
      }
      written.append(sorted(reports));
      written.append(extensions(element, Set.of("type", "isA", "sensorMetadata", "sensorReport")));
      each.add(written.toString());
    }
    text.append(sorted(each));
  }

  /** What others added, each name with its whole namespace. */
  private String extensions(JsonNode node, Set<String> without) {
    var each = new ArrayList<String>();
    node.properties()
        .forEach(
            member -> {
              if (!without.contains(member.getKey()) && !member.getKey().equals("@context")) {
                extension(each, member.getKey(), member.getValue());
              }
            });
    return sorted(each);
  }

  private void extension(List<String> into, String name, JsonNode value) {
    String full = name(name);
    if (full.equals(COMMENT)) {
      return;
    }
    if (value.isArray()) {
      var each = new ArrayList<String>();
      value.forEach(
          item ->
              each.add(
                  item.isContainer()
                      ? extensions(item, Set.of())
                      : full + "=" + value(name, item)));
      boolean plain = true;
      for (JsonNode item : value) {
        plain &= !item.isContainer();
      }
      into.add(plain ? sorted(each) : full + sorted(each));
    } else if (value.isObject()) {
      into.add(full + extensions(value, Set.of()));
    } else {
      into.add(full + "=" + value(name, value));
    }
  }

  private String name(String name) {
    String expanded = expand(name);
    int end =
        Math.max(
                Math.max(expanded.lastIndexOf('/'), expanded.lastIndexOf('#')),
                expanded.lastIndexOf(':'))
            + 1;
    String namespace = expanded.substring(0, end);
    // an URN's namespace is written without the colon that parts it from the name
    String shown =
        namespace.startsWith("urn:") && namespace.endsWith(":")
            ? namespace.substring(0, end - 1)
            : namespace;
    return end == 0 ? expanded : "{" + shown + "}" + expanded.substring(end);
  }

  private String value(String name, JsonNode value) {
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    String text = string(value).strip();
    if (TIMES.contains(name)) {
      return time(name, text);
    }
    String words = WORDS.get(name);
    return words == null ? identifier(expand(text)) : vocabulary(text, words);
  }

  private String vocabulary(String text, String words) {
    if (text.indexOf(':') < 0) {
      return words + text;
    }
    for (var urn : URNS.entrySet()) {
      if (text.startsWith(urn.getKey())) {
        return urn.getValue() + text.substring(urn.getKey().length());
      }
    }
    String expanded = expand(text);
    return expanded.startsWith("https://gs1.org/voc/")
        ? WEB_VOCABULARY + expanded.substring("https://gs1.org/voc/".length())
        : expanded;
  }

  private static String identifier(String text) {
    return EpcUri.toDigitalLink(text).orElse(text);
  }

  /** Writes out a compact URI whose prefix the context knows; anything else stays as it is. */
  private String expand(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || text.startsWith("//", colon + 1)) {
      return text;
    }
    String namespace = prefixes.get(text.substring(0, colon));
    return namespace == null ? text : namespace + text.substring(colon + 1);
  }

  private static String time(String name, String text) {
    try {
      return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).format(MILLIS);
    } catch (DateTimeParseException unreadable) {
      throw new InvalidValue(name, text, "needs a date and time with its offset (RFC 3339)");
    }
  }

  private static String string(JsonNode value) {
    return value.isString()
        ? value.stringValue()
        : value.isNull() || value.isMissingNode() ? "" : value.toString();
  }

  private static boolean empty(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isContainer() && node.isEmpty());
  }

  /** By code point, which is also the order of the UTF-8 bytes. */
  private static String sorted(List<String> parts) {
    Collections.sort(parts, (left, right) -> compareUtf8(left, right));
    return String.join("", parts);
  }

  private static int compareUtf8(String left, String right) {
    return java.util.Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
