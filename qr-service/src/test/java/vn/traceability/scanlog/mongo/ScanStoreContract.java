package vn.traceability.scanlog.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.embedded.testing.TestMongo;
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
}
