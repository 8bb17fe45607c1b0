package vn.traceability.event.epcis;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.Corrected;
import vn.traceability.event.Destroyed;
import vn.traceability.event.Entry;
import vn.traceability.event.EventId;
import vn.traceability.event.Harvested;
import vn.traceability.event.Loaded;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Observed;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.event.Treatment;
import vn.traceability.event.Unloaded;
import vn.traceability.event.hash.EventHash;
import vn.traceability.gs1.Gln;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.refusal.InvalidValue;

/**
 * The entries of the diary as EPCIS 2.0 events and back. What EPCIS has no word for stands in
 * extension members under the prefix {@code tv}; among them {@code tv:entry}, the author's own
 * number of the entry, which the hash takes in: so a retry is one event and two equal sales are
 * two.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0</a>
 */
public final class EpcisForm {
  private static final String CONTEXT =
      "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
  private static final String VOCABULARY = Uris.PRIVATE + "voc:";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private EpcisForm() {}

  /** Writes an entry; a {@link Corrected} is written by {@link #declare} over its original. */
  public static ObjectNode write(TraceEvent event) {
    return event.match(new Writer());
  }

  /**
   * The original event again, with the error declared.
   *
   * @param original the event that does not hold, as it is kept
   */
  public static ObjectNode declare(String original, Corrected correction) {
    ObjectNode event = parse(original).deepCopy().asObject();
    var entry = correction.entry();
    event
        .putObject("errorDeclaration")
        .put("declarationTime", entry.occurredAt().toString())
        .put(
            "reason",
            switch (correction.reason()) {
              case DID_NOT_HAPPEN, ENTERED_TWICE -> "did_not_occur";
              default -> "incorrect_data";
            })
        .put("tv:reason", word(correction.reason()))
        .put("tv:entry", entry.clientId().toString())
        .put("tv:party", Uris.party(entry.party()))
        .put("tv:place", Uris.place(entry.place()))
        .put(
            "tv:offset", entry.offset().equals(ZoneOffset.UTC) ? "+00:00" : entry.offset().getId());
    return event;
  }

  /**
   * The name of an event: its hash, and for an error declaration that and the hash of the
   * declaration.
   */
  public static EventId identify(JsonNode event) {
    var id = new EventId(EventHash.of(event, event.path("@context")));
    JsonNode declaration = event.path("errorDeclaration");
    return declaration.isMissingNode() ? id : id.declaredBy(sha256(canonical(declaration)));
  }

  /**
   * What an event says of lots.
   *
   * @throws InvalidValue when it does not say that in a way this program knows
   */
  public static TraceEvent read(JsonNode event) {
    if (event.has("errorDeclaration")) {
      return correction(event);
    }
    var entry =
        new Entry(
            UUID.fromString(text(event, "tv:entry")),
            Instant.parse(text(event, "eventTime")),
            ZoneOffset.of(text(event, "eventTimeZoneOffset")),
            Uris.gln("tv:party", text(event, "tv:party")),
            Uris.gln("readPoint", text(event.path("readPoint"), "id")));
    String kind = text(event, "tv:kind");
    return switch (kind) {
      case "sown" -> new Sown(entry, lots(event, "quantityList"));
      case "tended" ->
          new Tended(entry, lots(event, "quantityList"), activity(event), treatment(event));
      case "harvested" -> new Harvested(entry, lots(event, "quantityList"));
      case "transformed" ->
          new Transformed(
              entry, lots(event, "inputQuantityList"), lots(event, "outputQuantityList"));
      case "packed" ->
          new Packed(entry, lots(event, "inputQuantityList"), lots(event, "outputQuantityList"));
      case "shipped" ->
          new Shipped(
              entry, lots(event, "quantityList"), party(event, "destination").orElseThrow());
      case "received" ->
          new Received(entry, lots(event, "quantityList"), party(event, "source").orElseThrow());
      case "sold" -> new Sold(entry, lots(event, "quantityList"), party(event, "destination"));
      default -> throw new InvalidValue("tv:kind", kind, "is no kind of event known here");
    };
  }

  /**
   * Reads JSON.
   *
   * @throws InvalidValue when the text is no JSON object
   */
  public static JsonNode parse(String json) {
    try {
      JsonNode node = JSON.readTree(json);
      if (!node.isObject()) {
        throw new InvalidValue("event", json, "needs to be a JSON object");
      }
      return node;
    } catch (JacksonException notJson) {
      throw new InvalidValue("event", json, "needs to be JSON: " + notJson.getOriginalMessage());
    }
  }

  private static Corrected correction(JsonNode event) {
    JsonNode declaration = event.path("errorDeclaration");
    var entry =
        new Entry(
            UUID.fromString(text(declaration, "tv:entry")),
            Instant.parse(text(declaration, "declarationTime")),
            ZoneOffset.of(text(declaration, "tv:offset")),
            Uris.gln("tv:party", text(declaration, "tv:party")),
            Uris.gln("tv:place", text(declaration, "tv:place")));
    return new Corrected(
        entry,
        new EventId(EventHash.of(event, event.path("@context"))),
        Corrected.Reason.valueOf(constant(text(declaration, "tv:reason"))));
  }

  private static List<LotQuantity> lots(JsonNode event, String list) {
    var lots = new ArrayList<LotQuantity>();
    for (JsonNode each : event.path(list)) {
      var amount = new Quantity(each.path("quantity").decimalValue(), new UnitCode(unit(each)));
      lots.add(new LotQuantity(Uris.lot(text(each, "epcClass")), amount));
    }
    return lots;
  }

  private static String unit(JsonNode quantity) {
    return quantity.has("uom") ? text(quantity, "uom") : UnitCode.PIECE.code();
  }

  private static Tended.Activity activity(JsonNode event) {
    return Tended.Activity.valueOf(constant(text(event, "tv:activity")));
  }

  private static Optional<Treatment> treatment(JsonNode event) {
    JsonNode treatment = event.path("tv:treatment");
    if (treatment.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode area = treatment.path("tv:areaSquareMetres");
    return Optional.of(
        new Treatment(
            text(treatment, "tv:productName"),
            Quantity.of(text(treatment, "tv:dose"), text(treatment, "tv:doseUnit")),
            area.isMissingNode() ? Optional.empty() : Optional.of(area.intValue())));
  }

  private static Optional<Gln> party(JsonNode event, String end) {
    for (JsonNode each : event.path(end + "List")) {
      if (each.path("type").asString("").equals("owning_party")) {
        return Optional.of(Uris.gln(end, text(each, end)));
      }
    }
    return Optional.empty();
  }

  private static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isString()) {
      throw new InvalidValue(member, value.toString(), "needs to be there and to be a text");
    }
    return value.stringValue();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Members sorted by name at every depth, no white space. */
  private static String canonical(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = JSON.createObjectNode();
      for (String name : new TreeSet<>(node.propertyNames())) {
        sorted.set(name, parseCanonical(node.get(name)));
      }
      return sorted.toString();
    }
    return node.toString();
  }

  private static JsonNode parseCanonical(JsonNode node) {
    return node.isObject() ? JSON.readTree(canonical(node)) : node;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static final class Writer implements TraceEvent.Cases<ObjectNode> {
    @Override
    public ObjectNode sown(Sown event) {
      return passing(event, "sown", VOCABULARY + "sowing");
    }

    @Override
    public ObjectNode tended(Tended event) {
      ObjectNode node = passing(event, "tended", VOCABULARY + "tending");
      node.put("tv:activity", word(event.activity()));
      event
          .treatment()
          .ifPresent(
              treatment -> {
                ObjectNode written = node.putObject("tv:treatment");
                written.put("tv:productName", treatment.productName());
                written.put("tv:dose", treatment.dose().value().toPlainString());
                written.put("tv:doseUnit", treatment.dose().unit().code());
                treatment
                    .areaSquareMetres()
                    .ifPresent(area -> written.put("tv:areaSquareMetres", area));
              });
      return node;
    }

    @Override
    public ObjectNode harvested(Harvested event) {
      ObjectNode node =
          begin(event, "harvested", "ObjectEvent", "commissioning").put("action", "ADD");
      quantities(node, "quantityList", event.lots());
      return node;
    }

    @Override
    public ObjectNode transformed(Transformed event) {
      return transformation(event, "transformed", "commissioning");
    }

    @Override
    public ObjectNode packed(Packed event) {
      return transformation(event, "packed", "packing");
    }

    @Override
    public ObjectNode shipped(Shipped event) {
      ObjectNode node = passing(event, "shipped", "shipping").put("disposition", "in_transit");
      end(node, "source", event.entry().party());
      event.receiver().ifPresent(receiver -> end(node, "destination", receiver));
      return node;
    }

    @Override
    public ObjectNode received(Received event) {
      ObjectNode node = passing(event, "received", "receiving").put("disposition", "in_progress");
      event.sender().ifPresent(sender -> end(node, "source", sender));
      end(node, "destination", event.entry().party());
      return node;
    }

    @Override
    public ObjectNode sold(Sold event) {
      ObjectNode node = passing(event, "sold", "retail_selling").put("disposition", "retail_sold");
      event.customer().ifPresent(customer -> end(node, "destination", customer));
      return node;
    }

    @Override
    public ObjectNode loaded(Loaded event) {
      throw new IllegalArgumentException("what partners load comes written already");
    }

    @Override
    public ObjectNode unloaded(Unloaded event) {
      throw new IllegalArgumentException("what partners unload comes written already");
    }

    @Override
    public ObjectNode destroyed(Destroyed event) {
      throw new IllegalArgumentException("what partners destroy comes written already");
    }

    @Override
    public ObjectNode observed(Observed event) {
      throw new IllegalArgumentException("what partners observe comes written already");
    }

    @Override
    public ObjectNode corrected(Corrected event) {
      throw new IllegalArgumentException(
          "a correction is written over its original: declare(original, correction)");
    }

    private static ObjectNode passing(TraceEvent event, String kind, String step) {
      ObjectNode node = begin(event, kind, "ObjectEvent", step).put("action", "OBSERVE");
      quantities(node, "quantityList", event.passing());
      return node;
    }

    private static ObjectNode transformation(TraceEvent event, String kind, String step) {
      ObjectNode node = begin(event, kind, "TransformationEvent", step);
      quantities(node, "inputQuantityList", event.inputs());
      quantities(node, "outputQuantityList", event.outputs());
      return node;
    }

    private static ObjectNode begin(TraceEvent event, String kind, String type, String step) {
      var entry = event.entry();
      ObjectNode node = JSON.createObjectNode();
      node.putArray("@context").add(CONTEXT).addObject().put("tv", VOCABULARY);
      node.put("type", type)
          .put("eventTime", entry.occurredAt().toString())
          .put(
              "eventTimeZoneOffset",
              entry.offset().equals(ZoneOffset.UTC) ? "+00:00" : entry.offset().getId())
          .put("bizStep", step)
          .put("tv:kind", kind)
          .put("tv:entry", entry.clientId().toString())
          .put("tv:party", Uris.party(entry.party()));
      node.putObject("readPoint").put("id", Uris.place(entry.place()));
      return node;
    }

    private static void quantities(ObjectNode node, String list, List<LotQuantity> lots) {
      ArrayNode array = node.putArray(list);
      for (var each : lots) {
        BigDecimal value = each.quantity().value();
        ObjectNode written =
            array.addObject().put("epcClass", Uris.lot(each.lot())).put("quantity", value);
        if (!each.quantity().unit().equals(UnitCode.PIECE)) {
          written.put("uom", each.quantity().unit().code());
        }
      }
    }

    private static void end(ObjectNode node, String end, Gln party) {
      node.withArray(end + "List")
          .addObject()
          .put("type", "owning_party")
          .put(end, Uris.party(party));
    }
  }
}
