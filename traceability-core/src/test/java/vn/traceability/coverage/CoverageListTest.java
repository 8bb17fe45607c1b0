package vn.traceability.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.traceability.coverage.Town.FARM;
import static vn.traceability.coverage.Town.GIA_LAM;
import static vn.traceability.coverage.Town.SHOP;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.traceability.refusal.InvalidValue;

class CoverageListTest {
  @Test
  void anEmptyListIsNoDenominator() {
    refuses("products", () -> Town.list("a", ListKind.PRODUCTS, List.of()));
    refuses("chains", () -> Town.list("a", ListKind.CHAINS, List.of()));
    refuses("establishments", () -> Town.list("a", ListKind.ESTABLISHMENTS, List.of()));
  }

  @Test
  void aNumberStandsOnItOnce() {
    var product = Town.product(1);
    var establishment = Town.establishment(FARM);
    var chain = Town.chain("Rau", FARM, SHOP);

    refuses("products", () -> Town.list("a", ListKind.PRODUCTS, List.of(product, product)));
    refuses(
        "establishments",
        () -> Town.list("a", ListKind.ESTABLISHMENTS, List.of(establishment, establishment)));
    refuses("chains", () -> Town.list("a", ListKind.CHAINS, List.of(chain, chain)));
  }

  @Test
  void twoOfOneNameWithoutANumberAreTwo() {
    var household = new ListedEstablishment(Optional.empty(), "Nguyễn Văn Bình", GIA_LAM);

    var list = Town.list("a", ListKind.ESTABLISHMENTS, List.of(household, household));

    assertThat(list.items()).hasSize(2);
  }

  @Test
  void nobodySignsWhatIsStillToCome() {
    refuses(
        "signedOn",
        () ->
            new CoverageList<>(
                "a",
                ListKind.PRODUCTS,
                "Danh mục",
                "Sở",
                LocalDate.parse("2026-03-30"),
                LocalDate.parse("2026-03-31"),
                List.of(Town.product(1))));
  }

  @Test
  void aChainHasTwoToTwentyMembersAndNoneHandsOverToItself() {
    var member = new ListedChain.Member(Optional.empty(), "Nông hộ");
    var many = new ArrayList<ListedChain.Member>();
    for (int i = 0; i < 21; i++) {
      many.add(member);
    }

    refuses("members", () -> new ListedChain("Rau", GIA_LAM, List.of(member)));
    refuses("members", () -> new ListedChain("Rau", GIA_LAM, many));
    refuses("members", () -> Town.chain("Rau", FARM, FARM));
    assertThat(Town.chain("Rau", FARM, SHOP, FARM).members()).hasSize(3);
  }

  private static void refuses(String field, ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            InvalidValue.class, refusal -> assertThat(refusal.field()).contains(field));
  }
}
