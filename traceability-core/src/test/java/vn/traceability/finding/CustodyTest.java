package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;
import static vn.traceability.Chains.lot;

import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.Registry;
import vn.traceability.gs1.Gln;

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
  void whatWasTakenBackBroughtTheLotToNobody() {
    var custody = of(new Chains().harvested("A", "9").shipped("A", FARM, SHOP).corrected());

    assertThat(custody.holders(lot("A"))).containsExactly(FARM);
  }

  private Custody of(Chains chain) {
    return of(chain, "A");
  }

  private Custody of(Chains chain, String lot) {
    return registry.assess(chain, lot).custody();
  }
}
