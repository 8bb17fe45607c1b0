package vn.traceability.scanlog.mongo;

import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.traceability.lot.LotId;
import vn.traceability.party.CommuneCode;
import vn.traceability.scanlog.LotDays;
import vn.traceability.scanlog.Outcome;
import vn.traceability.scanlog.ScanEvent;
import vn.traceability.scanlog.ScanPlace;
import vn.traceability.scanlog.Scanned;

/** A scan as a document, whole or within the document of its code. */
final class ScanDocument {
  private ScanDocument() {}

  static Document from(ScanEvent scan) {
    var scanned = scan.scanned();
    return new Document("_id", scan.id().toString())
        .append("time", Date.from(scan.time()))
        .append("gtin", scanned.gtin().orElse(null))
        .append("lot", scanned.lot().orElse(null))
        .append("serial", scanned.serial().orElse(null))
        .append("unreadable", scanned.unreadable().orElse(null))
        .append("outcome", scan.outcome().name())
        .append("issued", scan.outcome().issued())
        .append("kind", scan.kind().name())
        .append("place", scan.place().map(ScanDocument::from).orElse(null))
        .append("device", scan.device().orElse(null))
        .append("ofLot", scan.lot().lot().map(LotId::toString).orElse(null))
        .append("expiresOn", scan.lot().expiresOn().map(LocalDate::toString).orElse(null))
        .append("soldOutOn", scan.lot().soldOutOn().map(LocalDate::toString).orElse(null));
  }

  static Document from(ScanPlace place) {
    return new Document("commune", place.commune().map(CommuneCode::digits).orElse(null))
        .append("name", place.name())
        .append("latitude", place.latitude())
        .append("longitude", place.longitude())
        .append("source", place.source().name());
  }

  static ScanEvent read(Document row) {
    return new ScanEvent(
        UUID.fromString(row.getString("_id")),
        row.getDate("time").toInstant(),
        new Scanned(
            text(row, "gtin"), text(row, "lot"), text(row, "serial"), text(row, "unreadable")),
        new Outcome(row.getString("outcome"), row.getBoolean("issued")),
        ScanEvent.Kind.valueOf(row.getString("kind")),
        place(row.get("place", Document.class)),
        text(row, "device"),
        new LotDays(
            text(row, "ofLot").map(LotId::parse),
            text(row, "expiresOn").map(LocalDate::parse),
            text(row, "soldOutOn").map(LocalDate::parse)));
  }

  static Optional<ScanPlace> place(@Nullable Document place) {
    return Optional.ofNullable(place)
        .map(
            known ->
                new ScanPlace(
                    text(known, "commune").map(CommuneCode::new),
                    known.getString("name"),
                    known.getDouble("latitude"),
                    known.getDouble("longitude"),
                    ScanPlace.Source.valueOf(known.getString("source"))));
  }

  private static Optional<String> text(Document row, String name) {
    return Optional.ofNullable(row.getString(name));
  }
}
