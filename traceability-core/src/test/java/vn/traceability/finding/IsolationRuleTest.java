package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;
import static vn.traceability.Chains.lot;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.Chains;
import vn.traceability.Registry;
import vn.traceability.event.Harvested;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.gs1.Gln;
import vn.traceability.place.Place;

class IsolationRuleTest {
  private static final String RIDOMIL = "Ridomil Gold 68WG";
  private static final String REGENT = "Regent 800WG";

  private static final Gln OTHER_PLOT = Gln.internal(4711);

  private final Registry registry =
      new Registry().waits(RIDOMIL, 7).waits(REGENT, 14).place(OTHER_PLOT, FARM, Place.Kind.PLOT);

  @Test
  void aFertiliserNeedsNoWaitingAndIsUnknownToNoRegister() {
    var chain = new Chains().fertilised("A", "NPK 16-16-8").harvested("A", "100");

    assertThat(isolation(chain, "A")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ridomil gold  68wg",
        "Ridomil Gold 68 WG",
        "phân Ridomil Gold 68WG",
        "Ridomil",
        "RIDOMIL-GOLD"
      })
  void whatIsCalledAFertiliserAndStandsInTheRegisterIsASpray(String name) {
    var chain = new Chains().fertilised("A", name).harvested("A", "100");

    assertThat(isolation(chain, "A"))
        .extracting(Finding::rule)
        .containsAnyOf(Rule.ISOLATION, Rule.ISOLATION_UNKNOWN)
        .hasSize(1);
  }

  @Nested
  class WhenAProductOfSevenDaysIsSprayedOnDayZero {
    private final Chains chain = new Chains().at("2026-03-01T08:00").sprayed("A", RIDOMIL);

    @Test
    void aHarvestOnDaySixIsFlaggedWithAllThatShowsIt() {
      chain.at("2026-03-07T08:00").harvested("A", "100");

      assertThat(isolation(chain, "A"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.rule()).isEqualTo(Rule.ISOLATION);
                assertThat(finding.rule().severity()).isEqualTo(Finding.Severity.SERIOUS);
                assertThat(finding.lot()).isEqualTo(lot("A"));
                assertThat(finding.event()).contains(chain.all().get(1).id());
                assertThat(finding.evidence())
                    .isEqualTo(
                        Map.of(
                            "product", RIDOMIL,
                            "days", "7",
                            "sprayedOn", "2026-03-01",
                            "harvestedOn", "2026-03-07",
                            "earliestOn", "2026-03-08"));
              });
    }

    @Test
    void aHarvestOnDaySevenIsFree() {
      assertThat(isolation(chain.at("2026-03-08T05:00").harvested("A", "100"), "A")).isEmpty();
    }

    @Test
    void daysAreThoseOfVietnamWhateverTheHourInGreenwich() {
      chain.at("2026-03-08T00:30").harvested("A", "100"); // the 7th, 17:30 UTC
      assertThat(isolation(chain, "A")).isEmpty();

      var late = new Chains().at("2026-03-01T23:30").sprayed("A", RIDOMIL);
      late.at("2026-03-07T06:30").harvested("A", "100"); // the 6th, 23:30 UTC
      assertThat(evidence(isolation(late, "A"), "sprayedOn")).containsExactly("2026-03-01");
      assertThat(evidence(isolation(late, "A"), "harvestedOn")).containsExactly("2026-03-07");
    }

    @Test
    void whatIsMadeOfTheHarvestIsFlaggedToo() {
      chain.at("2026-03-05T08:00").harvested("A", "100").packed("A", "100", "B", "90");

      assertThat(isolation(chain, "B")).extracting(Finding::lot).containsExactly(lot("A"));
    }

    @Test
    void whatOthersMixWithItLaterIsNotItsFault() {
      chain
          .at("2026-03-05T08:00")
          .harvested("A", "100")
          .on(OTHER_PLOT)
          .harvested("clean", "50")
          .transformed(Map.of("A", "100", "clean", "50"), Map.of("B", "140"));

      assertThat(isolation(chain, "clean")).isEmpty();
      assertThat(isolation(chain, "B")).hasSize(1);
    }

    @Test
    void aHarvestTakenBackIsNoneTooEarlyAndThatItWasTakenBackIsFound() {
      chain.at("2026-03-05T08:00").harvested("A", "9").corrected();

      assertThat(isolation(chain, "A")).isEmpty();
      assertThat(corrected(chain, "A"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.rule().severity()).isEqualTo(Finding.Severity.SERIOUS);
                assertThat(finding.event()).contains(chain.all().get(1).id());
                assertThat(finding.evidence())
                    .containsEntry("rule", "isolation")
                    .containsEntry("harvestedOn", "2026-03-05");
              });
    }

    @Test
    void aSprayTakenBackBeforeOrAfterTheHarvestIsFound() {
      var before = new Chains().at("2026-03-01T08:00").sprayed("A", RIDOMIL).corrected();
      assertThat(corrected(before, "A")).isEmpty();
      before.at("2026-03-05T08:00").harvested("A", "9");
      assertThat(isolation(before, "A")).isEmpty();
      assertThat(evidence(corrected(before, "A"), "sprayedOn")).containsExactly("2026-03-01");

      chain.at("2026-03-05T08:00").harvested("A", "9").corrected(0);
      assertThat(isolation(chain, "A")).isEmpty();
      assertThat(corrected(chain, "A")).hasSize(1);
    }

    @Test
    void aSprayTakenBackThatWouldHaveBeenInTimeIsNoMatter() {
      chain.corrected().at("2026-03-08T08:00").harvested("A", "9");

      assertThat(corrected(chain, "A")).isEmpty();
    }

    @Test
    void anEntryTakenBackAndMadeAgainAsItWasIsFoundOnce() {
      chain.at("2026-03-05T08:00").harvested("A", "9").corrected();
      chain.at("2026-03-05T08:00").harvested("A", "7");

      assertThat(isolation(chain, "A")).hasSize(1);
      assertThat(corrected(chain, "A")).isEmpty();
    }

    @Test
    void anotherLotHarvestedOnTheSamePlotIsFlaggedToo() {
      chain.at("2026-03-05T08:00").harvested("B", "100");

      assertThat(isolation(chain, "B"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.lot()).isEqualTo(lot("B")));
      chain.on(OTHER_PLOT).at("2026-03-05T08:00").harvested("C", "100");
      assertThat(isolation(chain, "C")).isEmpty();
    }

    @Test
    void anotherLotIsFlaggedOnAPlotAndNotInAStore() {
      var plots = registry.place(FARM, FARM, Place.Kind.WAREHOUSE);
      chain.at("2026-03-05T08:00").harvested("B", "100");

      assertThat(plots.assess(chain, "B").findings())
          .extracting(Finding::rule)
          .doesNotContain(Rule.ISOLATION);
    }

    @Test
    void whatAStrangerSaysThatHeSprayedFlagsNothing() {
      var strange = new Chains().at("2026-03-01T08:00").sprayed("A", RIDOMIL, SHOP);
      strange.at("2026-03-05T08:00").harvested("A", "9");

      assertThat(isolation(strange, "A")).isEmpty();
    }

    @Test
    void anotherLotsSprayOfUnknownWaitSaysNothingOfThisLot() {
      var other = new Chains().at("2026-03-01T08:00").sprayed("A", "Thuốc lạ");
      other.at("2026-03-05T08:00").harvested("B", "9");

      assertThat(isolation(other, "B")).isEmpty();
    }

    @Test
    void nothingIsFlaggedBeforeTheHarvest() {
      assertThat(isolation(chain, "A")).isEmpty();
    }

    @Test
    void aSprayAfterTheHarvestDoesNotMatterForIt() {
      chain.at("2026-03-10T08:00").harvested("A", "50").sprayed("A", RIDOMIL);

      assertThat(isolation(chain, "A")).isEmpty();
    }

    @Test
    void theLatestSprayOfAProductCounts() {
      chain.at("2026-03-05T08:00").sprayed("A", "ridomil  GOLD 68wg");
      chain.at("2026-03-09T08:00").harvested("A", "50");

      assertThat(evidence(isolation(chain, "A"), "sprayedOn")).containsExactly("2026-03-05");
    }

    @Test
    void eachProductIsAFindingOfItsOwn() {
      chain.at("2026-03-02T08:00").sprayed("A", REGENT);
      chain.at("2026-03-07T08:00").harvested("A", "50");

      assertThat(evidence(isolation(chain, "A"), "product"))
          .containsExactlyInAnyOrder(RIDOMIL, REGENT);
    }
  }

  @Nested
  class WhenALotIsHarvestedSeveralTimes {
    @Test
    void theFirstHarvestAfterASprayIsTheWorstAndStandsForAll() {
      var chain = new Chains().at("2026-03-01T08:00").sprayed("A", RIDOMIL);
      chain.at("2026-03-04T08:00").harvested("A", "10");
      chain.at("2026-03-06T08:00").harvested("A", "10");
      chain.at("2026-03-09T08:00").harvested("A", "10");

      assertThat(evidence(isolation(chain, "A"), "harvestedOn")).containsExactly("2026-03-04");
    }

    @Test
    void anotherSprayBeforeTheNextHarvestIsAnotherFinding() {
      var chain = new Chains().at("2026-03-01T08:00").sprayed("A", RIDOMIL);
      chain.at("2026-03-04T08:00").harvested("A", "10").sprayed("A", RIDOMIL);
      chain.at("2026-03-09T08:00").harvested("A", "10");

      assertThat(evidence(isolation(chain, "A"), "harvestedOn"))
          .containsExactlyInAnyOrder("2026-03-04", "2026-03-09");
    }

    @Test
    void anEarlyFirstHarvestIsNotHiddenByALaterOne() {
      var chain = new Chains().at("2026-03-01T08:00").harvested("A", "10").sprayed("A", RIDOMIL);
      chain.at("2026-03-07T08:00").harvested("A", "10");

      assertThat(evidence(isolation(chain, "A"), "harvestedOn")).containsExactly("2026-03-07");
    }
  }

  @Nested
  class WhenTheRegisterDoesNotSay {
    @Test
    void thePeriodIsUnknownAndNeverANumber() {
      var chain = new Chains().at("2026-03-01T08:00").sprayed("A", "Thuốc lạ");
      chain.at("2026-07-01T08:00").harvested("A", "10");

      assertThat(isolation(chain, "A"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.rule()).isEqualTo(Rule.ISOLATION_UNKNOWN);
                assertThat(finding.rule().severity()).isEqualTo(Finding.Severity.INCOMPLETE);
                assertThat(finding.evidence())
                    .isEqualTo(
                        Map.of(
                            "product", "Thuốc lạ",
                            "sprayedOn", "2026-03-01",
                            "harvestedOn", "2026-07-01"));
              });
    }

    @Test
    void aPeriodForAnotherCropIsNoPeriodForThisOne() {
      var chain = new Chains().sprayed("A", "Actara 25WG").harvested("A", "10");

      assertThat(rules(new Registry().waits("Actara 25WG", "Lúa", 7), chain))
          .containsExactly(Rule.ISOLATION_UNKNOWN);
      assertThat(rules(new Registry().waits("Actara 25WG", "hành", 7), chain))
          .containsExactly(Rule.ISOLATION);
      assertThat(rules(new Registry().ofNoCrop().waits("Actara 25WG", "hành", 7), chain))
          .containsExactly(Rule.ISOLATION_UNKNOWN);
    }

    @Test
    void wateringAsksForNoWait() {
      assertThat(isolation(new Chains().watered("A").harvested("A", "10"), "A")).isEmpty();
    }
  }

  @Test
  void aProductThatAsksForNoWaitIsFreeTheSameDay() {
    var chain = new Chains().sprayed("A", "Bẫy dính").harvested("A", "10");

    assertThat(rules(new Registry().waits("Bẫy dính", 0), chain)).isEmpty();
    assertThat(chain.all().get(1).fact()).isInstanceOf(Harvested.class);
  }

  private List<Finding> isolation(Chains chain, String lot) {
    return registry.assess(chain, lot).findings().stream()
        .filter(each -> isIsolation(each.rule()))
        .toList();
  }

  private List<Finding> corrected(Chains chain, String lot) {
    return registry.assess(chain, lot).findings().stream()
        .filter(each -> each.rule() == Rule.CORRECTED)
        .toList();
  }

  private static List<Rule> rules(Registry registry, Chains chain) {
    return registry.assess(chain, "A").findings().stream()
        .map(Finding::rule)
        .filter(IsolationRuleTest::isIsolation)
        .toList();
  }

  private static boolean isIsolation(Rule rule) {
    return rule == Rule.ISOLATION || rule == Rule.ISOLATION_UNKNOWN;
  }

  private static List<String> evidence(List<Finding> findings, String name) {
    return findings.stream().map(each -> each.evidence().get(name)).toList();
  }
}
