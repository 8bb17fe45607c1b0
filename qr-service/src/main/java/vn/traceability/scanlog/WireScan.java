package vn.traceability.scanlog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.lot.LotId;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.InvalidValue;

/** Messages as the topic has them: JSON, what is not known left out. */
final class WireScan {
  private static final JsonMapper JSON = new JsonMapper();

  private WireScan() {}

  static byte[] write(ScanMessage message) {
    var tree = JSON.createObjectNode();
    tree.put("id", message.id().toString());
    tree.put("time", message.time().toString());
    var scanned = message.scanned();
    scanned.gtin().ifPresent(text -> tree.put("gtin", text));
    scanned.lot().ifPresent(text -> tree.put("lot", text));
    scanned.serial().ifPresent(text -> tree.put("serial", text));
    scanned.unreadable().ifPresent(text -> tree.put("unreadable", text));
    message.match(
        new ScanMessage.Cases<ObjectNode>() {
          @Override
          public ObjectNode scan(ScanEvent scan) {
            tree.put("outcome", scan.outcome().name());
            tree.put("issued", scan.outcome().issued());
            tree.put("kind", scan.kind().name());
            scan.device().ifPresent(text -> tree.put("device", text));
            scan.lot().lot().ifPresent(lot -> tree.put("ofLot", lot.toString()));
            scan.lot().expiresOn().ifPresent(day -> tree.put("expiresOn", day.toString()));
            scan.lot().soldOutOn().ifPresent(day -> tree.put("soldOutOn", day.toString()));
            scan.place().ifPresent(place -> write(place, tree));
            return tree;
          }

          @Override
          public ObjectNode told(PlaceTold told) {
            told.device().ifPresent(text -> tree.put("device", text));
            return write(told.place(), tree);
          }
        });
    return JSON.writeValueAsBytes(tree);
  }

  private static ObjectNode write(ScanPlace place, ObjectNode tree) {
    var node = tree.putObject("place");
    place.commune().ifPresent(code -> node.put("commune", code.digits()));
    return node.put("name", place.name())
        .put("latitude", place.latitude())
        .put("longitude", place.longitude())
        .put("source", place.source().name());
  }

  /**
   * Reads one.
   *
   * @throws InvalidValue when it is none
   */
  static ScanMessage read(byte[] message) {
    try {
      var tree = JSON.readTree(message);
      var id = UUID.fromString(tree.path("id").stringValue());
      var time = Instant.parse(tree.path("time").stringValue());
      var scanned =
          new Scanned(
              text(tree, "gtin"),
              text(tree, "lot"),
              text(tree, "serial"),
              text(tree, "unreadable"));
      var place = tree.has("place") ? Optional.of(place(tree.path("place"))) : noPlace();
      if (!tree.has("outcome")) {
        return new PlaceTold(id, time, scanned, place.orElseThrow(), text(tree, "device"));
      }
      return new ScanEvent(
          id,
          time,
          scanned,
          new Outcome(tree.path("outcome").stringValue(), tree.path("issued").booleanValue()),
          ScanEvent.Kind.valueOf(tree.path("kind").stringValue()),
          place,
          text(tree, "device"),
          new LotDays(
              text(tree, "ofLot").map(LotId::parse),
              text(tree, "expiresOn").map(LocalDate::parse),
              text(tree, "soldOutOn").map(LocalDate::parse)));
    } catch (InvalidValue wrong) {
      throw wrong;
    } catch (JacksonException
        | IllegalArgumentException
        | java.time.DateTimeException
        | java.util.NoSuchElementException broken) {
      throw new InvalidValue("scan", String.valueOf(broken.getMessage()), "is no message of ours");
    }
  }

  private static Optional<ScanPlace> noPlace() {
    return Optional.empty();
  }

  private static ScanPlace place(JsonNode node) {
    return new ScanPlace(
        text(node, "commune").map(CommuneCode::new),
        node.path("name").stringValue(),
        node.path("latitude").doubleValue(),
        node.path("longitude").doubleValue(),
        ScanPlace.Source.valueOf(node.path("source").stringValue()));
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.has(name) ? Optional.of(node.path(name).stringValue()) : Optional.empty();
  }
}
