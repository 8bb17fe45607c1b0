package vn.traceability.scanlog.mongo;

import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.scanlog.Alarm;
import vn.traceability.scanlog.ScanPlace;
import vn.traceability.scanlog.Scanned;

/** An alarm as a document. */
final class AlarmDocument {
  private AlarmDocument() {}

  /** What is there stays where newer evidence does not replace it. */
  static Bson raise(Alarm alarm) {
    var scanned = alarm.about();
    var changes = new ArrayList<Bson>();
    changes.add(Updates.setOnInsert("rule", alarm.rule().name()));
    changes.add(Updates.setOnInsert("gtin", scanned.flatMap(Scanned::gtin).orElse(null)));
    changes.add(Updates.setOnInsert("lot", scanned.flatMap(Scanned::lot).orElse(null)));
    changes.add(Updates.setOnInsert("serial", scanned.flatMap(Scanned::serial).orElse(null)));
    changes.add(Updates.setOnInsert("place", alarm.place().map(ScanDocument::from).orElse(null)));
    changes.add(
        Updates.setOnInsert(
            "owner", alarm.responsible().map(whose -> whose.owner().digits()).orElse(null)));
    changes.add(
        Updates.setOnInsert(
            "commune",
            alarm
                .responsible()
                .flatMap(Alarm.Responsible::commune)
                .map(CommuneCode::digits)
                .orElse(null)));
    changes.add(Updates.setOnInsert("open", alarm.open()));
    changes.addAll(evidence(alarm));
    changes.add(Updates.min("firstAt", Date.from(alarm.firstAt())));
    changes.add(Updates.max("lastAt", Date.from(alarm.lastAt())));
    return Updates.combine(changes);
  }

  /** What it rested on when it was closed gives way. */
  static Bson reopen(Alarm alarm) {
    var changes = new ArrayList<>(evidence(alarm));
    changes.add(Updates.set("open", true));
    changes.add(Updates.set("firstAt", Date.from(alarm.firstAt())));
    changes.add(Updates.set("lastAt", Date.from(alarm.lastAt())));
    return Updates.combine(changes);
  }

  static Bson close(Alarm.Closing closing) {
    return Updates.combine(
        Updates.set("open", false),
        Updates.set("closedAt", Date.from(closing.at())),
        Updates.push(
            "closings",
            new Document("by", closing.by())
                .append("at", Date.from(closing.at()))
                .append("reason", closing.reason())));
  }

  private static List<Bson> evidence(Alarm alarm) {
    return List.of(
        Updates.set("suspectsCopy", alarm.suspectsCopy()),
        Updates.set("evidence", new Document(new HashMap<>(alarm.evidence()))),
        Updates.set("scans", alarm.scans().stream().map(ScanDocument::from).toList()));
  }

  static Alarm read(Document row) {
    Optional<String> gtin = Optional.ofNullable(row.getString("gtin"));
    Optional<ScanPlace> place = ScanDocument.place(row.get("place", Document.class));
    var evidence = new HashMap<String, String>();
    row.get("evidence", Document.class)
        .forEach((name, value) -> evidence.put(name, (String) value));
    List<Document> scans = row.getList("scans", Document.class);
    return new Alarm(
        row.getString("_id"),
        Alarm.Rule.valueOf(row.getString("rule")),
        gtin.map(
            known ->
                new Scanned(
                    gtin,
                    Optional.ofNullable(row.getString("lot")),
                    Optional.ofNullable(row.getString("serial")),
                    Optional.empty())),
        place,
        row.getDate("firstAt").toInstant(),
        row.getDate("lastAt").toInstant(),
        scans.stream().map(ScanDocument::read).toList(),
        evidence,
        row.getBoolean("suspectsCopy"),
        Optional.ofNullable(row.getString("owner"))
            .map(
                owner ->
                    new Alarm.Responsible(
                        new Gln(owner),
                        Optional.ofNullable(row.getString("commune")).map(CommuneCode::new))),
        row.getBoolean("open"),
        row.getList("closings", Document.class, List.of()).stream()
            .map(
                done ->
                    new Alarm.Closing(
                        done.getString("by"),
                        done.getDate("at").toInstant(),
                        done.getString("reason")))
            .toList());
  }
}
