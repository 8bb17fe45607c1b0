package vn.traceability.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.coverage.Town.BA_VI;
import static vn.traceability.coverage.Town.COOPERATIVE;
import static vn.traceability.coverage.Town.FARM;
import static vn.traceability.coverage.Town.GIA_LAM;
import static vn.traceability.coverage.Town.SHOP;
import static vn.traceability.coverage.Town.STRANGER;
import static vn.traceability.coverage.Town.TRADER;
import static vn.traceability.coverage.Town.product;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.coverage.Coverage.Commune;

/** K2. */
class ProductCoverageTest {
  private final Town town = new Town();

  @Test
  void withoutAListThereIsNoFigure() {
    var coverage = town.count().products();

    assertThat(coverage.list()).isEmpty();
    assertThat(coverage.communes()).isEmpty();
    assertThat(coverage.funnel().isFigure()).isFalse();
    assertThat(coverage.measure()).isEqualTo(Measure.K2);
    assertThat(coverage.computedAt()).isEqualTo(Town.NOW);
  }

  @Test
  void zeroOfZeroIsNoFigure() {
    town.listed(product(1)).harvested("1A", FARM);

    var funnel = town.count().products().funnel();

    assertThat(funnel).isEqualTo(new Funnel(1, 1, 1, 0, 1, 0));
    assertThat(funnel.denominator()).isZero();
    assertThat(funnel.isFigure()).isFalse();
  }

  @Test
  void theFunnelStandsInTotalAndByCommuneWithAllNames() {
    town.listed(product(1), product(2, BA_VI), product(3), unnumbered())
        .harvested("1A", FARM)
        .handedOver("1A", FARM, SHOP)
        .harvested("3A", FARM)
        .shipped("3A", FARM, SHOP);

    var coverage = town.count().products();

    assertThat(coverage.funnel()).isEqualTo(new Funnel(4, 3, 2, 1, 0, 1));
    assertThat(coverage.funnel().numerator()).isEqualTo(1);
    assertThat(coverage.funnel().denominator()).isEqualTo(4);
    assertThat(coverage.communes()).extracting(Commune::code).containsExactly(GIA_LAM, BA_VI);
    assertThat(coverage.communes())
        .extracting(Commune::funnel)
        .containsExactly(new Funnel(3, 2, 2, 1, 0, 1), new Funnel(1, 1, 0, 0, 0, 0));
    assertThat(coverage.communes().get(0).items())
        .containsExactly(
            item(product(1), Stage.COMPLETE, Optional.empty()),
            item(product(3), Stage.ACTIVE, Optional.of(MissingStep.ONE_SIDED)),
            item(unnumbered(), Stage.LISTED, Optional.of(MissingStep.NOT_REGISTERED)));
    assertThat(coverage.communes().get(1).items())
        .containsExactly(
            item(product(2, BA_VI), Stage.REGISTERED, Optional.of(MissingStep.NO_LOT)));
  }

  @Nested
  class OfItsLots {
    @Test
    void anyCompleteOneInTheWindowCounts() {
      town.daysAgo(80)
          .harvested("1A", FARM)
          .handedOver("1A", FARM, SHOP)
          .daysAgo(2)
          .harvested("1B", FARM)
          .shipped("1B", FARM, SHOP)
          .harvested("1C", FARM);

      assertThat(only(product(1)).stage()).isEqualTo(Stage.COMPLETE);
    }

    @Test
    void itIsJudgedAsItsOwnerSeesIt() {
      town.harvested("1A", FARM).handedOver("1A", FARM, TRADER); // with whom it still lies
      assertThat(only(product(1)).stage()).isEqualTo(Stage.COMPLETE);

      town.member(FARM, TRADER)
          .harvested("2A", FARM)
          .handedOver("2A", FARM, TRADER)
          .registered("2A", TRADER);
      assertThat(only(product(2)).stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    void anothersProductIsNotTheOneOnTheList() {
      town.registeredBy(STRANGER, 1).harvested("1A", STRANGER).handedOver("1A", STRANGER, SHOP);

      assertThat(only(product(1)).stage()).isEqualTo(Stage.LISTED);
    }

    @Test
    void aSowingOfLongAgoDoesNotHideALotThatNeverLeft() {
      town.daysAgo(120).harvested("1A", FARM).daysAgo(100).sown("1B", FARM);
      town.daysAgo(5).harvested("1C", FARM);

      assertThat(only(product(1)).missing()).contains(MissingStep.NO_HAND_OVER);
    }

    @Test
    void aClosedOneSaysMoreThanAnOpenOne() {
      town.harvested("1A", FARM).sold("1A", FARM).daysAgo(1).harvested("1B", FARM);

      assertThat(only(product(1)).missing()).contains(MissingStep.NO_HAND_OVER);
    }

    @Test
    void oneThatOnlyLacksAConfirmationSaysMoreThanABrokenOne() {
      town.harvested("1A", FARM).shipped("1A", FARM, SHOP).daysAgo(1).harvested("1B", FARM);
      town.sold("1B", FARM);

      assertThat(only(product(1)).missing()).contains(MissingStep.ONE_SIDED);
      assertThat(only(product(1)).oneSided()).isTrue();
    }

    @Test
    void whereAllInTheWindowAreOpenTheLatestClosedOneCounts() {
      town.daysAgo(200)
          .harvested("1A", FARM)
          .daysAgo(120)
          .harvested("1B", FARM)
          .handedOver("1B", FARM, SHOP)
          .daysAgo(5)
          .harvested("1C", FARM);

      assertThat(only(product(1)).missing()).contains(MissingStep.STALE);
      assertThat(only(product(1)).stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void anOpenOneThatBeganBeforeTheWindowIsNotAnEarlierOne() {
      town.daysAgo(120).sown("1A", FARM).daysAgo(5).harvested("1A", FARM);

      assertThat(only(product(1)).stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    void oneFromBeforeTheWindowAloneIsStale() {
      town.daysAgo(91).harvested("1A", FARM).handedOver("1A", FARM, SHOP);

      assertThat(only(product(1)).stage()).isEqualTo(Stage.REGISTERED);
      assertThat(only(product(1)).missing()).contains(MissingStep.STALE);
    }

    @Test
    void oneThatNobodyRegisteredLacksFields() {
      town.harvested("1A", FARM).handedOver("1A", FARM, SHOP).unregistered("1A");

      assertThat(only(product(1)).missing()).contains(MissingStep.FIELD);
    }

    @Test
    void whatWasTakenBackIsNoEntry() {
      town.harvested("1A", FARM).takenBack();

      assertThat(only(product(1)).stage()).isEqualTo(Stage.REGISTERED);
    }

    @Test
    void howeverManyThereAreTheCompleteOneIsFound() {
      town.daysAgo(80).harvested("1-first", FARM).handedOver("1-first", FARM, SHOP).daysAgo(60);
      for (int i = 0; i < 1_200; i++) {
        town.harvested("1-" + i, FARM);
      }

      assertThat(only(product(1)).stage()).isEqualTo(Stage.COMPLETE);
    }
  }

  @Test
  void noLotIsTracedTwice() {
    town.listed(product(1), product(2)).harvested("1A", FARM).handedOver("1A", FARM, COOPERATIVE);
    town.packed("1A", "2A", COOPERATIVE).sold("1A", COOPERATIVE).sold("2A", COOPERATIVE);
    town.shipped("2A", COOPERATIVE, SHOP).harvested("2B", FARM).shipped("2B", FARM, SHOP);

    town.count().products();

    assertThat(town.traces()).isEqualTo(3);
  }

  private Item only(ListedProduct product) {
    return town.listed(product).count().products().communes().get(0).items().get(0);
  }

  private static ListedProduct unnumbered() {
    return new ListedProduct(
        Optional.empty(), "Bưởi Diễn", Optional.empty(), "Hợp tác xã", GIA_LAM);
  }

  private static Item item(ListedProduct product, Stage stage, Optional<MissingStep> missing) {
    return new Item(
        product.name(),
        Optional.of(product.partyName()),
        product.gtin(),
        product.party(),
        product.commune(),
        stage,
        missing,
        Optional.empty(),
        missing.equals(Optional.of(MissingStep.ONE_SIDED)));
  }
}
