package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;
import static vn.traceability.Chains.lot;
import static vn.traceability.Chains.unit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.Registry;
import vn.traceability.gs1.Gln;

class MassRuleTest {
  @Nested
  class OfAStep {
    @Test
    void morePackedThanHarvestedIsFoundFromBothEnds() {
      var chain = new Chains().harvested("A", "100").packed("A", "100", "B", "120", FARM);

      assertThat(masses(chain, "B"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.lot()).isEqualTo(lot("B"));
                assertThat(finding.event()).contains(chain.all().get(1).id());
                assertThat(finding.evidence()).isEqualTo(Map.of("out", "120 KGM", "in", "100 KGM"));
              });
      assertThat(masses(chain, "A")).extracting(Finding::lot).containsExactly(lot("B"));
    }

    @Test
    void asMuchAsWentInIsRight() {
      assertThat(
              masses(new Chains().harvested("A", "100").packed("A", "100", "B", "100000 GRM"), "B"))
          .isEmpty();
    }

    @Test
    void whatWentInBesideALotIsWeighedWithIt() {
      var chain =
          new Chains()
              .harvested("A", "50")
              .harvested("X", "50")
              .transformed(Map.of("A", "50", "X", "50"), Map.of("B", "100"));

      assertThat(masses(chain, "A")).isEmpty();
      assertThat(masses(chain, "B")).isEmpty();
    }

    @Test
    void whatCameOutBesideALotIsWeighedWithIt() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .handedOver("A", "100", FARM, COOPERATIVE)
              .transformed(Map.of("A", "100"), Map.of("B", "60", "C", "60"));

      assertThat(masses(chain, "B")).extracting(Finding::lot).containsExactly(lot("B"));
      assertThat(masses(chain, "C")).extracting(Finding::lot).containsExactly(lot("C"));
      assertThat(masses(chain, "A")).hasSize(1);
    }

    @Test
    void ofSeveralLotsThatCameOutTheOneThatMattersIsNamed() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .transformed(Map.of("A", "100"), Map.of("B", "60", "C", "60"))
              .packed("C", "60", "D", "60");

      assertThat(masses(chain, "D")).extracting(Finding::lot).containsExactly(lot("C"));
    }

    @Test
    void aStepInASideBranchIsNotPartOfTheChain() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .packed("A", "50", "B", "50")
              .packed("A", "50", "C", "70");

      assertThat(masses(chain, "B")).isEmpty();
      assertThat(masses(chain, "C")).hasSize(1);
    }

    @Test
    void piecesWeighWhatTheirProductSaysAPieceHolds() {
      var chain = new Chains().harvested("A", "100").packed("A", "100", "B", "210 EA");

      assertThat(rules(new Registry().netContent("0.5"), chain, "B")).contains(Finding.Rule.MASS);
      assertThat(rules(new Registry().netContent("0.4"), chain, "B"))
          .doesNotContain(Finding.Rule.MASS, Finding.Rule.MASS_UNKNOWN);
      assertThat(rules(new Registry(), chain, "B")).contains(Finding.Rule.MASS_UNKNOWN);
    }

    @Test
    void aFewPiecesBesideDoNotHideThatMoreWasWeighedThanWentIn() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .transformed(Map.of("A", "100"), Map.of("B", "120", "C", "3 EA"));

      assertThat(evidence(chain, "B")).containsExactly(Map.of("out", "120 KGM", "in", "100 KGM"));
    }

    @Test
    void piecesAreNotWeighedAndThatIsSaid() {
      assertThat(unknown(new Chains().harvested("A", "1").packed("A", "1", "B", "5 EA"), "B"))
          .containsExactly(Map.of("out", "5 EA", "in", "1 KGM"));
      assertThat(masses(new Chains().harvested("A", "100").packed("A", "100", "B", "500 EA"), "B"))
          .isEmpty();
      assertThat(
              masses(
                  new Chains()
                      .harvested("A", "100")
                      .transformed(Map.of("A", "100", "jars", "90 EA"), Map.of("B", "120")),
                  "B"))
          .isEmpty();
    }

    @Test
    void aStepTakenBackWeighsNothing() {
      assertThat(
              masses(
                  new Chains().harvested("A", "100").packed("A", "100", "B", "120").corrected(),
                  "A"))
          .isEmpty();
    }

    @Test
    void amountsFinerAndSumsLargerThanOneEntryMayHoldAreWrittenOut() {
      assertThat(evidence(new Chains().packed("A", "0.000000001 GRM", "B", "0.000000002 GRM"), "B"))
          .containsExactly(Map.of("out", "0.000000000002 KGM", "in", "0.000000000001 KGM"));
      assertThat(
              evidence(
                  new Chains().transformed(Map.of("A", "1"), Map.of("B", "999999999999 TNE")), "B"))
          .containsExactly(Map.of("out", "999999999999000 KGM", "in", "1 KGM"));
    }
  }

  @Nested
  class OfALot {
    @Test
    void moreUsedThanEverCameIntoBeingIsAboutTheLotItself() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .packed("A", "70", "B", "70", FARM)
              .packed("A", "50", "C", "50", FARM);

      assertThat(evidence(chain, "A")).containsExactly(Map.of("out", "120 KGM", "in", "100 KGM"));
      assertThat(masses(chain, "B")).extracting(Finding::lot).containsExactly(lot("A"));
    }

    @Test
    void severalHarvestsAddUp() {
      var chain =
          new Chains()
              .harvested("A", "60")
              .packed("A", "60", "B", "60")
              .harvested("A", "40")
              .packed("A", "40", "C", "40");

      assertThat(masses(chain, "A")).isEmpty();
    }

    @Test
    void whereOneHarvestHasNoMassNobodyCanSayAndThatIsFound() {
      var chain =
          new Chains()
              .harvested("A", "60")
              .harvested("A", "40 EA")
              .packed("A", "90", "B", "90", FARM);

      assertThat(masses(chain, "A")).isEmpty();
      assertThat(unknown(chain, "A")).contains(Map.of("out", "90 KGM", "in", "40 EA + 60 KGM"));
    }

    @Test
    void piecesOfOneLotAreCountedAgainstEachOther() {
      var chain = new Chains().harvested("A", "100 EA").sold("A", "120 EA", FARM);

      assertThat(evidence(chain, "A"))
          .containsExactly(Map.of("out", "120 EA", "in", "100 EA", "party", FARM.digits()));
    }

    @Test
    void whatAStrangerSaysThatHeUsedOfItAccusesNobody() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .handedOver("A", "100", FARM, SHOP)
              .packed("A", "900", "B", "900", COOPERATIVE)
              .sold("A", "500", COOPERATIVE);

      assertThat(masses(chain, "A")).isEmpty();
      assertThat(unknown(chain, "A")).isEmpty();
    }

    @Test
    void aLotOfUnknownOriginIsAGapAndNoMatterOfMass() {
      assertThat(masses(new Chains().packed("A", "100", "B", "90"), "A")).isEmpty();
    }
  }

  @Nested
  class OfAHandOver {
    @Test
    void moreArrivedThanLeft() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .shipped("A", "50", FARM, SHOP)
              .received("A", "80", FARM, SHOP);

      assertThat(masses(chain, "A"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.lot()).isEqualTo(lot("A"));
                assertThat(finding.event()).contains(chain.all().get(2).id());
                assertThat(finding.evidence())
                    .isEqualTo(Map.of("out", "80 KGM", "in", "50 KGM", "party", SHOP.digits()));
              });
    }

    @Test
    void lessMayArriveThanLeft() {
      assertThat(
              masses(
                  new Chains()
                      .harvested("A", "100")
                      .shipped("A", "50", FARM, SHOP)
                      .received("A", "48.5", FARM, SHOP),
                  "A"))
          .isEmpty();
    }

    @Test
    void twoScalesMayDifferByOneInAHundred() {
      var chain = new Chains().harvested("A", "100").shipped("A", "50", FARM, SHOP);

      assertThat(masses(chain.received("A", "50.5", FARM, SHOP), "A")).isEmpty();

      var more = new Chains().harvested("A", "100").shipped("A", "50", FARM, SHOP);
      assertThat(masses(more.received("A", "50.51", FARM, SHOP), "A")).hasSize(1);
    }

    @Test
    void oneReceiptMayAnswerTwoShipments() {
      assertThat(
              masses(
                  new Chains()
                      .harvested("A", "100")
                      .shipped("A", "50", FARM, SHOP)
                      .shipped("A", "50", FARM, SHOP)
                      .received("A", "100", FARM, SHOP),
                  "A"))
          .isEmpty();
    }

    @Test
    void aReceiptOfAHandOverThatNobodyElseSpeaksOfIsAGapAndNoMatterOfMass() {
      assertThat(
              masses(
                  new Chains()
                      .harvested("A", "100")
                      .received("A", "50", FARM, SHOP)
                      .sold("A", "50", SHOP),
                  "A"))
          .isEmpty();
    }

    @Test
    void receiptsInPiecesAddUpToMoreThanTheSenderSent() {
      assertThat(
              evidence(
                  new Chains()
                      .harvested("A", "100")
                      .handedOver("A", "50", FARM, SHOP)
                      .received("A", "50", FARM, SHOP)
                      .sold("A", "100", SHOP),
                  "A"))
          .contains(Map.of("out", "100 KGM", "in", "50 KGM", "party", SHOP.digits()));
    }

    @Test
    void aReceiptCountedInPiecesDoesNotHideWhatTheSenderWeighed() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .shipped("A", "50", FARM, SHOP)
              .received("A", "80 EA", FARM, SHOP);
      assertThat(masses(chain, "A")).isEmpty();
      assertThat(unknown(chain, "A"))
          .containsExactly(Map.of("out", "80 EA", "in", "50 KGM", "party", SHOP.digits()));

      chain.sold("A", "90", SHOP);
      assertThat(evidence(chain, "A"))
          .containsExactly(Map.of("out", "90 KGM", "in", "50 KGM", "party", SHOP.digits()));
    }
  }

  @Nested
  class OfWhatAPartyHad {
    @Test
    void moreSentThanItHarvested() {
      assertThat(
              evidence(
                  new Chains()
                      .harvested("A", "100")
                      .handedOver("A", "70", FARM, COOPERATIVE)
                      .sold("A", "50", FARM),
                  "A"))
          .containsExactly(Map.of("out", "120 KGM", "in", "100 KGM", "party", FARM.digits()));
    }

    @Test
    void aSecondWeighingMayShowOneInAHundredMore() {
      assertThat(masses(new Chains().harvested("A", "100").handedOver("A", "101", FARM, SHOP), "A"))
          .isEmpty();
      assertThat(
              masses(new Chains().harvested("A", "100").handedOver("A", "101.1", FARM, SHOP), "A"))
          .hasSize(1);
    }

    @Test
    void moreSoldThanItReceived() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .handedOver("A", "30", FARM, SHOP)
              .sold("A", "20", SHOP)
              .sold("A", "20", SHOP);

      assertThat(evidence(chain, "A"))
          .containsExactly(Map.of("out", "40 KGM", "in", "30 KGM", "party", SHOP.digits()));
    }

    @Test
    void moreSoldThanWasLeftOfWhatWasDestroyed() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .handedOver("A", "60", FARM, SHOP)
              .destroyed("A", "20", SHOP)
              .sold("A", "40", SHOP);
      assertThat(all(chain, "A")).isEmpty();
      assertThat(chain.trace("A").gaps()).isEmpty();

      chain.sold("A", "20", SHOP);

      assertThat(evidence(chain, "A"))
          .containsExactly(Map.of("out", "80 KGM", "in", "60 KGM", "party", SHOP.digits()));
    }

    @Test
    void whatAStrangerSaysThatHeDestroyedIsStillThere() {
      var chain = new Chains().harvested("A", "100").destroyed("A", "90", Gln.internal(99));
      chain.handedOver("A", "100", FARM, SHOP);

      assertThat(all(chain, "A")).isEmpty();
    }

    @Test
    void moreSoldThanCameOnAUnit() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .loaded("A", "60", unit(1), FARM)
              .handedOver(unit(1), FARM, SHOP)
              .sold("A", "60", SHOP);
      assertThat(all(chain, "A")).isEmpty();

      chain.sold("A", "20", SHOP);

      assertThat(evidence(chain, "A"))
          .containsExactly(Map.of("out", "80 KGM", "in", "60 KGM", "party", SHOP.digits()));
    }

    @Test
    void morePackedOfALotThanOfItEverArrived() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .handedOver("A", "10", FARM, COOPERATIVE)
              .packed("A", "80", "B", "80");

      assertThat(masses(chain, "B"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.lot()).isEqualTo(lot("A"));
                assertThat(finding.evidence())
                    .isEqualTo(
                        Map.of("out", "80 KGM", "in", "10 KGM", "party", COOPERATIVE.digits()));
              });
    }

    @Test
    void sellingAndUsingAllItHadIsRight() {
      assertThat(
              masses(
                  new Chains()
                      .harvested("A", "100")
                      .handedOver("A", "60", FARM, COOPERATIVE)
                      .sold("A", "40", FARM)
                      .packed("A", "60", "B", "55")
                      .handedOver("B", "55", COOPERATIVE, SHOP)
                      .sold("B", "55", SHOP),
                  "B"))
          .isEmpty();
    }

    @Test
    void whatCameBackMayBeSentAgain() {
      assertThat(
              masses(
                  new Chains()
                      .harvested("A", "100")
                      .handedOver("A", "100", FARM, SHOP)
                      .handedOver("A", "40", SHOP, FARM)
                      .handedOver("A", "40", FARM, COOPERATIVE)
                      .sold("A", "60", SHOP),
                  "A"))
          .isEmpty();
    }

    @Test
    void aShipmentItForgotToConfirmIsAGapAndNoMatterOfMass() {
      assertThat(
              masses(
                  new Chains()
                      .harvested("A", "100")
                      .handedOver("A", "50", FARM, SHOP)
                      .shipped("A", "50", FARM, SHOP)
                      .sold("A", "100", SHOP),
                  "A"))
          .isEmpty();
    }

    @Test
    void aPartyOfWhichNobodySaysHowItCameToTheLotIsLeftToTheGaps() {
      assertThat(masses(new Chains().harvested("A", "100").packed("A", "100", "B", "95"), "B"))
          .isEmpty();
      assertThat(masses(new Chains().harvested("A", "100").sold("A", "100", SHOP), "A")).isEmpty();
    }

    @Test
    void aShipmentTakenBackAndEnteredAgainCountsOnce() {
      assertThat(
              masses(
                  new Chains()
                      .harvested("A", "100")
                      .shipped("A", "100", FARM, SHOP)
                      .corrected()
                      .handedOver("A", "90", FARM, SHOP),
                  "A"))
          .isEmpty();
    }

    @Test
    void whatAShopElsewhereSoldOfTheSameHarvestIsNoFaultOfThisLot() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .handedOver("A", "50", FARM, COOPERATIVE)
              .handedOver("A", "50", FARM, SHOP)
              .sold("A", "70", SHOP)
              .packed("A", "50", "B", "50");

      assertThat(masses(chain, "B")).isEmpty();
      assertThat(masses(chain, "A")).hasSize(1);
    }

    @Test
    void anEarlierHandThatTheLotCameThroughIsWeighed() {
      var chain =
          new Chains()
              .harvested("A", "100")
              .handedOver("A", "10", FARM, SHOP)
              .handedOver("A", "60", SHOP, COOPERATIVE)
              .packed("A", "60", "B", "60");

      assertThat(masses(chain, "B"))
          .extracting(each -> each.evidence().get("party"))
          .containsExactly(SHOP.digits());
    }
  }

  @Test
  void aFindingFurtherDownDoesNotConcernTheLotAskedFor() {
    var chain = new Chains().harvested("A", "100").packed("A", "100", "B", "120");
    var assessment = new Registry().assess(chain, "A");

    assertThat(assessment.findings())
        .filteredOn(each -> each.rule() == Finding.Rule.MASS)
        .noneMatch(each -> assessment.isUpstream(each.lot()));
  }

  private static List<Finding.Rule> rules(Registry registry, Chains chain, String lot) {
    return registry.assess(chain, lot).findings().stream().map(Finding::rule).toList();
  }

  private static List<Map<String, String>> unknown(Chains chain, String lot) {
    return all(chain, lot).stream()
        .filter(each -> each.rule() == Finding.Rule.MASS_UNKNOWN)
        .map(Finding::evidence)
        .toList();
  }

  private static List<Finding> masses(Chains chain, String lot) {
    return all(chain, lot).stream().filter(each -> each.rule() == Finding.Rule.MASS).toList();
  }

  private static List<Finding> all(Chains chain, String lot) {
    var trace = chain.trace(lot);
    var known = Registry.nothing();
    var custody = Custody.of(trace, known);
    return MassRule.findings(custody.rightful(trace), known, custody);
  }

  private static List<Map<String, String>> evidence(Chains chain, String lot) {
    return masses(chain, lot).stream().map(Finding::evidence).toList();
  }
}
