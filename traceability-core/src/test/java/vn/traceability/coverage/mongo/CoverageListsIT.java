package vn.traceability.coverage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.coverage.ListKind.CHAINS;
import static vn.traceability.coverage.ListKind.ESTABLISHMENTS;
import static vn.traceability.coverage.ListKind.PRODUCTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.coverage.CoverageList;
import vn.traceability.coverage.CoverageLists;
import vn.traceability.coverage.ListKind;
import vn.traceability.coverage.Listed;
import vn.traceability.coverage.ListedChain;
import vn.traceability.coverage.ListedEstablishment;
import vn.traceability.coverage.ListedProduct;
import vn.traceability.party.CommuneCode;

class CoverageListsIT extends StoreContract {
  private static final String LONG = "ộ".repeat(200);

  private CoverageLists lists;

  @BeforeEach
  void open() {
    lists = MongoCoverageListStore.open(database);
  }

  @Test
  void withoutAnyListThereIsNoLatest() {
    assertThat(lists.latest(PRODUCTS)).isEmpty();
  }

  @Test
  void aListIsKeptWholeAndInItsOrder() {
    var list = list("a", "2026-01-31", "2026-01-31", products(12_001));

    lists.add(list);

    assertThat(lists.latest(PRODUCTS)).contains(list);
  }

  @Test
  void theLatestIsTheOneWithTheLatestCutOffDateWhateverCameLast() {
    var march = list("b", "2026-04-02", "2026-03-31", products(2));
    lists.add(list("c", "2026-02-01", "2026-01-31", products(3)));
    lists.add(march);
    lists.add(list("a", "2026-03-01", "2026-02-28", products(1)));

    assertThat(lists.latest(PRODUCTS)).contains(march);
  }

  @Test
  void ofTwoForTheSameDayTheOneSignedLaterCounts() {
    var corrected = list("a", "2026-04-09", "2026-03-31", products(2));
    lists.add(corrected);
    lists.add(list("b", "2026-04-02", "2026-03-31", products(3)));

    assertThat(lists.latest(PRODUCTS)).contains(corrected);
  }

  @Test
  void ofTwoForTheSameDayAndSignedTheSameDayTheOneImportedLaterCounts() {
    lists.add(list("b", "2026-04-02", "2026-03-31", products(3)));
    var again = list("a", "2026-04-02", "2026-03-31", products(2));
    lists.add(again);

    assertThat(lists.latest(PRODUCTS)).contains(again);
  }

  @Test
  void theSameIdAgainStaysAsItWas() {
    var first = list("a", "2026-04-02", "2026-03-31", products(3));
    lists.add(first);

    lists.add(first);
    lists.add(list("a", "2026-04-30", "2026-04-30", products(5)));

    assertThat(lists.latest(PRODUCTS)).contains(first);
  }

  @Test
  void eachKindHasALatestOfItsOwn() {
    var chains = list(CHAINS, "a", "2026-01-31", "2026-01-31", List.of(chain(1, 3)));
    var establishments = list(ESTABLISHMENTS, "b", "2026-02-28", "2026-02-28", establishments(7));
    lists.add(chains);
    lists.add(establishments);

    assertThat(lists.latest(CHAINS)).contains(chains);
    assertThat(lists.latest(ESTABLISHMENTS)).contains(establishments);
    assertThat(lists.latest(PRODUCTS)).isEmpty();
  }

  /** The longest names there can be, three bytes a letter, as many as the contract allows. */
  @Test
  void theLongestListsAreKept() {
    var products = new ArrayList<ListedProduct>();
    for (int i = 0; i < 50_000; i++) {
      products.add(
          new ListedProduct(
              Optional.of(Samples.product(i)),
              LONG,
              Optional.of(Samples.party(i)),
              LONG,
              new CommuneCode("00565")));
    }
    var chains = new ArrayList<ListedChain>();
    for (int i = 0; i < 2_000; i++) {
      chains.add(chain(i, 20));
    }
    var listOfProducts = list("a", "2026-01-31", "2026-01-31", products);
    var listOfChains = list(CHAINS, "b", "2026-01-31", "2026-01-31", chains);

    lists.add(listOfProducts);
    lists.add(listOfChains);

    assertThat(lists.latest(PRODUCTS).equals(Optional.of(listOfProducts))).isTrue();
    assertThat(lists.latest(CHAINS).equals(Optional.of(listOfChains))).isTrue();
  }

  private static CoverageList<ListedProduct> list(
      String id, String signedOn, String cutOffOn, List<ListedProduct> products) {
    return list(PRODUCTS, id, signedOn, cutOffOn, products);
  }

  private static <T extends Listed> CoverageList<T> list(
      ListKind<T> kind, String id, String signedOn, String cutOffOn, List<T> items) {
    return new CoverageList<>(
        id,
        kind,
        "Danh mục phải truy xuất nguồn gốc",
        "Sở Nông nghiệp và Môi trường Hà Nội",
        LocalDate.parse(signedOn),
        LocalDate.parse(cutOffOn),
        items);
  }

  /** Every third has no number, and every second names no party. */
  private static List<ListedProduct> products(int count) {
    var products = new ArrayList<ListedProduct>();
    for (int i = 0; i < count; i++) {
      products.add(
          new ListedProduct(
              i % 3 == 0 ? Optional.empty() : Optional.of(Samples.product(i)),
              "Sản phẩm " + i,
              i % 2 == 0 ? Optional.of(Samples.party(i)) : Optional.empty(),
              "Cơ sở " + i,
              new CommuneCode("00565")));
    }
    return products;
  }

  private static List<ListedEstablishment> establishments(int count) {
    var establishments = new ArrayList<ListedEstablishment>();
    for (int i = 0; i < count; i++) {
      establishments.add(
          new ListedEstablishment(
              i % 2 == 0 ? Optional.of(Samples.party(i)) : Optional.empty(),
              "Cơ sở " + i,
              new CommuneCode("00565")));
    }
    return establishments;
  }

  private static ListedChain chain(int number, int members) {
    var all = new ArrayList<ListedChain.Member>();
    for (int i = 0; i < members; i++) {
      all.add(
          new ListedChain.Member(
              i % 2 == 0 ? Optional.empty() : Optional.of(Samples.party(number * 20 + i)), LONG));
    }
    return new ListedChain(LONG, new CommuneCode("00565"), all);
  }
}
