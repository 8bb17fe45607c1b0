package vn.traceability.scanlog.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;
import vn.traceability.scanlog.After;
import vn.traceability.scanlog.Alarm;
import vn.traceability.scanlog.AlarmReach;
import vn.traceability.scanlog.CodeScans;
import vn.traceability.scanlog.Outcome;
import vn.traceability.scanlog.ProductScans;
import vn.traceability.scanlog.Projecting;
import vn.traceability.scanlog.ScanEvent;
import vn.traceability.scanlog.ScanStore;
import vn.traceability.scanlog.Scans;

/** What every engine keeps of scans. */
abstract class ScanStoreContract {
  private ScanStore store;

  abstract TestMongo mongo();

  @BeforeEach
  void open() {
    store = MongoScanStore.open(mongo().database(), Duration.ofDays(90));
  }

  @Test
  void aCodeIsFoundAsItWasWorkedOut() {
    var scan = Scans.at(Scans.GIA_LAM, Scans.person("a", "S1", Scans.NOW));
    var later = Scans.person("b", "S1", Scans.NOW.plusSeconds(60));
    new Projecting(store).send(scan, later, Scans.told(later, Scans.SAIGON, "0123456789abcdef"));

    var found = store.find(Scans.code("S1")).orElseThrow();
    assertThat(found.persons()).isEqualTo(2);
    assertThat(found.first()).contains(scan);
    assertThat(found.last()).hasSize(2).startsWith(scan);
    assertThat(found.last().get(1).device()).contains("0123456789abcdef");
    assertThat(store.findAll(List.of(Scans.code("S1"), "x")))
        .isEqualTo(Map.of(found.code(), found));
    assertThat(store.find(Scans.code("S2"))).isEmpty();
  }

  @Test
  void rowsAreKeptOnceAndGoWhenTheirTimeIsOver() {
    var scan = Scans.person("a", "S1", Scans.NOW);
    store.add(List.of(scan));
    store.add(List.of(scan, Scans.told(scan, Scans.GIA_LAM, "0123456789abcdef")));
    store.add(List.of(scan, Scans.told(scan, Scans.SAIGON, "")));

    var rows = mongo().database().getCollection("scans.rows");
    assertThat(rows.countDocuments(new Document("_id", scan.id().toString()))).isEqualTo(1);
    var row = rows.find(new Document("_id", scan.id().toString())).first();
    assertThat(row.getDate("until")).isEqualTo("2026-06-18T01:00:00Z");
    assertThat(row.getEmbedded(List.of("place", "name"), String.class)).isEqualTo("Xã Gia Lâm");
    assertThat(row.getString("device")).isEqualTo("0123456789abcdef");
    assertThat(rows.listIndexes())
        .anyMatch(
            index ->
                index.get("key").equals(new Document("until", 1))
                    && ((Number) index.get("expireAfterSeconds")).longValue() == 0);
  }

  @Test
  void onlyPersonsScansOfCodesOfOursCount() {
    var person = Scans.person("a", "S1", Scans.NOW);
    new Projecting(store)
        .send(
            Scans.of(ScanEvent.Kind.FETCH, person),
            Scans.answered(new Outcome("NOT_ISSUED", false), Scans.person("b", "S1", Scans.NOW)),
            Scans.answered(Outcome.UNAVAILABLE, Scans.person("c", "S1", Scans.NOW)),
            Scans.told(person, Scans.GIA_LAM, ""));

    assertThat(store.find(Scans.code("S1"))).isEmpty();
    assertThat(store.products(Set.of(Scans.GTIN))).isEmpty();
    assertThat(mongo().database().getCollection("scans.rows").estimatedDocumentCount())
        .isEqualTo(3);
  }

  @Test
  void whatAnotherOneChangedMeanwhileIsNotOverwritten() {
    var projecting = new Projecting(store);
    projecting.send(Scans.person("a", "S1", Scans.NOW));
    var found = store.find(Scans.code("S1")).orElseThrow();
    projecting.send(Scans.person("b", "S1", Scans.NOW));
    var now = store.find(Scans.code("S1")).orElseThrow();

    assertThatThrownBy(() -> store.save(List.of(found), versions(found)))
        .isInstanceOf(ScanStore.ChangedMeanwhile.class);
    assertThatThrownBy(() -> store.save(List.of(found), Map.of()))
        .isInstanceOf(ScanStore.ChangedMeanwhile.class);
    assertThat(store.find(Scans.code("S1"))).contains(now);
  }

  private static Map<String, Long> versions(CodeScans scans) {
    return Map.of(scans.code(), scans.version());
  }

  @Test
  void aPartitionIsCountedOnceForAProduct() {
    var more = new ProductScans.More(Scans.GTIN, 3, -1, 9, 5, 2);
    store.count(List.of(more));
    assertThatThrownBy(() -> store.count(List.of(more)))
        .isInstanceOf(ScanStore.ChangedMeanwhile.class);
    store.count(List.of(new ProductScans.More(Scans.GTIN, 3, 9, 12, 1, 0)));
    store.count(List.of(new ProductScans.More(Scans.GTIN, 0, -1, 0, 1, 1)));

    assertThat(store.products(Set.of(Scans.GTIN)).get(Scans.GTIN))
        .isEqualTo(new ProductScans(Scans.GTIN, 7, 3, Map.of(3, 12L, 0, 0L)));
  }

  @Test
  void anAlarmRaisedAgainIsTheSameAndNeverWeaker() {
    var here = Scans.at(Scans.GIA_LAM, Scans.person("a", "S1", Scans.NOW));
    var far = Scans.at(Scans.SAIGON, Scans.person("b", "S1", Scans.NOW.plusSeconds(60)));
    var projecting = new Projecting(store);
    var name = List.of("far-apart|" + Scans.code("S1"));

    projecting.send(here, far);
    assertThat(store.suspectsCopy(name)).as("two ranges of addresses").isFalse();
    projecting.send(Scans.told(far, Scans.SAIGON, ""));
    assertThat(store.suspectsCopy(name)).isTrue();
    var row = alarms().find(new Document("_id", name.get(0))).first();

    for (int i = 1; i <= 20; i++) { // until those two are none of the latest any more
      projecting.send(Scans.person("scan " + i, "S1", Scans.NOW.plusSeconds(7_200 * i)));
    }
    var later = Scans.NOW.plusSeconds(150_000);
    projecting.send(Scans.at(Scans.GIA_LAM, Scans.person("c", "S1", later)));
    projecting.send(Scans.at(Scans.SAIGON, Scans.person("d", "S1", later)));
    projecting.record(0, projecting.size());

    assertThat(alarms().find().into(new ArrayList<>()))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.get("scans")).isEqualTo(row.get("scans"));
              assertThat(kept.getDate("lastAt")).isEqualTo("2026-03-20T01:01:00Z");
              assertThat(kept.getBoolean("suspectsCopy")).isTrue();
            });
    assertThat(store.find(Scans.code("S1")).orElseThrow().alarms()).containsExactly("far-apart");
    projecting.send(
        Scans.told(Scans.person("c", "S1", later), Scans.GIA_LAM, ""),
        Scans.told(Scans.person("d", "S1", later), Scans.SAIGON, ""));
    assertThat(alarms().find().first().getDate("lastAt")).isEqualTo("2026-03-21T18:40:00Z");
    assertThat(store.suspectsCopy(name)).isTrue();
  }

  @Test
  void aClosedAlarmStaysClosedUntilAllItsScansAreOfAfterTheClosing() {
    var projecting = new Projecting(store);
    projecting.send(
        Scans.at(Scans.GIA_LAM, Scans.person("a", "S1", Scans.NOW)),
        Scans.at(Scans.SAIGON, Scans.person("b", "S1", Scans.NOW.plusSeconds(60))));
    var id = "far-apart|" + Scans.code("S1");
    var seen = store.alarm(id).orElseThrow();
    var closing = new Alarm.Closing("officer", Scans.NOW.plusSeconds(120), "Một máy, sai vị trí");
    assertThat(store.close(id, Scans.NOW, closing)).as("there is a later scan").isFalse();
    assertThat(store.close(id, seen.lastAt(), closing)).isTrue();
    assertThat(store.close(id, seen.lastAt(), closing)).as("closed already").isFalse();
    assertThat(store.close("rate|x", seen.lastAt(), closing)).isFalse();

    projecting.record(0, projecting.size());
    projecting.send(Scans.at(Scans.GIA_LAM, Scans.person("c", "S1", Scans.NOW.plusSeconds(180))));
    var closed = store.alarm(id).orElseThrow();
    assertThat(closed.open()).as("half of it was known").isFalse();
    assertThat(closed.scans()).isEqualTo(seen.scans());
    assertThat(closed.closings()).containsExactly(closing);
    assertThat(open(true)).isEmpty();
    assertThat(open(false)).containsExactly(closed);

    for (int i = 1; i <= 20; i++) { // until those are none of the latest any more
      projecting.send(Scans.person("scan " + i, "S1", Scans.NOW.plusSeconds(7_200 * i)));
    }
    var later = Scans.NOW.plusSeconds(150_000);
    projecting.send(Scans.at(Scans.GIA_LAM, Scans.person("d", "S1", later)));
    projecting.send(Scans.at(Scans.SAIGON, Scans.person("e", "S1", later)));
    var again = store.alarm(id).orElseThrow();
    assertThat(again.open()).isTrue();
    assertThat(again.firstAt()).isEqualTo(later);
    assertThat(again.closings()).containsExactly(closing);
    projecting.record(0, projecting.size());
    assertThat(open(true)).containsExactly(again);
  }

  private List<Alarm> open(boolean open) {
    return store.alarms(
        new AlarmReach.City(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(open),
        Optional.empty(),
        9);
  }

  /** One copied label among twenty that are scanned now and then. */
  @Test
  void aCodeScannedFarMoreOftenThanTheOthersIsFound() {
    var projecting = new Projecting(store);
    for (int code = 0; code < 20; code++) {
      for (int times = 0; times < 3; times++) {
        projecting.send(
            Scans.person(code + "/" + times, "T" + code, Scans.NOW.plusSeconds(code * 60 + times)));
      }
    }
    for (int i = 0; i < 30; i++) {
      assertThat(alarms().countDocuments(new Document("_id", "rate|" + Scans.code("S1"))))
          .as("before scan %d", i + 1)
          .isZero();
      projecting.send(Scans.person("scan " + i, "S1", Scans.NOW.plusSeconds(10_000 + i)));
    }

    var alarm = alarms().find(new Document("_id", "rate|" + Scans.code("S1"))).first();
    assertThat(alarm.get("evidence", Document.class))
        .containsEntry("inADay", "30")
        .containsEntry("usual", "3.00");
    assertThat(alarm.getString("owner")).isEqualTo("2900000000025");
    assertThat(alarm.getString("commune")).isEqualTo("00565");
    assertThat(store.suspectsCopy(List.of("rate|" + Scans.code("S1")))).isTrue();
  }

  @Test
  void unknownCodesOfAPlaceAreCountedOnceEachAndBounded() {
    var projecting = new Projecting(store);
    for (int i = 0; i < 29; i++) {
      projecting.send(unknown(i));
      projecting.send(unknown(i));
    }
    projecting.record(0, projecting.size());
    assertThat(alarms().find()).isEmpty();
    projecting.send(unknown(29));
    assertThat(alarms().find().into(new ArrayList<>()))
        .extracting(row -> row.getString("_id"))
        .containsExactly("unknown-codes|00565|2026-03-20");
    for (int i = 30; i < 150; i++) {
      projecting.send(unknown(i));
    }
    var places = mongo().database().getCollection("scans.unknown");
    assertThat(places.find().first().getList("codes", String.class)).hasSize(100);
  }

  /** Known only once the person says where it was. */
  @Test
  void anUnknownCodeWhosePlaceIsToldCounts() {
    var projecting = new Projecting(store);
    for (int i = 0; i < 30; i++) {
      var scan =
          Scans.answered(
              new Outcome("NOT_ISSUED", false), Scans.person("scan " + i, "X" + i, Scans.NOW));
      projecting.send(scan, Scans.told(scan, Scans.SAIGON, ""));
    }

    assertThat(alarms().find().into(new ArrayList<>()))
        .extracting(row -> row.getString("_id"))
        .containsExactly("unknown-codes|10.8,106.7|2026-03-20");
    assertThat(store.find(Scans.code("X1"))).isEmpty();
  }

  /** Many at the same moment, so that the name decides. */
  @Test
  void alarmsAndScansAreReadPageByPageInWhateverWay() {
    var projecting = new Projecting(store);
    for (int code = 0; code < 7; code++) {
      projecting.send(
          Scans.at(Scans.GIA_LAM, Scans.person("here " + code, "S" + code, Scans.NOW)),
          Scans.at(Scans.SAIGON, Scans.person("there " + code, "S" + code, Scans.NOW)));
    }
    for (int i = 0; i < 30; i++) {
      projecting.send(unknown(i));
    }
    var owner = Scans.OWNER.owner();
    var stranger = new Gln("2900000000018");

    assertThat(read(new AlarmReach.City(), Optional.empty(), Optional.empty())).hasSize(8);
    assertThat(
            read(
                new AlarmReach.Commune(new CommuneCode("00565")),
                Optional.empty(),
                Optional.empty()))
        .hasSize(7);
    assertThat(
            read(
                new AlarmReach.Owners(Set.of(owner, stranger)),
                Optional.of(new Gtin(Scans.GTIN)),
                Optional.of(Alarm.Rule.FAR_APART)))
        .hasSize(7)
        .allMatch(alarm -> alarm.responsible().equals(Optional.of(Scans.OWNER)));
    assertThat(read(new AlarmReach.Owners(Set.of(stranger)), Optional.empty(), Optional.empty()))
        .isEmpty();
    assertThat(read(new AlarmReach.City(), Optional.empty(), Optional.of(Alarm.Rule.UNKNOWN_CODES)))
        .hasSize(1);
    assertThat(store.scans(Scans.code("S1"), Optional.empty(), 10))
        .extracting(ScanEvent::id)
        .containsExactlyInAnyOrder(Scans.id("here 1"), Scans.id("there 1"));
    var last = store.scans(Scans.code("S1"), Optional.empty(), 1).get(0);
    var after = new After(last.time(), last.id().toString());
    assertThat(store.scans(Scans.code("S1"), Optional.of(after), 10)).hasSize(1);
  }

  /** Two at a time. */
  private List<Alarm> read(AlarmReach reach, Optional<Gtin> gtin, Optional<Alarm.Rule> rule) {
    var all = new ArrayList<Alarm>();
    Optional<After> after = Optional.empty();
    while (true) {
      var page = store.alarms(reach, gtin, rule, Optional.empty(), after, 2);
      all.addAll(page);
      if (page.isEmpty()) {
        assertThat(all).extracting(Alarm::id).doesNotHaveDuplicates();
        return all;
      }
      var last = page.get(page.size() - 1);
      after = Optional.of(After.read(new After(last.lastAt(), last.id()).text()));
    }
  }

  private static ScanEvent unknown(int number) {
    var scan = Scans.person("scan " + number, "X" + number, Scans.NOW);
    return Scans.answered(new Outcome("NOT_ISSUED", false), Scans.at(Scans.GIA_LAM, scan));
  }

  private com.mongodb.client.MongoCollection<Document> alarms() {
    return mongo().database().getCollection("scans.alarms");
  }
}
