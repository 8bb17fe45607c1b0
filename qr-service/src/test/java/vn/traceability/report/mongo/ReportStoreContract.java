package vn.traceability.report.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.blob.BlobId;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;
import vn.traceability.party.CommuneCode;
import vn.traceability.report.Gathered;
import vn.traceability.report.Gathered.State;
import vn.traceability.report.Report;
import vn.traceability.report.ReportStore;
import vn.traceability.report.ReportedGoods;
import vn.traceability.report.SomeReports;
import vn.traceability.scanlog.After;
import vn.traceability.scanlog.AlarmReach;
import vn.traceability.scanlog.Scans;

/** What every engine keeps of reports. */
abstract class ReportStoreContract {
  private static final AlarmReach CITY = new AlarmReach.City();
  private static final Instant NOW = Scans.NOW;

  private ReportStore store;

  abstract MongoDatabase database();

  @BeforeEach
  void open() {
    store = MongoReportStore.open(database());
  }

  private Report withPhoto(String name) {
    var plain = SomeReports.report(name, NOW);
    return new Report(
        plain.id(),
        plain.goods(),
        plain.code(),
        plain.reason(),
        plain.text(),
        Optional.of(new Report.Picture(BlobId.of(new byte[1]), BlobId.of(new byte[2]))),
        plain.commune(),
        plain.at(),
        Optional.empty());
  }

  @Test
  void aReportIsKeptOnce() {
    var report = withPhoto("a");
    assertThat(store.add(report)).isTrue();
    assertThat(store.add(SomeReports.report("a", NOW.plusSeconds(9)))).isFalse();

    assertThat(store.find(report.id())).contains(report);
    assertThat(store.find(Scans.id("b"))).isEmpty();
    assertThat(store.of(SomeReports.LOT.id(), 10)).containsExactly(report);
  }

  @Test
  void theLatestComeFirstAndThoseAfterAMomentCount() {
    for (int i = 0; i < 4; i++) {
      store.add(SomeReports.report("r" + i, NOW.plusSeconds(i)));
    }
    var product = ReportedGoods.of(new Gtin(Scans.GTIN));
    store.add(SomeReports.report("p", product, NOW));

    assertThat(store.of(SomeReports.LOT.id(), 2))
        .extracting(Report::id)
        .containsExactly(Scans.id("r3"), Scans.id("r2"));
    assertThat(store.of(product.id(), 9)).hasSize(1);
    assertThat(store.has(SomeReports.LOT.id(), Instant.EPOCH, 4)).isTrue();
    assertThat(store.has(SomeReports.LOT.id(), Instant.EPOCH, 5)).isFalse();
    assertThat(store.has(SomeReports.LOT.id(), NOW, 3)).isTrue();
    assertThat(store.has(SomeReports.LOT.id(), NOW.plusSeconds(1), 3)).isFalse();
  }

  @Test
  void whatIsErasedIsInNoDocument() {
    var report = withPhoto("a");
    store.add(report);
    store.erase(report.id(), new Report.Erasure("officer", NOW.plusSeconds(60)));
    store.erase(report.id(), new Report.Erasure("other", NOW.plusSeconds(99)));

    var found = store.find(report.id()).orElseThrow();
    assertThat(found.text()).isEmpty();
    assertThat(found.photo()).isEmpty();
    assertThat(found.erased()).contains(new Report.Erasure("officer", NOW.plusSeconds(60)));
    assertThat(found.reason()).isEqualTo(report.reason());
    assertThat(
            database()
                .getCollection("reports")
                .find(new Document("_id", report.id().toString()))
                .first()
                .toJson())
        .doesNotContain("bắp cải", BlobId.of(new byte[1]).hex());
  }

  @Test
  void goodsAreOpenedAndClosed() {
    var id = SomeReports.LOT.id();
    assertThat(store.gathered(id)).isEmpty();
    store.note(SomeReports.LOT, Optional.of(Scans.OWNER), NOW.plusSeconds(5));
    store.note(SomeReports.LOT, Optional.empty(), NOW);
    assertThat(store.gathered(id))
        .contains(
            new Gathered(
                SomeReports.LOT,
                Optional.of(Scans.OWNER),
                State.FEW,
                Optional.empty(),
                NOW.plusSeconds(5),
                List.of()));

    var closing =
        new Gathered.Closing("officer", NOW.plusSeconds(60), "Đã kiểm tra", NOW.plusSeconds(5));
    assertThat(store.close(id, closing)).as("not open").isFalse();
    store.open(id, 0, NOW.plusSeconds(9));
    store.open(id, 0, NOW.plusSeconds(99));
    assertThat(store.gathered(id).orElseThrow().openedAt()).contains(NOW.plusSeconds(9));
    var unseen = new Gathered.Closing("officer", NOW.plusSeconds(60), "Đã kiểm tra", NOW);
    assertThat(store.close(id, unseen)).as("there is a later report").isFalse();
    assertThat(store.close(id, closing)).isTrue();
    assertThat(store.close(id, closing)).as("closed already").isFalse();
    assertThat(store.gathered(id).orElseThrow().closings()).containsExactly(closing);

    store.open(id, 0, NOW.plusSeconds(99));
    assertThat(store.gathered(id).orElseThrow().state()).isEqualTo(State.CLOSED);
    store.open(id, 1, NOW.plusSeconds(99));
    assertThat(store.gathered(id).orElseThrow().state()).isEqualTo(State.OPEN);
  }

  @Test
  void eachFindsTheGoodsHeAnswersForPageByPage() {
    for (int i = 0; i < 5; i++) {
      var lot = ReportedGoods.of(LotId.of(Scans.GTIN, "L" + i));
      store.note(lot, i == 4 ? Optional.empty() : Optional.of(Scans.OWNER), NOW.plusSeconds(i / 2));
      store.open(lot.id(), 0, NOW);
    }
    assertThat(store.gathered(CITY, State.OPEN, Optional.empty(), 9)).hasSize(5);
    assertThat(store.gathered(CITY, State.CLOSED, Optional.empty(), 9)).isEmpty();
    for (var reach :
        List.of(
            new AlarmReach.Commune(new CommuneCode("00565")),
            new AlarmReach.Owners(Set.of(Scans.OWNER.owner(), new Gln("2900000000018"))))) {
      var first = store.gathered(reach, State.OPEN, Optional.empty(), 3);
      var last = first.get(2);
      var rest =
          store.gathered(
              reach,
              State.OPEN,
              Optional.of(new After(last.lastAt(), last.goods().id().toString())),
              3);
      assertThat(first).isSortedAccordingTo((a, b) -> b.lastAt().compareTo(a.lastAt()));
      assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(first);
    }
    assertThat(
            store.gathered(
                new AlarmReach.Commune(new CommuneCode("00004")), State.OPEN, Optional.empty(), 9))
        .isEmpty();
  }
}
