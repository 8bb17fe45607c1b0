package vn.traceability.coverage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.coverage.ProductList;
import vn.traceability.coverage.ProductList.Listed;
import vn.traceability.coverage.ProductLists;
import vn.traceability.party.CommuneCode;

class ProductListsIT extends StoreContract {
  private ProductLists lists;

  @BeforeEach
  void open() {
    lists = MongoProductListStore.open(database);
  }

  @Test
  void withoutAnyListThereIsNoLatest() {
    assertThat(lists.latest()).isEmpty();
  }

  @Test
  void aListIsKeptWholeAndInItsOrder() {
    var list = list("a", "2026-01-31", "2026-01-31", products(12_001));

    lists.add(list);

    assertThat(lists.latest()).contains(list);
  }

  @Test
  void theLatestIsTheOneWithTheLatestCutOffDateWhateverCameLast() {
    var march = list("b", "2026-04-02", "2026-03-31", products(2));
    lists.add(list("c", "2026-02-01", "2026-01-31", products(3)));
    lists.add(march);
    lists.add(list("a", "2026-03-01", "2026-02-28", products(1)));

    assertThat(lists.latest()).contains(march);
  }

  @Test
  void ofTwoForTheSameDayTheOneSignedLaterCounts() {
    var corrected = list("a", "2026-04-09", "2026-03-31", products(2));
    lists.add(corrected);
    lists.add(list("b", "2026-04-02", "2026-03-31", products(3)));

    assertThat(lists.latest()).contains(corrected);
  }

  @Test
  void ofTwoForTheSameDayAndSignedTheSameDayTheOneImportedLaterCounts() {
    lists.add(list("b", "2026-04-02", "2026-03-31", products(3)));
    var again = list("a", "2026-04-02", "2026-03-31", products(2));
    lists.add(again);

    assertThat(lists.latest()).contains(again);
  }

  @Test
  void theSameIdAgainStaysAsItWas() {
    var first = list("a", "2026-04-02", "2026-03-31", products(3));
    lists.add(first);

    lists.add(first);
    lists.add(list("a", "2026-04-30", "2026-04-30", products(5)));

    assertThat(lists.latest()).contains(first);
  }

  private static ProductList list(
      String id, String signedOn, String cutOffOn, List<Listed> products) {
    return new ProductList(
        id,
        "Danh mục sản phẩm OCOP",
        "Sở Nông nghiệp và Môi trường Hà Nội",
        LocalDate.parse(signedOn),
        LocalDate.parse(cutOffOn),
        products);
  }

  /** Every third has no number, and every second names no party. */
  private static List<Listed> products(int count) {
    var products = new ArrayList<Listed>();
    for (int i = 0; i < count; i++) {
      products.add(
          new Listed(
              i % 3 == 0 ? Optional.empty() : Optional.of(Samples.product(i)),
              "Sản phẩm " + i,
              i % 2 == 0 ? Optional.of(Samples.party(i)) : Optional.empty(),
              "Cơ sở " + i,
              new CommuneCode("00565")));
    }
    return products;
  }
}
