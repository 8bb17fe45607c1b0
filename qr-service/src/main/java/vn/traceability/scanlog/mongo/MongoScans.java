package vn.traceability.scanlog.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.rows.mongo.Rows;
import vn.traceability.scanlog.After;
import vn.traceability.scanlog.Alarm;
import vn.traceability.scanlog.AlarmReach;
import vn.traceability.scanlog.CodeScans;
import vn.traceability.scanlog.PlaceTold;
import vn.traceability.scanlog.ProductScans;
import vn.traceability.scanlog.ScanEvent;
import vn.traceability.scanlog.ScanMessage;
import vn.traceability.scanlog.ScanStore;
import vn.traceability.scanlog.UnknownCodes;

/**
 * {@code scans.rows} has a document per scan, which goes when its time is over; {@code scans.codes}
 * one per code of ours that a person scanned, replaced as a whole where its version is the one that
 * was read; {@code scans.products} one per product, whose counts are added to where the last offset
 * counted of the partition is the one that was read; {@code scans.unknown} one per place and day at
 * which codes were scanned that are not ours; {@code scans.alarms} one per alarm.
 */
final class MongoScans implements ScanStore {
  private static final WriteConcern KEPT = WriteConcern.MAJORITY.withJournal(true);
  private static final BulkWriteOptions IN_ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoCollection<Document> rows;
  private final MongoCollection<Document> codes;
  private final MongoCollection<Document> products;
  private final MongoCollection<Document> unknown;
  private final MongoCollection<Document> alarms;
  private final Duration kept;

  MongoScans(MongoDatabase database, Duration kept) {
    rows = database.getCollection("scans.rows").withWriteConcern(KEPT);
    codes = database.getCollection("scans.codes").withWriteConcern(KEPT);
    products = database.getCollection("scans.products").withWriteConcern(KEPT);
    unknown = database.getCollection("scans.unknown").withWriteConcern(KEPT);
    alarms = database.getCollection("scans.alarms").withWriteConcern(KEPT);
    this.kept = kept;
    alarms.createIndex(Indexes.ascending("lastAt", "_id"));
    for (var whose : List.of("commune", "owner", "gtin", "rule")) {
      alarms.createIndex(Indexes.ascending(whose, "lastAt", "_id"));
    }
    rows.createIndex(Indexes.ascending("code", "time", "_id"));
    rows.createIndex(Indexes.ascending("time"));
    var whenOver = new IndexOptions().expireAfter(0L, TimeUnit.SECONDS);
    rows.createIndex(Indexes.ascending("until"), whenOver);
    unknown.createIndex(Indexes.ascending("until"), whenOver);
  }

  @Override
  public void add(List<ScanMessage> messages) {
    var scans = new ArrayList<Document>();
    var told = new ArrayList<UpdateOneModel<Document>>();
    for (var message : messages) {
      message.match(
          new ScanMessage.Cases<Boolean>() {
            @Override
            public Boolean scan(ScanEvent scan) {
              return scans.add(
                  ScanDocument.from(scan)
                      .append("code", scan.scanned().code().orElse(null))
                      .append("until", Date.from(scan.time().plus(kept))));
            }

            @Override
            public Boolean told(PlaceTold place) {
              return told.add(update(place));
            }
          });
    }
    Rows.add(rows, scans);
    if (!told.isEmpty()) {
      rows.bulkWrite(told);
    }
  }

  /** What was told first stays. */
  private static UpdateOneModel<Document> update(PlaceTold told) {
    return new UpdateOneModel<>(
        and(eq("_id", told.id().toString()), ne("place.source", "TOLD")),
        Updates.combine(
            Updates.set("place", ScanDocument.from(told.place())),
            Updates.set("device", told.device().orElse(null))));
  }

  @Override
  public Optional<CodeScans> find(String code) {
    return Optional.ofNullable(codes.find(eq("_id", code)).first()).map(MongoScans::read);
  }

  @Override
  public Map<String, CodeScans> findAll(Collection<String> names) {
    var found = new HashMap<String, CodeScans>();
    if (!names.isEmpty()) {
      codes
          .find(in("_id", Set.copyOf(names)))
          .map(MongoScans::read)
          .forEach(each -> found.put(each.code(), each));
    }
    return found;
  }

  /**
   * One after another within this process: the preview engine may answer two at once as if each had
   * been the first.
   */
  @Override
  public synchronized void save(Collection<CodeScans> changed, Map<String, Long> versions) {
    var writes = new ArrayList<WriteModel<Document>>();
    int replaced = 0;
    for (var each : changed) {
      long before = versions.getOrDefault(each.code(), 0L);
      if (before == 0) {
        writes.add(new InsertOneModel<>(write(each)));
      } else {
        replaced++;
        writes.add(
            new ReplaceOneModel<>(and(eq("_id", each.code()), eq("version", before)), write(each)));
      }
    }
    if (writes.isEmpty()) {
      return;
    }
    try {
      if (codes.bulkWrite(writes, IN_ANY_ORDER).getMatchedCount() < replaced) {
        throw new ChangedMeanwhile("what is known of a code");
      }
    } catch (MongoBulkWriteException failure) {
      boolean taken =
          failure.getWriteErrors().stream()
              .anyMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      throw taken ? new ChangedMeanwhile("what is known of a code") : failure;
    }
  }

  @Override
  public Map<String, ProductScans> products(Collection<String> gtins) {
    var found = new HashMap<String, ProductScans>();
    if (!gtins.isEmpty()) {
      products
          .find(in("_id", Set.copyOf(gtins)))
          .forEach(
              row ->
                  found.put(
                      row.getString("_id"),
                      new ProductScans(
                          row.getString("_id"),
                          number(row, "persons"),
                          number(row, "codes"),
                          offsets(row.get("applied", Document.class)))));
    }
    return found;
  }

  @Override
  public synchronized void count(Collection<ProductScans.More> more) {
    for (var part : more) {
      var applied = "applied." + part.partition();
      boolean first = part.from() < 0;
      var filter =
          and(eq("_id", part.gtin()), first ? exists(applied, false) : eq(applied, part.from()));
      var change =
          Updates.combine(
              Updates.inc("persons", part.persons()),
              Updates.inc("codes", part.codes()),
              Updates.set(applied, part.to()));
      try {
        var done = products.updateOne(filter, change, new UpdateOptions().upsert(first));
        if (done.getMatchedCount() == 0 && done.getUpsertedId() == null) {
          throw new ChangedMeanwhile("the counts of product " + part.gtin());
        }
      } catch (MongoWriteException failure) {
        if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
          throw new ChangedMeanwhile("the counts of product " + part.gtin());
        }
        throw failure;
      } catch (MongoCommandException failure) {
        if (ErrorCategory.fromErrorCode(failure.getErrorCode()) == ErrorCategory.DUPLICATE_KEY) {
          throw new ChangedMeanwhile("the counts of product " + part.gtin());
        }
        throw failure;
      }
    }
  }

  @Override
  public List<ScanEvent> rows(Collection<UUID> ids) {
    return rows.find(in("_id", ids.stream().map(UUID::toString).toList()))
        .map(ScanDocument::read)
        .into(new ArrayList<>());
  }

  /** A code is added where it is not there yet and the list is not full: one write each. */
  @Override
  public List<UnknownCodes> addUnknown(List<ScanEvent> scans) {
    var days = new LinkedHashMap<String, Document>();
    var writes = new ArrayList<UpdateOneModel<Document>>();
    for (var scan : scans) {
      var name = UnknownCodes.name(scan);
      days.putIfAbsent(
          name,
          new Document("_id", name)
              .append("place", scan.place().map(ScanDocument::from).orElseThrow())
              .append("day", name.substring(name.lastIndexOf('|') + 1))
              .append("codes", List.of())
              .append("scans", List.of())
              .append("until", Date.from(scan.time().plus(kept))));
      writes.add(
          new UpdateOneModel<>(
              and(
                  eq("_id", name),
                  ne("codes", scan.scanned().print()),
                  exists("codes." + (UnknownCodes.MOST - 1), false)),
              Updates.combine(
                  Updates.push("codes", scan.scanned().print()),
                  Updates.push("scans", ScanDocument.from(scan)))));
    }
    Rows.add(unknown, List.copyOf(days.values()));
    unknown.bulkWrite(writes);
    return unknown
        .find(in("_id", days.keySet()))
        .map(
            row ->
                new UnknownCodes(
                    ScanDocument.place(row.get("place", Document.class)).orElseThrow(),
                    LocalDate.parse(row.getString("day")),
                    row.getList("scans", Document.class).stream().map(ScanDocument::read).toList()))
        .into(new ArrayList<>());
  }

  @Override
  public synchronized void raise(Collection<Alarm> raised) {
    for (var alarm : raised) {
      var name = eq("_id", alarm.id());
      var open = and(name, ne("open", false));
      try {
        alarms.updateOne(
            alarm.suspectsCopy() ? open : and(open, ne("suspectsCopy", true)),
            AlarmDocument.raise(alarm),
            new UpdateOptions().upsert(true));
      } catch (MongoWriteException there) {
        if (there.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw there;
        }
        boolean reopened =
            alarms
                    .updateOne(
                        and(name, eq("open", false), lt("closedAt", Date.from(alarm.firstAt()))),
                        AlarmDocument.reopen(alarm))
                    .getMatchedCount()
                == 1;
        boolean mayStay =
            !alarm.suspectsCopy() || alarms.find(and(name, eq("open", false))).first() != null;
        if (!reopened && !mayStay) {
          throw there; // another process raised it in this very moment: comes again
        }
      }
    }
  }

  @Override
  public Optional<Alarm> alarm(String id) {
    return Optional.ofNullable(alarms.find(eq("_id", id)).first()).map(AlarmDocument::read);
  }

  @Override
  public boolean close(String alarm, Instant lastAt, Alarm.Closing closing) {
    return alarms
            .updateOne(
                and(eq("_id", alarm), eq("open", true), eq("lastAt", Date.from(lastAt))),
                AlarmDocument.close(closing))
            .getMatchedCount()
        == 1;
  }

  @Override
  public boolean suspectsCopy(Collection<String> names) {
    return alarms
            .find(and(in("_id", names), eq("open", true), eq("suspectsCopy", true)))
            .limit(1)
            .first()
        != null;
  }

  @Override
  public List<Alarm> alarms(
      AlarmReach reach,
      Optional<Gtin> gtin,
      Optional<Alarm.Rule> rule,
      Optional<Boolean> open,
      Optional<After> after,
      int limit) {
    var filters = new ArrayList<Bson>();
    if (reach instanceof AlarmReach.Commune commune) {
      filters.add(eq("commune", commune.code().digits()));
    } else if (reach instanceof AlarmReach.Owners owners) {
      filters.add(in("owner", owners.parties().stream().map(Gln::digits).toList()));
    }
    gtin.ifPresent(number -> filters.add(eq("gtin", number.digits())));
    rule.ifPresent(each -> filters.add(eq("rule", each.name())));
    open.ifPresent(each -> filters.add(eq("open", each)));
    filters.add(beyond("lastAt", after));
    return alarms
        .find(and(filters))
        .sort(Sorts.descending("lastAt", "_id"))
        .limit(limit)
        .map(AlarmDocument::read)
        .into(new ArrayList<>());
  }

  @Override
  public List<ScanEvent> scans(String code, Optional<After> after, int limit) {
    return rows.find(and(eq("code", code), beyond("time", after)))
        .sort(Sorts.descending("time", "_id"))
        .limit(limit)
        .map(ScanDocument::read)
        .into(new ArrayList<>());
  }

  /** What follows in an index that goes back in time; all of it where nothing is before. */
  private static Bson beyond(String time, Optional<After> after) {
    return after
        .map(
            last -> {
              var at = Date.from(last.time());
              return and(lte(time, at), or(lt(time, at), lt("_id", last.id())));
            })
        .orElseGet(() -> gt(time, new Date(0)));
  }

  private static Document write(CodeScans scans) {
    var hours = new Document();
    scans.hours().forEach((hour, count) -> hours.append(hour.toString(), count));
    var applied = new Document();
    scans.applied().forEach((partition, offset) -> applied.append(partition.toString(), offset));
    return new Document("_id", scans.code())
        .append("version", scans.version())
        .append("persons", scans.persons())
        .append("first", scans.first().map(ScanDocument::from).orElse(null))
        .append("last", scans.last().stream().map(ScanDocument::from).toList())
        .append("hours", hours)
        .append("alarms", List.copyOf(scans.alarms()))
        .append("applied", applied);
  }

  private static CodeScans read(Document row) {
    var hours = new HashMap<Long, Long>();
    row.get("hours", Document.class)
        .forEach((hour, count) -> hours.put(Long.valueOf(hour), ((Number) count).longValue()));
    return new CodeScans(
        row.getString("_id"),
        number(row, "version"),
        number(row, "persons"),
        Optional.ofNullable(row.get("first", Document.class)).map(ScanDocument::read),
        row.getList("last", Document.class).stream().map(ScanDocument::read).toList(),
        hours,
        Set.copyOf(row.getList("alarms", String.class)),
        offsets(row.get("applied", Document.class)));
  }

  private static Map<Integer, Long> offsets(Document applied) {
    var offsets = new HashMap<Integer, Long>();
    applied.forEach(
        (partition, offset) ->
            offsets.put(Integer.valueOf(partition), ((Number) offset).longValue()));
    return offsets;
  }

  private static long number(Document row, String name) {
    return row.get(name, Number.class).longValue();
  }
}
