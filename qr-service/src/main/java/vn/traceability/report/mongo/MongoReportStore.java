package vn.traceability.report.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.size;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.traceability.blob.BlobId;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.party.CommuneCode;
import vn.traceability.report.Gathered;
import vn.traceability.report.Report;
import vn.traceability.report.ReportStore;
import vn.traceability.report.ReportedGoods;
import vn.traceability.rows.mongo.Rows;
import vn.traceability.scanlog.After;
import vn.traceability.scanlog.Alarm;
import vn.traceability.scanlog.AlarmReach;

/**
 * {@code reports} has a document per report, {@code reports.goods} one per goods that reports are
 * about.
 */
public final class MongoReportStore implements ReportStore {
  private static final WriteConcern KEPT = WriteConcern.MAJORITY.withJournal(true);

  private final MongoCollection<Document> reports;
  private final MongoCollection<Document> goods;

  private MongoReportStore(MongoDatabase database) {
    reports = database.getCollection("reports").withWriteConcern(KEPT);
    goods = database.getCollection("reports.goods").withWriteConcern(KEPT);
    reports.createIndex(Indexes.ascending("goods", "at", "_id"));
    goods.createIndex(Indexes.ascending("state", "lastAt", "_id"));
    for (var whose : List.of("commune", "owner")) {
      goods.createIndex(Indexes.ascending(whose, "state", "lastAt", "_id"));
    }
  }

  public static ReportStore open(MongoDatabase database) {
    return new MongoReportStore(database);
  }

  @Override
  public boolean add(Report report) {
    return Rows.add(
            reports,
            List.of(
                new Document("_id", report.id().toString())
                    .append("goods", report.goods().id().toString())
                    .append("gtin", report.goods().gtin().digits())
                    .append("lot", report.goods().lot().map(LotNumber::text).orElse(null))
                    .append("code", report.code())
                    .append("reason", report.reason().name())
                    .append("text", report.text().orElse(null))
                    .append("photo", report.photo().map(MongoReportStore::write).orElse(null))
                    .append("commune", report.commune().map(CommuneCode::digits).orElse(null))
                    .append("at", Date.from(report.at()))))
        .isEmpty();
  }

  private static Document write(Report.Picture photo) {
    return new Document("full", photo.full().hex()).append("small", photo.small().hex());
  }

  @Override
  public Optional<Report> find(UUID id) {
    return Optional.ofNullable(reports.find(eq("_id", id.toString())).first())
        .map(MongoReportStore::report);
  }

  @Override
  public List<Report> of(UUID about, int limit) {
    return reports
        .find(eq("goods", about.toString()))
        .sort(Sorts.descending("at", "_id"))
        .limit(limit)
        .map(MongoReportStore::report)
        .into(new ArrayList<>());
  }

  @Override
  public boolean has(UUID about, Instant after, int enough) {
    return reports
            .find(and(eq("goods", about.toString()), gt("at", Date.from(after))))
            .sort(Sorts.ascending("at", "_id"))
            .limit(enough)
            .into(new ArrayList<>())
            .size()
        == enough;
  }

  @Override
  public void erase(UUID report, Report.Erasure erasure) {
    reports.updateOne(
        and(eq("_id", report.toString()), eq("erased", null)),
        Updates.combine(
            Updates.unset("text"),
            Updates.unset("photo"),
            Updates.set(
                "erased", new Document("by", erasure.by()).append("at", Date.from(erasure.at())))));
  }

  @Override
  public void note(ReportedGoods about, Optional<Alarm.Responsible> responsible, Instant at) {
    Rows.add(
        goods,
        List.of(
            new Document("_id", about.id().toString())
                .append("gtin", about.gtin().digits())
                .append("lot", about.lot().map(LotNumber::text).orElse(null))
                .append("owner", responsible.map(whose -> whose.owner().digits()).orElse(null))
                .append(
                    "commune",
                    responsible
                        .flatMap(Alarm.Responsible::commune)
                        .map(CommuneCode::digits)
                        .orElse(null))
                .append("state", Gathered.State.FEW.name())
                .append("lastAt", Date.from(at))
                .append("closings", List.of())));
    goods.updateOne(eq("_id", about.id().toString()), Updates.max("lastAt", Date.from(at)));
  }

  @Override
  public Optional<Gathered> gathered(UUID about) {
    return Optional.ofNullable(goods.find(eq("_id", about.toString())).first())
        .map(MongoReportStore::read);
  }

  @Override
  public void open(UUID about, int closings, Instant at) {
    goods.updateOne(
        and(
            eq("_id", about.toString()),
            ne("state", Gathered.State.OPEN.name()),
            size("closings", closings)),
        Updates.combine(
            Updates.set("state", Gathered.State.OPEN.name()),
            Updates.set("openedAt", Date.from(at))));
  }

  @Override
  public boolean close(UUID about, Gathered.Closing closing) {
    return goods
            .updateOne(
                and(
                    eq("_id", about.toString()),
                    eq("state", Gathered.State.OPEN.name()),
                    eq("lastAt", Date.from(closing.upTo()))),
                Updates.combine(
                    Updates.set("state", Gathered.State.CLOSED.name()),
                    Updates.push(
                        "closings",
                        new Document("by", closing.by())
                            .append("at", Date.from(closing.at()))
                            .append("reason", closing.reason())
                            .append("upTo", Date.from(closing.upTo())))))
            .getMatchedCount()
        == 1;
  }

  @Override
  public List<Gathered> gathered(
      AlarmReach reach, Gathered.State state, Optional<After> after, int limit) {
    var filters = new ArrayList<Bson>();
    if (reach instanceof AlarmReach.Commune commune) {
      filters.add(eq("commune", commune.code().digits()));
    } else if (reach instanceof AlarmReach.Owners owners) {
      filters.add(in("owner", owners.parties().stream().map(Gln::digits).toList()));
    }
    filters.add(eq("state", state.name()));
    after.ifPresent(
        last -> {
          var at = Date.from(last.time());
          filters.add(and(lte("lastAt", at), or(lt("lastAt", at), lt("_id", last.id()))));
        });
    return goods
        .find(and(filters))
        .sort(Sorts.descending("lastAt", "_id"))
        .limit(limit)
        .map(MongoReportStore::read)
        .into(new ArrayList<>());
  }

  private static ReportedGoods goods(Document row) {
    return new ReportedGoods(
        new Gtin(row.getString("gtin")),
        Optional.ofNullable(row.getString("lot")).map(LotNumber::new));
  }

  private static Report report(Document row) {
    return new Report(
        UUID.fromString(row.getString("_id")),
        goods(row),
        row.getString("code"),
        Report.Reason.valueOf(row.getString("reason")),
        Optional.ofNullable(row.getString("text")),
        Optional.ofNullable(row.get("photo", Document.class))
            .map(
                photo ->
                    new Report.Picture(
                        new BlobId(photo.getString("full")), new BlobId(photo.getString("small")))),
        Optional.ofNullable(row.getString("commune")).map(CommuneCode::new),
        row.getDate("at").toInstant(),
        Optional.ofNullable(row.get("erased", Document.class))
            .map(done -> new Report.Erasure(done.getString("by"), instant(done.getDate("at")))));
  }

  private static Gathered read(Document row) {
    return new Gathered(
        goods(row),
        Optional.ofNullable(row.getString("owner"))
            .map(
                owner ->
                    new Alarm.Responsible(
                        new Gln(owner),
                        Optional.ofNullable(row.getString("commune")).map(CommuneCode::new))),
        Gathered.State.valueOf(row.getString("state")),
        at(row.getDate("openedAt")),
        instant(row.getDate("lastAt")),
        row.getList("closings", Document.class).stream()
            .map(
                done ->
                    new Gathered.Closing(
                        done.getString("by"),
                        instant(done.getDate("at")),
                        done.getString("reason"),
                        instant(done.getDate("upTo"))))
            .toList());
  }

  private static Optional<Instant> at(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  private static Instant instant(Date date) {
    return date.toInstant();
  }
}
