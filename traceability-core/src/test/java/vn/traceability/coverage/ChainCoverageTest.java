package vn.traceability.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.coverage.Town.COOPERATIVE;
import static vn.traceability.coverage.Town.FARM;
import static vn.traceability.coverage.Town.GIA_LAM;
import static vn.traceability.coverage.Town.OTHER_FARM;
import static vn.traceability.coverage.Town.OTHER_SHOP;
import static vn.traceability.coverage.Town.SHOP;
import static vn.traceability.coverage.Town.STRANGER;
import static vn.traceability.coverage.Town.TRADER;
import static vn.traceability.coverage.Town.chain;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.gs1.Gln;

/** K1. */
class ChainCoverageTest {
  private final Town town = new Town();

  @Test
  void withoutAListThereIsNoFigure() {
    assertThat(town.count().chains().funnel().isFigure()).isFalse();
  }

  @Test
  void everyMemberHasACompleteLotLinkedToTheNext() {
    town.harvested("A", FARM)
        .handedOver("A", FARM, COOPERATIVE)
        .packed("A", "B", COOPERATIVE)
        .handedOver("B", COOPERATIVE, TRADER)
        .handedOver("B", TRADER, SHOP);

    var coverage = town.listed(chain("Hành phi", FARM, COOPERATIVE, TRADER, SHOP)).count().chains();

    assertThat(coverage.measure()).isEqualTo(Measure.K1);
    assertThat(coverage.funnel()).isEqualTo(new Funnel(1, 1, 1, 1, 0, 0));
    var item = coverage.communes().get(0).items().get(0);
    assertThat(item.name()).isEqualTo("Hành phi");
    assertThat(item.missing()).isEmpty();
    assertThat(item.missingAt()).isEmpty();
  }

  @Test
  void noLotIsTracedTwice() {
    town.listed(chain("1", FARM, TRADER, SHOP), chain("2", FARM, TRADER, SHOP))
        .harvested("A", FARM)
        .handedOver("A", FARM, TRADER)
        .handedOver("A", TRADER, SHOP);

    town.count().chains();

    assertThat(town.traces()).isEqualTo(1);
  }

  @Nested
  class ItIsRegistered {
    @Test
    void onceAllItsMembersAre() {
      isMissing(MissingStep.NOT_REGISTERED, Gln.internal(99), FARM, Gln.internal(99), SHOP);
      assertThat(only(FARM, Gln.internal(99), SHOP).stage()).isEqualTo(Stage.LISTED);
      assertThat(only(FARM, SHOP).stage()).isEqualTo(Stage.REGISTERED);
    }

    @Test
    void andAMemberWithoutANumberIsNot() {
      var item =
          only(
              new ListedChain(
                  "Rau",
                  GIA_LAM,
                  List.of(
                      new ListedChain.Member(Optional.of(FARM), "Nông hộ"),
                      new ListedChain.Member(Optional.empty(), "Chợ đầu mối"))));

      assertThat(item.stage()).isEqualTo(Stage.LISTED);
      assertThat(item.missingAt()).contains("Chợ đầu mối");
    }
  }

  @Nested
  class ItIsActive {
    @Test
    void onceAllItsMembersHaveEntriesInTheWindow() {
      town.harvested("A", FARM).shipped("A", FARM, SHOP);
      isMissing(MissingStep.NO_LOT, SHOP, FARM, SHOP);
      assertThat(only(FARM, SHOP).stage()).isEqualTo(Stage.REGISTERED);

      town.daysAgo(100).sold("X", SHOP);
      isMissing(MissingStep.STALE, SHOP, FARM, SHOP);

      town.daysAgo(1).sold("X", SHOP);
      assertThat(only(FARM, SHOP).stage()).isEqualTo(Stage.ACTIVE);
    }
  }

  @Nested
  class ItIsNotComplete {
    @Test
    void whereAHandOverIsOneSided() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, TRADER)
          .shipped("A", TRADER, SHOP)
          .harvested("B", SHOP);
      isMissing(MissingStep.ONE_SIDED, TRADER, FARM, TRADER, SHOP);
      assertThat(only(FARM, TRADER, SHOP).oneSided()).isTrue();

      town.received("A", TRADER, SHOP);
      assertThat(only(FARM, TRADER, SHOP).stage()).isEqualTo(Stage.COMPLETE);
    }

    @Test
    void whereTheReceiverAloneRecordedIt() {
      town.harvested("A", FARM).received("A", FARM, SHOP);

      isMissing(MissingStep.ONE_SIDED, FARM, FARM, SHOP);
      assertThat(only(FARM, SHOP).oneSided()).isTrue();
    }

    @Test
    void whereTheLotsGoToOthers() {
      town.harvested("A", FARM).handedOver("A", FARM, OTHER_SHOP).harvested("B", SHOP);

      isMissing(MissingStep.NO_HAND_OVER, FARM, FARM, SHOP);
    }

    @Test
    void whereTheHandOverLiesBeforeTheWindow() {
      town.daysAgo(91)
          .harvested("A", FARM)
          .handedOver("A", FARM, SHOP)
          .daysAgo(1)
          .sold("A", SHOP)
          .sold("A", FARM);

      isMissing(MissingStep.NO_HAND_OVER, FARM, FARM, SHOP);
    }

    @Test
    void whereTheLotHandedOverIsNotCompleteThoughAnotherOneIs() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, OTHER_SHOP)
          .registered("B", FARM)
          .handedOver("B", FARM, SHOP)
          .harvested("C", SHOP);

      isMissing(MissingStep.NO_ORIGIN, FARM, FARM, SHOP);
    }

    @Test
    void whereThisHandOverIsUnconfirmedThoughAnotherOneOfTheLotIs() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, OTHER_SHOP)
          .shipped("A", FARM, SHOP)
          .harvested("B", SHOP);

      isMissing(MissingStep.ONE_SIDED, FARM, FARM, SHOP);
    }

    @Test
    void whereNoLotGoesAllTheWay() {
      town.harvested("A", FARM)
          .handedOver("A", 30, FARM, TRADER)
          .handedOver("A", TRADER, OTHER_SHOP)
          .harvested("B", OTHER_FARM)
          .handedOver("B", OTHER_FARM, TRADER)
          .handedOver("B", TRADER, SHOP);
      isMissing(MissingStep.NO_FLOW, TRADER, FARM, TRADER, SHOP);

      town.handedOver("A", TRADER, SHOP);
      assertThat(only(FARM, TRADER, SHOP).stage()).isEqualTo(Stage.COMPLETE);
    }

    @Test
    void whereTheLastHasNoCompleteLot() {
      town.harvested("A", FARM).handedOver("A", FARM, TRADER).sold("A", TRADER);

      isMissing(MissingStep.NO_HAND_OVER, TRADER, FARM, TRADER);
    }

    @Test
    void andWhoOnlyPassedItOnIsNotTheOneToName() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, COOPERATIVE)
          .packed("A", 10, "B", 20, COOPERATIVE)
          .harvested("C", COOPERATIVE)
          .handedOver("C", COOPERATIVE, TRADER)
          .handedOver("B", COOPERATIVE, TRADER)
          .handedOver("B", TRADER, SHOP);

      isMissing(MissingStep.MASS, COOPERATIVE, FARM, COOPERATIVE, TRADER, SHOP);
    }

    @Test
    void andABrokenMemberSaysMoreThanAOneSidedOneBeforeIt() {
      town.harvested("A", FARM)
          .received("A", FARM, COOPERATIVE)
          .harvested("X", COOPERATIVE)
          .packed("X", 10, "B", 20, COOPERATIVE)
          .handedOver("B", COOPERATIVE, SHOP);

      isMissing(MissingStep.MASS, COOPERATIVE, FARM, COOPERATIVE, SHOP);
      assertThat(only(FARM, COOPERATIVE, SHOP).oneSided()).isFalse();
    }
  }

  @Nested
  class ItIsOpen {
    @Test
    void whereNothingIsMissingButLotsStillFreshAndUnsold() {
      town.harvested("A", FARM).handedOver("A", FARM, TRADER).harvested("B", SHOP);

      isMissing(MissingStep.STILL_OPEN, TRADER, FARM, TRADER, SHOP);
      var funnel = town.count().chains().funnel();
      assertThat(funnel).isEqualTo(new Funnel(1, 1, 1, 0, 1, 0));
      assertThat(funnel.denominator()).isZero();
    }

    @Test
    void butNotWhereAnotherMemberIsMissingSomething() {
      town.harvested("A", FARM).harvested("X", STRANGER).sold("X", STRANGER);

      isMissing(MissingStep.NO_HAND_OVER, STRANGER, FARM, STRANGER);
      assertThat(only(FARM, STRANGER).stage()).isEqualTo(Stage.ACTIVE);
    }
  }

  private void isMissing(MissingStep step, Gln at, Gln... members) {
    var item = only(members);
    assertThat(item.missing()).contains(step);
    assertThat(item.missingAt()).contains(Town.name(at));
  }

  private Item only(Gln... members) {
    return only(chain("Rau an toàn", members));
  }

  private Item only(ListedChain chain) {
    return town.listed(chain).count().chains().communes().get(0).items().get(0);
  }
}
