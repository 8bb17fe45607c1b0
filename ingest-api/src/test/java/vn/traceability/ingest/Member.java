package vn.traceability.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/**
 * A party of the village: what it calls itself, where it works, how it calls the service, and the
 * entries it makes.
 *
 * @param hours the time of its next entry
 */
public record Member(
    Gln gln, Gln place, String account, Caller caller, Supplier<OffsetDateTime> hours) {
  private static final JsonMapper JSON = new JsonMapper();

  public ObjectNode sown(LotId lot, String kilograms) {
    return withLot("sown", lot, kilograms);
  }

  public ObjectNode tended(LotId lot, String activity) {
    return withLot("tended", lot, "100").put("activity", activity);
  }

  public ObjectNode sprayed(LotId lot, String product, String millilitres) {
    var entry = tended(lot, "plant-protection");
    entry
        .putObject("treatment")
        .put("productName", product)
        .put("areaSquareMetres", 360)
        .putObject("dose")
        .put("value", millilitres)
        .put("unit", "MLT");
    return entry;
  }

  public ObjectNode harvested(LotId lot, String kilograms) {
    return withLot("harvested", lot, kilograms);
  }

  public ObjectNode transformed(LotId from, String before, LotId into, String after) {
    return withInputs("transformed", from, before, into, after);
  }

  public ObjectNode packed(LotId from, String before, LotId into, String after) {
    return withInputs("packed", from, before, into, after);
  }

  public ObjectNode shipped(LotId lot, String kilograms, Member to) {
    return withLot("shipped", lot, kilograms).put("counterpartGln", to.gln().digits());
  }

  public ObjectNode received(LotId lot, String kilograms, Member from) {
    return withLot("received", lot, kilograms).put("counterpartGln", from.gln().digits());
  }

  public ObjectNode sold(LotId lot, String kilograms) {
    return withLot("sold", lot, kilograms);
  }

  public ObjectNode correction(String eventId, String reason) {
    return entry("corrected").put("corrects", eventId).put("reason", reason);
  }

  /** Enters it and waits until it is recorded. */
  public String enters(ObjectNode entry) {
    var answer = caller.with("Prefer", "wait=3").post("/events", entry);
    assertThat(answer.status()).as(answer.text()).isIn(201, 202);
    if (answer.status() == 202) { // a slow machine
      awaits(answer);
    }
    return answer.at("eventId");
  }

  /** Waits until the job of an accepted entry has finished. */
  public Answer awaits(Answer accepted) {
    return await()
        .atMost(30, SECONDS)
        .until(
            () -> caller.get(accepted.header("Location").orElseThrow()),
            job -> job.status() == 200 && job.at("state").equals("finished"));
  }

  private ObjectNode withLot(String kind, LotId lot, String kilograms) {
    var entry = entry(kind);
    add(entry, "lots", lot, kilograms);
    return entry;
  }

  private ObjectNode withInputs(String kind, LotId from, String before, LotId into, String after) {
    var entry = entry(kind);
    add(entry, "inputs", from, before);
    add(entry, "outputs", into, after);
    return entry;
  }

  /** One more lot in an entry. */
  public static void add(ObjectNode entry, String list, LotId lot, String kilograms) {
    entry
        .withArray(list)
        .addObject()
        .put("gtin", lot.gtin().digits())
        .put("lot", lot.number().text())
        .putObject("quantity")
        .put("value", kilograms)
        .put("unit", "KGM");
  }

  private ObjectNode entry(String kind) {
    return JSON.createObjectNode()
        .put("kind", kind)
        .put("clientId", UUID.randomUUID().toString())
        .put("occurredAt", hours.get().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
        .put("partyGln", gln.digits())
        .put("placeGln", place.digits());
  }
}
