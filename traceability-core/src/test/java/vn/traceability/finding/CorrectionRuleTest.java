package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;
import static vn.traceability.Chains.lot;
import static vn.traceability.Chains.unit;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.Registry;
import vn.traceability.finding.Finding.Rule;

/** Amounts; sprays and harvests stand with the isolation rule. */
class CorrectionRuleTest {
  private final Registry registry = new Registry();

  @Test
  void whatHeldALotIsNotDoneWithByCorrectingIt() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .packed("A", "100", "B", "120", FARM)
            .corrected()
            .packed("A", "100", "B", "100", FARM);

    assertThat(found(chain, "B"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().severity()).isEqualTo(Finding.Severity.SERIOUS);
              assertThat(finding.lot()).isEqualTo(lot("B"));
              assertThat(finding.event()).contains(chain.all().get(1).id());
              assertThat(finding.evidence())
                  .containsEntry("rule", "mass")
                  .containsEntry("out", "120 KGM")
                  .containsEntry("in", "100 KGM");
            });
  }

  @Test
  void norByCorrectingWhatItWasMeasuredAgainst() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .handedOver("A", "120", FARM, SHOP)
            .corrected(0)
            .harvested("A", "130");

    assertThat(found(chain, "A")).hasSize(1);
  }

  @Test
  void aCorrectionThatHidNothingIsNoMatter() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .packed("A", "50", "B", "40", FARM)
            .corrected()
            .packed("A", "50", "B", "45", FARM)
            .watered("A")
            .corrected();

    assertThat(found(chain, "A")).isEmpty();
    assertThat(found(chain, "B")).isEmpty();
  }

  @Test
  void anEntryMadeAgainAsWrongIsFoundBesideTheOneTakenBack() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .packed("A", "100", "B", "120", FARM)
            .corrected()
            .packed("A", "100", "B", "120", FARM);

    assertThat(rules(chain, "B")).contains(Rule.MASS);
    assertThat(found(chain, "B")).hasSize(1);
  }

  @Test
  void twoCorrectionsThatEachHidSomethingAreTwoFindings() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .packed("A", "100", "B", "120", FARM)
            .corrected()
            .packed("A", "100", "B", "110", FARM)
            .corrected()
            .packed("A", "100", "B", "100", FARM);

    assertThat(found(chain, "B"))
        .extracting(each -> each.evidence().get("out"))
        .containsExactlyInAnyOrder("120 KGM", "110 KGM");
  }

  @Test
  void severalCorrectionsInARowAreOneAct() {
    var chain = new Chains().harvested("A", "60").harvested("A", "40").sold("A", "100", FARM);
    chain.corrected(0).corrected(1).harvested("A", "60").harvested("A", "50");

    assertThat(found(chain, "A")).isEmpty();
  }

  @Test
  void anEntryOfTheSameMomentCameInsteadAndNotBefore() {
    var chain = new Chains().harvested("A", "100").packed("A", "100", "B", "90", FARM);
    chain.corrected().stop().packed("A", "100", "B", "95", FARM);

    assertThat(found(chain, "B")).isEmpty();
    assertThat(found(chain, "A")).isEmpty();
  }

  @Test
  void whatWasEnteredAfterTheCorrectionIsNotHeldAgainstTheEntryBefore() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .packed("A", "100", "B", "90", FARM)
            .corrected()
            .packed("A", "100", "B", "95", FARM);

    assertThat(found(chain, "A")).isEmpty();
  }

  @Test
  void whatWentOnAUnitIsNotDoneWithByCorrectingTheShipmentNorTheLoading() {
    for (int corrected : new int[] {4, 5}) { // what is loaded, and what is sent
      var chain =
          new Chains()
              .harvested("A", "100")
              .loaded("A", "60", unit(1), FARM)
              .handedOver("A", "60", FARM, SHOP)
              .loaded("A", "60", unit(2), FARM)
              .shipped(unit(2), FARM, SHOP);
      assertThat(rules(chain, "A")).contains(Rule.MASS);

      chain.corrected(corrected);

      assertThat(rules(chain, "A")).doesNotContain(Rule.MASS);
      assertThat(found(chain, "A"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.evidence()).containsEntry("out", "120 KGM"));
    }
  }

  @Test
  void norByCorrectingThatTheUnitWasPutOnAnother() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .loaded("A", "120", unit(1), FARM)
            .loaded(unit(1), unit(2), FARM)
            .shipped(unit(2), FARM, SHOP);
    assertThat(rules(chain, "A")).contains(Rule.MASS);

    chain.corrected(2);

    assertThat(rules(chain, "A")).doesNotContain(Rule.MASS);
    assertThat(found(chain, "A"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.event()).contains(chain.all().get(2).id());
              assertThat(finding.evidence()).containsEntry("out", "120 KGM");
            });
    assertThat(chain.trace("A").steps()).hasSize(2); // that of units alone is none
  }

  @Test
  void whatAStrangerTakesBackOfAUnitIsNoMatter() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .loaded("A", "60", unit(1), FARM)
            .loaded(unit(1), unit(2), SHOP)
            .shipped(unit(2), SHOP, FARM)
            .corrected(2);

    assertThat(found(chain, "A")).isEmpty();
    assertThat(registry.assess(chain, "A").trace().entered()).hasSize(2);
  }

  private List<Finding> found(Chains chain, String lot) {
    return registry.assess(chain, lot).findings().stream()
        .filter(each -> each.rule() == Rule.CORRECTED)
        .toList();
  }

  private List<Rule> rules(Chains chain, String lot) {
    return registry.assess(chain, lot).findings().stream().map(Finding::rule).toList();
  }
}
