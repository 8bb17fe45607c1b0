package vn.traceability.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.coverage.Town.COOPERATIVE;
import static vn.traceability.coverage.Town.FARM;
import static vn.traceability.coverage.Town.OTHER_FARM;
import static vn.traceability.coverage.Town.OTHER_SHOP;
import static vn.traceability.coverage.Town.SHOP;
import static vn.traceability.coverage.Town.STRANGER;
import static vn.traceability.coverage.Town.TRADER;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.traceability.finding.Finding;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.gs1.Gln;

class VerdictTest {
  private final Town town = new Town();

  @Test
  void aRegisteredLotAloneCoversNothing() {
    town.registered("A", FARM);

    assertThat(town.missing("A", FARM)).contains(MissingStep.NO_LOT);
  }

  @Nested
  class ForItsProducer {
    @Test
    void aHandOverCountsOnceBothSidesSaidIt() {
      town.harvested("A", FARM).shipped("A", FARM, SHOP);
      assertThat(town.missing("A", FARM)).contains(MissingStep.ONE_SIDED);

      town.received("A", FARM, SHOP);
      assertThat(town.missing("A", FARM)).isEmpty();
    }

    @Test
    void aReceiptThatItNeverRecordedSendingForIsNoMatterOfIts() {
      town.harvested("A", FARM).received("A", FARM, SHOP);

      assertThat(town.verdict("A", FARM).isOpen()).isTrue();
      assertThat(town.missing("A", SHOP)).contains(MissingStep.ONE_SIDED);
    }

    @Test
    void strangersSpoilNothingByWhatTheyWrite() {
      town.harvested("A", FARM).handedOver("A", FARM, SHOP).packed("A", "B", SHOP);

      town.shipped("A", STRANGER, FARM)
          .shipped("A", STRANGER, SHOP)
          .received("A", FARM, STRANGER)
          .received("A", SHOP, STRANGER)
          .packed("A", 500, "W", 500, STRANGER)
          .handedOver("W", STRANGER, OTHER_SHOP)
          .sold("A", STRANGER);

      assertThat(town.missing("A", FARM)).isEmpty();
      assertThat(town.missing("A", SHOP)).isEmpty();
      assertThat(town.missing("B", SHOP)).isEmpty();
      assertThat(town.missing("W", STRANGER)).contains(MissingStep.MASS);
    }

    @Test
    void whatItTookBackCountsNoMore() {
      town.harvested("A", FARM).received("A", FARM, SHOP).shipped("A", FARM, SHOP).takenBack();

      assertThat(town.verdict("A", FARM).isOpen()).isTrue();
    }

    @Test
    void aLotOfNobodysHarvestHasNoOrigin() {
      town.registered("A", FARM).handedOver("A", FARM, SHOP);

      assertThat(town.missing("A", FARM)).contains(MissingStep.NO_ORIGIN);
    }

    @Test
    void anotherHandOverStillToBeConfirmedSpoilsNothing() {
      town.harvested("A", FARM).handedOver("A", FARM, SHOP).shipped("A", FARM, OTHER_SHOP);

      assertThat(town.missing("A", FARM)).isEmpty();
    }

    @Test
    void whatItsBuyersDoWithItSpoilsNothing() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, COOPERATIVE)
          .packed("A", 5, "B", 9, COOPERATIVE) // more out than in
          .shipped("A", COOPERATIVE, TRADER); // nobody confirms

      assertThat(town.missing("A", FARM)).isEmpty();
      assertThat(town.missing("B", COOPERATIVE)).isNotEmpty();
    }

    @Test
    void aSaleToNobodyInParticularIsNoHandOver() {
      town.harvested("A", FARM).sold("A", FARM);

      assertThat(town.missing("A", FARM)).contains(MissingStep.NO_HAND_OVER);
    }

    @Test
    void whoProducesAndSellsToConsumersNeedsNoOutgoingSide() {
      town.harvested("A", SHOP);

      assertThat(town.missing("A", SHOP)).isEmpty();
    }
  }

  @Nested
  class WhileItIsOpen {
    @Test
    void aFreshUnsoldLotIsInNeitherNumberAndOneThatLayTooLongIsMissing() {
      assertThat(town.daysAgo(89).harvested("A", FARM).verdict("A", FARM).isOpen()).isTrue();
      assertThat(town.daysAgo(91).harvested("B", FARM).missing("B", FARM))
          .contains(MissingStep.NO_HAND_OVER);
    }

    @Test
    void aLotThatStillGrowsIsNoLotYetHoweverWellItIsTended() {
      town.sown("A", FARM).tended("A", FARM).daysAgo(91).sown("B", FARM);

      assertThat(town.missing("A", FARM)).contains(MissingStep.NOT_HARVESTED);
      assertThat(town.missing("B", FARM)).contains(MissingStep.NOT_HARVESTED);
    }

    @Test
    void careInTheStoreKeepsItNoLongerOpen() {
      town.daysAgo(91).harvested("A", FARM).daysAgo(1).tended("A", FARM);

      assertThat(town.missing("A", FARM)).contains(MissingStep.NO_HAND_OVER);
    }

    @Test
    void theEndOfItsShelfLifeClosesIt() {
      town.harvested("A", FARM).expires("A", "2026-05-31");
      assertThat(town.missing("A", FARM)).contains(MissingStep.NO_HAND_OVER);

      town.expires("A", "2026-06-01");
      assertThat(town.verdict("A", FARM).isOpen()).isTrue();
    }

    @Test
    void whatItsHolderUsedUpGoesOnInWhatWasMadeOfIt() {
      town.harvested("A", FARM).packed("A", "B", FARM).handedOver("B", FARM, SHOP);

      assertThat(town.verdict("A", FARM).isOpen()).isTrue();
      assertThat(town.verdict("B", FARM).isComplete()).isTrue();
    }

    @Test
    void aStrangersEntryKeepsNothingOpen() {
      town.daysAgo(91).harvested("A", FARM).daysAgo(1).sold("A", STRANGER);

      assertThat(town.missing("A", FARM)).contains(MissingStep.NO_HAND_OVER);
    }

    @Test
    void aRecallClosesIt() {
      town.harvested("A", FARM).recalled("A");

      assertThat(town.missing("A", FARM)).contains(MissingStep.RECALLED);
    }
  }

  @Nested
  class ForAnIntermediary {
    @Test
    void bothItsSidesHaveToBeConfirmed() {
      town.harvested("A", FARM).received("A", FARM, TRADER).handedOver("A", TRADER, SHOP);
      assertThat(town.missing("A", TRADER)).contains(MissingStep.ONE_SIDED);

      town.shipped("A", FARM, TRADER);
      assertThat(town.missing("A", TRADER)).isEmpty();
    }

    @Test
    void withoutAReceiptItHasNoOrigin() {
      town.harvested("A", FARM).handedOver("A", TRADER, SHOP);

      assertThat(town.missing("A", TRADER)).contains(MissingStep.NO_ORIGIN);
    }

    @Test
    void withoutHandingOnItIsOpenAndLaterMissing() {
      town.harvested("A", FARM).handedOver("A", FARM, TRADER);
      assertThat(town.verdict("A", TRADER).isOpen()).isTrue();

      town.daysAgo(95).harvested("B", FARM).handedOver("B", FARM, TRADER);
      assertThat(town.missing("B", TRADER)).contains(MissingStep.NO_HAND_OVER);
    }

    @Test
    void aGapBeforeItsSenderCountsAndOneAfterItDoesNot() {
      town.harvested("A", FARM)
          .shipped("A", FARM, COOPERATIVE)
          .handedOver("A", COOPERATIVE, TRADER)
          .handedOver("A", TRADER, SHOP);
      assertThat(town.missing("A", TRADER)).contains(MissingStep.ONE_SIDED);

      town.received("A", FARM, COOPERATIVE).shipped("A", SHOP, OTHER_SHOP);
      assertThat(town.missing("A", TRADER)).isEmpty();
    }

    @Test
    void oneUnconfirmedReceiptBesideAConfirmedOneSpoilsIt() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, TRADER)
          .received("A", STRANGER, TRADER)
          .handedOver("A", TRADER, SHOP);

      assertThat(town.missing("A", TRADER)).contains(MissingStep.ONE_SIDED);
      assertThat(town.missing("A", FARM)).isEmpty();
    }
  }

  @Nested
  class WhereGoodsGoBack {
    @Test
    void whatASenderGetsBackWholeIsNoOutgoingSide() {
      town.harvested("A", FARM).handedOver("A", FARM, TRADER);
      assertThat(town.missing("A", FARM)).isEmpty();

      town.handedOver("A", TRADER, FARM);
      assertThat(town.missing("A", TRADER)).contains(MissingStep.NO_HAND_OVER);
      assertThat(town.missing("A", FARM)).contains(MissingStep.NO_HAND_OVER);
    }

    @Test
    void aPartThatComesBackSpoilsNothingForTheSender() {
      town.harvested("A", FARM).handedOver("A", 30, FARM, TRADER).handedOver("A", 10, TRADER, FARM);

      assertThat(town.missing("A", FARM)).isEmpty();
      assertThat(town.missing("A", TRADER)).contains(MissingStep.NO_HAND_OVER);
    }

    @Test
    void aWayRoundBackToTheMakerIsNone() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, TRADER)
          .handedOver("A", TRADER, STRANGER)
          .handedOver("A", STRANGER, FARM);

      assertThat(town.missing("A", STRANGER)).contains(MissingStep.NO_HAND_OVER);
    }
  }

  @Nested
  class ForARetailer {
    @Test
    void nobodySaysOfHimselfThatHeIsOne() {
      town.harvested("A", SHOP);
      assertThat(town.missing("A", SHOP)).isEmpty();

      assertThat(Town.verdictOf(town, "A", new Viewpoint(SHOP, false)).isOpen()).isTrue();
    }

    @Test
    void aConfirmedReceiptIsEnough() {
      town.harvested("A", FARM).received("A", FARM, SHOP);
      assertThat(town.missing("A", SHOP)).contains(MissingStep.ONE_SIDED);

      town.shipped("A", FARM, SHOP);
      assertThat(town.missing("A", SHOP)).isEmpty();
    }

    @Test
    void whatItSellsWithoutAReceiptHasNoOrigin() {
      town.harvested("A", FARM).sold("A", SHOP);

      assertThat(town.missing("A", SHOP)).contains(MissingStep.NO_ORIGIN);
    }
  }

  @Nested
  class OfWhatItWasMadeOf {
    @Test
    void everyHandOverOnTheWayHasToBeConfirmed() {
      town.harvested("A", FARM)
          .shipped("A", FARM, TRADER)
          .handedOver("A", TRADER, COOPERATIVE)
          .packed("A", "B", COOPERATIVE)
          .handedOver("B", COOPERATIVE, SHOP);
      assertThat(town.missing("B", COOPERATIVE)).contains(MissingStep.ONE_SIDED);

      town.received("A", FARM, TRADER);
      assertThat(town.missing("B", COOPERATIVE)).isEmpty();
      assertThat(town.missing("B", SHOP)).isEmpty();
    }

    @Test
    void whatBecameOfOtherPartsOfItSpoilsNothing() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, COOPERATIVE)
          .shipped("A", FARM, STRANGER) // never confirmed
          .received("A", STRANGER, OTHER_SHOP) // never sent
          .packed("A", "B", COOPERATIVE)
          .packed("A", 10, "C", 30, OTHER_SHOP)
          .handedOver("B", COOPERATIVE, SHOP);

      assertThat(town.missing("B", COOPERATIVE)).isEmpty();
    }

    @Test
    void aUserWhoNeverGotItHasNoOrigin() {
      town.harvested("A", FARM).packed("A", "B", COOPERATIVE).handedOver("B", COOPERATIVE, SHOP);

      assertThat(town.missing("B", COOPERATIVE)).contains(MissingStep.NO_ORIGIN);
    }

    @Test
    void eachPartNeedsAnOrigin() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, COOPERATIVE)
          .packed("A", "B", COOPERATIVE)
          .registered("X", OTHER_FARM)
          .handedOver("X", OTHER_FARM, COOPERATIVE)
          .packed("X", "B", COOPERATIVE)
          .handedOver("B", COOPERATIVE, SHOP);

      assertThat(town.missing("B", COOPERATIVE)).contains(MissingStep.NO_ORIGIN);
    }

    @Test
    void aRecallOfAPartRecallsTheWhole() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, COOPERATIVE)
          .packed("A", "B", COOPERATIVE)
          .handedOver("B", COOPERATIVE, SHOP)
          .recalled("A");
      assertThat(town.missing("B", COOPERATIVE)).contains(MissingStep.RECALLED);

      town.recallLifted("A");
      assertThat(town.missing("B", COOPERATIVE)).isEmpty();
    }

    @Test
    void aRecallOfWhatWasMadeOfItDoesNotReachBack() {
      town.harvested("A", FARM)
          .handedOver("A", FARM, COOPERATIVE)
          .packed("A", "B", COOPERATIVE)
          .recalled("B");

      assertThat(town.missing("A", FARM)).isEmpty();
    }
  }

  @Nested
  class OfWhoWroteIt {
    @Test
    void oneAccountForBothSidesConfirmsNothing() {
      town.recordedBy("leader").harvested("A", FARM).handedOver("A", FARM, SHOP);

      assertThat(town.missing("A", FARM)).contains(MissingStep.ONE_SIDED);
    }

    @Test
    void aHarvestOfSomebodyElsesLotIsNoOrigin() {
      town.harvested("A", STRANGER)
          .registered("A", FARM)
          .handedOver("A", STRANGER, SHOP)
          .handedOver("A", FARM, SHOP);

      assertThat(town.missing("A", FARM)).contains(MissingStep.NO_ORIGIN);
      assertThat(town.missing("A", SHOP)).contains(MissingStep.NO_ORIGIN);
    }

    @Test
    void aHarvestNeedsAPlotOfOnesOwn() {
      town.harvested("A", FARM).handedOver("A", FARM, SHOP);
      assertThat(town.missing("A", FARM)).isEmpty();

      town.withoutPlot(FARM);
      assertThat(town.missing("A", FARM)).contains(MissingStep.NO_ORIGIN);
      assertThat(town.missing("A", SHOP)).contains(MissingStep.NO_ORIGIN);
    }

    @Test
    void aLotMadeOfItselfHasNoOrigin() {
      town.harvested("A", FARM)
          .packed("A", "B", FARM)
          .packed("B", "A", FARM)
          .handedOver("B", FARM, SHOP);

      assertThat(town.missing("B", FARM)).contains(MissingStep.NO_ORIGIN);
    }
  }

  @Nested
  class OfTheRules {
    @Test
    void aLotThatNobodyRegisteredLacksFields() {
      town.harvested("A", FARM).handedOver("A", FARM, SHOP).unregistered("A");

      assertThat(town.missing("A", FARM)).contains(MissingStep.FIELD);
    }

    @Test
    void moreOutThanInBreaksTheMassOfWhatCameOutAndOfAllThatIsMadeOfIt() {
      town.harvested("A", FARM)
          .packed("A", 50, "B", 60, FARM)
          .packed("B", 20, "C", 20, FARM)
          .handedOver("A", FARM, SHOP)
          .handedOver("B", FARM, SHOP)
          .handedOver("C", FARM, SHOP);

      assertThat(town.missing("A", FARM)).isEmpty();
      assertThat(town.missing("B", FARM)).contains(MissingStep.MASS);
      assertThat(town.missing("C", FARM)).contains(MissingStep.MASS);
    }

    @Test
    void moreUsedThanHarvestedBreaksTheMassOfTheLotAndOfItsParts() {
      town.harvested("A", FARM)
          .packed("A", 70, "B", 70, FARM)
          .packed("A", 50, "C", 50, FARM)
          .handedOver("A", FARM, SHOP)
          .handedOver("B", FARM, SHOP);

      assertThat(town.missing("A", FARM)).contains(MissingStep.MASS);
      assertThat(town.missing("B", FARM)).contains(MissingStep.MASS);
    }

    @ParameterizedTest
    @CsvSource({
      "ISOLATION, ISOLATION",
      "ISOLATION_UNKNOWN, ISOLATION_UNKNOWN",
      "MASS_UNKNOWN, MASS_UNKNOWN",
      "CERTIFICATE, CERTIFICATE"
    })
    void aReleaseLetsALotGoOnAndPassesNoTest(Rule rule, MissingStep missing) {
      town.harvested("A", FARM).packed("A", "B", FARM).handedOver("B", FARM, SHOP);

      assertThat(town.verdictIfReleasedFor(found(rule, "A"), "B", FARM).missing())
          .contains(missing);
    }

    @Test
    void aCorrectionThatAnOfficerSawIsNoFault() {
      town.harvested("A", FARM).handedOver("A", FARM, SHOP);
      var corrected = found(Rule.CORRECTED, "A");

      assertThat(town.verdictIfReleasedFor(corrected, "A", FARM).isComplete()).isTrue();
      assertThat(town.verdictIf(corrected, "A", FARM).missing()).contains(MissingStep.CORRECTED);
    }

    @Test
    void whatIsFoundInProductsMadeOfItIsNotItsFault() {
      town.harvested("A", FARM).handedOver("A", FARM, SHOP).packed("A", "B", SHOP);

      assertThat(town.verdictIfReleasedFor(found(Rule.ISOLATION, "B"), "A", FARM).isComplete())
          .isTrue();
    }

    @Test
    void whoOversoldItHoldsItForHimselfAndThoseAfterHim() {
      town.harvested("A", FARM).handedOver("A", FARM, TRADER).handedOver("A", TRADER, SHOP);
      town.sold("A", TRADER);

      var inspected = town.inspected("A");
      assertThat(inspected.isHeld()).as("its owner's").isFalse();
      assertThat(inspected.holding(FARM)).isEmpty();
      assertThat(inspected.holding(TRADER)).hasSize(1);
      assertThat(inspected.holding(SHOP)).hasSize(1);
    }

    @Test
    void whoOversoldItBreaksTheMassForHimselfAndThoseAfterHim() {
      town.harvested("A", FARM).handedOver("A", FARM, TRADER).handedOver("A", TRADER, SHOP);
      var oversold =
          new Finding(
              Rule.MASS,
              Town.lot("A"),
              Optional.empty(),
              "Circular 17/2021/TT-BNNPTNT",
              Map.of("party", TRADER.digits(), "out", "20 KGM", "in", "10 KGM"));

      assertThat(missingIf(oversold, FARM)).isEmpty();
      assertThat(missingIf(oversold, TRADER)).contains(MissingStep.MASS);
      assertThat(missingIf(oversold, SHOP)).contains(MissingStep.MASS);
    }

    private Optional<MissingStep> missingIf(Finding finding, Gln seenBy) {
      return town.verdictIfReleasedFor(finding, "A", seenBy).missing();
    }

    private static Finding found(Rule rule, String lot) {
      return new Finding(rule, Town.lot(lot), Optional.empty(), rule.article(), Map.of());
    }
  }

  @Nested
  class OfItsAge {
    @Test
    void theLastEntryHasToLieInTheWindow() {
      town.daysAgo(91).harvested("A", FARM).handedOver("A", FARM, SHOP);
      assertThat(town.missing("A", FARM)).contains(MissingStep.STALE);

      town.daysAgo(89).sold("A", SHOP);
      assertThat(town.missing("A", FARM)).isEmpty();
    }

    @Test
    void neitherAStrangerNorAnUnconfirmedHandOverKeepsItFresh() {
      town.daysAgo(91).harvested("A", FARM).handedOver("A", FARM, SHOP);

      town.daysAgo(1).sold("A", STRANGER);
      assertThat(town.missing("A", FARM)).contains(MissingStep.STALE);

      town.daysAgo(1).shipped("A", FARM, TRADER);
      assertThat(town.missing("A", FARM)).contains(MissingStep.ONE_SIDED);
    }

    @Test
    void aDateInTheFutureKeepsNothingFresh() {
      town.daysAgo(91).harvested("A", FARM).handedOver("A", FARM, SHOP);

      town.daysAgo(-1).sold("A", SHOP);

      assertThat(town.missing("A", FARM)).contains(MissingStep.STALE);
    }
  }
}
