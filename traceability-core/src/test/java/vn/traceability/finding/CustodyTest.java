package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;
import static vn.traceability.Chains.lot;
import static vn.traceability.Chains.unit;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.Registry;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

class CustodyTest {
  private static final Gln STRANGER = Gln.internal(99);

  private final Registry registry = new Registry().lot("A", "2026-03-02");

  @Test
  void aLotIsItsOwnersAndTheirHouses() {
    var custody = of(new Chains().harvested("A", "9").packed("A", "9", "B", "9"));

    assertThat(custody.had(lot("A"), FARM)).isTrue();
    assertThat(custody.had(lot("A"), COOPERATIVE)).isTrue(); // whose member the farm is
    assertThat(custody.had(lot("A"), SHOP)).isFalse();
  }

  @Test
  void whoLeavesACooperativeStaysOfItsHouseForItsOlderLots() {
    var chain = new Chains().harvested("A", "9", COOPERATIVE);

    var custody = registry.afterTheFarmLeft().assess(chain, "A").custody();

    assertThat(custody.isOfHouse(lot("A"), COOPERATIVE)).isTrue();
  }

  @Test
  void itComesToWhomeverAHolderNamesAsReceiver() {
    var custody =
        of(new Chains().harvested("A", "9").shipped("A", FARM, SHOP).shipped("A", SHOP, STRANGER));

    assertThat(custody.holders(lot("A"))).containsExactlyInAnyOrder(FARM, SHOP, STRANGER);
  }

  @Test
  void itDoesNotComeToWhoeverSaysThatHeReceivedItSoldItOrUsedIt() {
    var custody =
        of(
            new Chains()
                .harvested("A", "9")
                .received("A", FARM, STRANGER)
                .sold("A", "1", SHOP)
                .packed("A", "9", "B", "9", STRANGER)
                .shipped("A", STRANGER, SHOP));

    assertThat(custody.holders(lot("A"))).containsExactly(FARM);
  }

  @Test
  void whoHarvestsSomebodyElsesLotIsNotOfItsHouse() {
    var custody = of(new Chains().harvested("A", "9", SHOP));

    assertThat(custody.isOfHouse(lot("A"), SHOP)).isFalse();
    assertThat(custody.holders(lot("A"))).containsExactly(FARM);
  }

  @Test
  void ofALotNobodyRegisteredTheOwnerOfItsProductDecides() {
    var custody = of(new Chains().harvested("X", "9").harvested("A", "9"), "X");

    assertThat(custody.holders(lot("X"))).containsExactly(FARM);
  }

  @Test
  void ofAProductNobodyRegisteredWhoeverProducedItDoes() {
    var trace = new Chains().harvested("X", "9", SHOP).trace("X");

    assertThat(Custody.of(trace, Registry.nothing()).holders(lot("X"))).containsExactly(SHOP);
  }

  @Test
  void whatStrangersMakeOfItHangsOnNothing() {
    var chain = new Chains().harvested("A", "9").packed("A", "5000", "W", "5000", STRANGER);
    var assessment = registry.assess(chain, "A");

    assertThat(assessment.trace().generations()).containsOnlyKeys(lot("A"));
    assertThat(assessment.whole().generations()).containsKey(lot("W"));
    assertThat(assessment.findings()).isEmpty();
  }

  @Test
  void whatSomebodyMadeOfALotThatNeverCameToHimIsMeasuredByThatLotAndSeesNothingOfIt() {
    var product = LotId.of("08930000000019", "W"); // of nobody's product
    var chain =
        new Chains()
            .harvested("A", "100")
            .packed(Map.of("A", "5000"), Map.of(product, "5000"), STRANGER);
    var assessment = registry.assess(chain, product);

    assertThat(assessment.custody().lineage(assessment.whole())).containsExactly(product);
    assertThat(assessment.findings())
        .extracting(Finding::rule)
        .contains(Finding.Rule.MASS, Finding.Rule.NOT_RECEIVED);
  }

  @Test
  void aMembersHarvestTakenBackIsStillTheHouses() {
    var rules =
        new Registry()
            .lot("A")
            .waits("Ridomil", 7)
            .assess(
                new Chains()
                    .at("2026-03-01T08:00")
                    .sprayed("A", "Ridomil")
                    .harvested("A", "9", COOPERATIVE)
                    .corrected()
                    .at("2026-03-10T08:00")
                    .harvested("A", "9"),
                "A")
            .findings();

    assertThat(rules).extracting(Finding::rule).contains(Finding.Rule.CORRECTED);
  }

  @Test
  void whomItCameToSaysNothingOfHowItGrew() {
    var chain = new Chains().at("2026-03-01T08:00").sprayed("A", "Ridomil", SHOP);
    chain.at("2026-03-03T08:00").harvested("A", "9").shipped("A", FARM, SHOP);

    assertThat(registry.waits("Ridomil", 7).assess(chain, "A").findings())
        .extracting(Finding::rule)
        .doesNotContain(Finding.Rule.ISOLATION);
  }

  @Test
  void whatWasTakenBackBroughtTheLotToNobody() {
    var custody = of(new Chains().harvested("A", "9").shipped("A", FARM, SHOP).corrected());

    assertThat(custody.holders(lot("A"))).containsExactly(FARM);
  }

  @Test
  void itComesToWhomeverAUnitThatItIsOnIsSentTo() {
    var chain =
        new Chains()
            .harvested("A", "9")
            .loaded("A", "9", unit(1), FARM)
            .loaded(unit(1), unit(2), FARM);
    assertThat(of(chain).holders(lot("A"))).containsExactly(FARM);

    chain.shipped(unit(2), FARM, SHOP);
    assertThat(of(chain).holders(lot("A"))).containsExactlyInAnyOrder(FARM, SHOP);

    chain.shipped(unit(2), SHOP, STRANGER);
    assertThat(of(chain).holders(lot("A"))).containsExactlyInAnyOrder(FARM, SHOP, STRANGER);
  }

  @Test
  void itDoesNotComeToWhomeverAStrangerLoadsItFor() {
    var chain =
        new Chains()
            .harvested("A", "9")
            .loaded("A", "9", unit(1), STRANGER)
            .handedOver(unit(1), STRANGER, SHOP);

    assertThat(of(chain).holders(lot("A"))).containsExactly(FARM);
    assertThat(registry.assess(chain, "A").trace().steps()).hasSize(1);
  }

  private Custody of(Chains chain) {
    return of(chain, "A");
  }

  private Custody of(Chains chain, String lot) {
    return registry.assess(chain, lot).custody();
  }
}
