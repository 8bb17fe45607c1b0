package vn.traceability.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.coverage.Town.COOPERATIVE;
import static vn.traceability.coverage.Town.FARM;
import static vn.traceability.coverage.Town.GIA_LAM;
import static vn.traceability.coverage.Town.OTHER_FARM;
import static vn.traceability.coverage.Town.SHOP;
import static vn.traceability.coverage.Town.STRANGER;
import static vn.traceability.coverage.Town.TRADER;
import static vn.traceability.coverage.Town.establishment;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.gs1.Gln;

/** K3. */
class EstablishmentCoverageTest {
  private final Town town = new Town();

  @Test
  void withoutAListThereIsNoFigure() {
    assertThat(town.count().establishments().funnel().isFigure()).isFalse();
  }

  @Test
  void oneCompleteLotIsEnoughAsEachSeesItItself() {
    town.listed(
            establishment(FARM),
            establishment(TRADER),
            establishment(SHOP),
            establishment(STRANGER))
        .harvested("A", FARM)
        .handedOver("A", FARM, TRADER)
        .handedOver("A", TRADER, SHOP)
        .harvested("B", FARM)
        .sold("B", FARM)
        .handedOver("B", FARM, STRANGER);

    var coverage = town.count().establishments();

    assertThat(coverage.measure()).isEqualTo(Measure.K3);
    assertThat(coverage.funnel()).isEqualTo(new Funnel(4, 4, 4, 3, 1, 0));
    assertThat(coverage.communes().get(0).items())
        .extracting(Item::stage)
        .containsExactly(Stage.COMPLETE, Stage.COMPLETE, Stage.COMPLETE, Stage.OPEN);
  }

  @Test
  void aNameWithoutANumberOrWithOneWeDoNotKnowIsListedOnly() {
    town.listed(
        new ListedEstablishment(Optional.empty(), "Hộ bà Lan", GIA_LAM),
        establishment(Gln.internal(99)));

    var coverage = town.count().establishments();

    assertThat(coverage.funnel()).isEqualTo(new Funnel(2, 0, 0, 0, 0, 0));
    assertThat(coverage.communes().get(0).items())
        .extracting(Item::missing)
        .containsOnly(Optional.of(MissingStep.NOT_REGISTERED));
  }

  @Test
  void whoNeverWroteIsRegisteredAndWhoWroteLongAgoIsStale() {
    town.daysAgo(100).harvested("A", FARM).handedOver("A", FARM, SHOP);

    assertThat(only(OTHER_FARM).stage()).isEqualTo(Stage.REGISTERED);
    assertThat(only(OTHER_FARM).missing()).contains(MissingStep.NO_LOT);
    assertThat(only(FARM).stage()).isEqualTo(Stage.REGISTERED);
    assertThat(only(FARM).missing()).contains(MissingStep.STALE);
  }

  @Test
  void whatOthersWroteOfItsLotIsNoEntryOfItsOwn() {
    town.daysAgo(100).harvested("A", FARM).handedOver("A", FARM, SHOP).daysAgo(1).sold("A", SHOP);

    assertThat(only(FARM).stage()).isEqualTo(Stage.REGISTERED);
    assertThat(only(SHOP).stage()).isEqualTo(Stage.COMPLETE);
  }

  @Test
  void aProcessorIsJudgedByWhatItMade() {
    town.harvested("A", FARM).handedOver("A", FARM, COOPERATIVE).packed("A", "B", COOPERATIVE);
    assertThat(only(COOPERATIVE).stage()).isEqualTo(Stage.OPEN);

    town.handedOver("B", COOPERATIVE, SHOP);
    assertThat(only(COOPERATIVE).stage()).isEqualTo(Stage.COMPLETE);
  }

  @Test
  void aNameBehindTheFigureSaysWhoItIs() {
    var item = only(FARM);

    assertThat(item.name()).isEqualTo(Town.name(FARM));
    assertThat(item.party()).contains(FARM);
    assertThat(item.gtin()).isEmpty();
    assertThat(item.missingAt()).isEmpty();
  }

  @Test
  void noLotIsTracedTwice() {
    town.listed(establishment(FARM), establishment(TRADER), establishment(SHOP))
        .harvested("A", FARM)
        .shipped("A", FARM, TRADER)
        .handedOver("A", TRADER, SHOP);

    town.count().establishments();

    assertThat(town.traces()).isEqualTo(1);
  }

  private Item only(Gln gln) {
    return town.listed(establishment(gln))
        .count()
        .establishments()
        .communes()
        .get(0)
        .items()
        .get(0);
  }
}
