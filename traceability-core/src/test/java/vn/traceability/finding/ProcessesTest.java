package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.lot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.Registry;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Transformed;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.gs1.Gln;
import vn.traceability.measure.Quantity;
import vn.traceability.place.Place;
import vn.traceability.trace.Gap;
import vn.traceability.trace.Link;
import vn.traceability.trace.Trace;

/** One transformation in several events. */
class ProcessesTest {
  private static final Gln STRANGER = Gln.internal(99);

  private final Registry registry = new Registry();
  private final Chains chain =
      new Chains().harvested("A", "60").harvested("B", "40").harvested("C", "10");

  @Test
  void isOneStepOfTheChain() {
    chain
        .processed("p-1", Map.of("A", "30"), Map.of(), FARM)
        .processed("p-1", Map.of("B", "40"), Map.of("X", "50"), FARM)
        .processed("p-1", Map.of("A", "30"), Map.of("Y", "45"), FARM);

    for (String made : List.of("X", "Y")) {
      var trace = chain.trace(made);
      assertThat(trace.generations()).isEqualTo(Map.of(lot(made), 0, lot("A"), -1, lot("B"), -1));
      assertThat(trace.gaps()).isEmpty();
      assertThat(trace.steps()).hasSize(3);
      assertThat(trace.entered()).hasSize(5);
      assertThat(trace.steps().get(2).fact())
          .isInstanceOfSatisfying(
              Transformed.class,
              fact -> {
                assertThat(fact.inputs())
                    .hasToString("[" + amount("A", "60") + ", " + amount("B", "40") + "]");
                assertThat(fact.outputs())
                    .hasToString("[" + amount("X", "50") + ", " + amount("Y", "45") + "]");
              });
    }
    assertThat(chain.trace("A").generations()).containsKeys(lot("X"), lot("Y"));
    assertThat(rules("X"))
        .doesNotContain(Rule.MASS, Rule.MASS_UNKNOWN, Rule.NO_PLOT, Rule.NO_ORIGIN);
  }

  @Test
  void isWeighedAsAWhole() {
    chain
        .processed("p-1", Map.of("A", "60"), Map.of(), FARM)
        .processed("p-1", Map.of(), Map.of("X", "50"), FARM)
        .processed("p-1", Map.of(), Map.of("Y", "50"), FARM);

    assertThat(rules("X")).contains(Rule.MASS);
    assertThat(rules("Y")).contains(Rule.MASS);

    chain.corrected();

    assertThat(rules("X")).doesNotContain(Rule.MASS).contains(Rule.CORRECTED);
  }

  @Test
  void isNotHeldAgainstWhoMendsAPartOfIt() {
    chain
        .processed("p-1", Map.of("A", "60"), Map.of(), FARM)
        .processed("p-1", Map.of(), Map.of("X", "50"), FARM)
        .corrected()
        .processed("p-1", Map.of(), Map.of("X", "51"), FARM);

    assertThat(rules("X")).doesNotContain(Rule.MASS, Rule.CORRECTED);
    assertThat(chain.trace("X").voided()).hasSize(1);
  }

  @Test
  void isAnothersUnderTheSameName() {
    chain
        .processed("p-1", Map.of("A", "60"), Map.of(), FARM)
        .processed("p-1", Map.of(), Map.of("X", "50"), STRANGER)
        .processed("p-1", Map.of(), Map.of("Y", "50"), FARM);

    assertThat(chain.trace("X").generations()).containsOnlyKeys(lot("X"));
    assertThat(chain.trace("A").generations()).containsOnlyKeys(lot("A"), lot("Y"));
  }

  @Test
  void ofNothingKnownIsAComingIntoBeingLikeAnyOther() {
    chain.processed("p-1", Map.of(), Map.of("X", "50"), COOPERATIVE);

    assertThat(chain.trace("X").steps().get(0).fact()).isInstanceOf(Harvested.class);
    assertThat(rules("X")).contains(Rule.NO_PLOT);

    chain.processed("p-1", Map.of("A", "60"), Map.of(), COOPERATIVE);

    assertThat(rules("X")).doesNotContain(Rule.NO_PLOT);
  }

  @Test
  void usesUpItsInputsBeforeAnybodyKnowsWhatCameOut() {
    chain.processed("p-1", Map.of("A", "60"), Map.of(), FARM);

    assertThat(chain.trace("A").links())
        .filteredOn(row -> row.role() == Link.Role.CONSUMED)
        .hasSize(1);
    assertThat(chain.trace("A").gaps()).extracting(Gap::kind).isEmpty();
  }

  @Test
  void weighsWhatIsPutInAgainOnBothSides() {
    chain
        .processed("p-1", Map.of("A", "60"), Map.of("X", "60"), FARM)
        .processed("p-1", Map.of("X", "5"), Map.of("Y", "5"), FARM);

    assertThat(chain.trace("Y").generations()).containsKey(lot("A"));
    assertThat(chain.trace("X").generations()).containsKeys(lot("A"), lot("Y"));
    assertThat(chain.trace("X").gaps()).extracting(Gap::kind).contains(Gap.Kind.NO_ORIGIN);
    assertThat(rules("X")).doesNotContain(Rule.MASS, Rule.CORRECTED);

    chain.processed("p-1", Map.of(), Map.of("Y", "1"), FARM);

    assertThat(rules("Y")).contains(Rule.MASS);
  }

  @Nested
  class OfWhichMoreCameOutThanWentIn {
    @BeforeEach
    void isHeld() {
      chain
          .processed("p-1", Map.of("A", "60"), Map.of(), FARM)
          .processed("p-1", Map.of(), Map.of("X", "70"), FARM);
      assertThat(rules("X")).contains(Rule.MASS);
    }

    @Test
    void isNotFreedByPuttingALittleOfItInAgain() {
      chain.processed("p-1", Map.of("X", "0.001"), Map.of(), FARM);

      assertThat(rules("X")).contains(Rule.MASS);
    }

    @Test
    void norByTakingALittleOut() {
      chain.processed("p-1", Map.of(), Map.of("A", "0.001"), FARM);

      assertThat(rules("X")).contains(Rule.MASS);
      assertThat(chain.trace("A").generations()).containsKey(lot("X"));
    }

    @Test
    void staysAsItWasFoundWhateverIsSaidAfterwardsToHaveGoneIn() {
      chain
          .processed("p-1", Map.of("B", "1"), Map.of(), FARM)
          .processed("p-1", Map.of("B", "39"), Map.of(), FARM)
          .processed("p-1", Map.of("C", "1"), Map.of(), FARM);

      assertThat(registry.assess(chain, "X").findings())
          .filteredOn(each -> each.rule().severity() == Finding.Severity.SERIOUS)
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.rule()).isEqualTo(Rule.CORRECTED);
                assertThat(finding.event()).contains(chain.all().get(5).id());
                assertThat(finding.evidence())
                    .containsEntry("rule", "mass")
                    .containsEntry("out", "70 KGM")
                    .containsEntry("in", "60 KGM");
              });
    }

    @Test
    void staysSoWhenNobodyCanWeighWhatIsSaidAfterwards() {
      chain.partners(
          FARM,
          """
          "type":"TransformationEvent","transformationID":"p-1",
          "inputQuantityList":[{"epcClass":"%s","quantity":7}]
          """
              .formatted(Chains.uri("B")));

      assertThat(rules("X")).contains(Rule.MASS_UNKNOWN, Rule.CORRECTED);
    }
  }

  @Nested
  class OfWhatWasHarvestedTooEarly {
    private final Gln other = Gln.internal(4711);

    @BeforeEach
    void isHeld() {
      registry.waits("Ridomil", 7).place(other, FARM, Place.Kind.PLOT);
      chain
          .at("2026-03-03T08:00")
          .sprayed("Z", "Ridomil") // on the same plot
          .at("2026-03-09T08:00")
          .processed("p-1", Map.of(), Map.of("X", "50"), FARM);
      assertThat(rules("X")).contains(Rule.ISOLATION);
    }

    @Test
    void isNotFreedByAnEarlierPart() {
      chain.dated("2026-03-02T08:00").processed("p-1", Map.of(), Map.of("Y", "1"), FARM);

      assertThat(rules("X")).contains(Rule.ISOLATION);
      assertThat(rules("Y")).doesNotContain(Rule.ISOLATION);
      assertThat(chain.trace("X").steps()).hasSize(1);
    }

    @Test
    void norByOneOnAnotherPlot() {
      chain
          .dated("2026-03-08T08:00")
          .partners(
              FARM,
              """
              "type":"TransformationEvent","transformationID":"p-1",
              "readPoint":{"id":"urn:x-traceability:place:%s"},
              "outputQuantityList":[{"epcClass":"%s","quantity":1,"uom":"KGM"}]
              """
                  .formatted(other.digits(), Chains.uri("Y")));

      assertThat(rules("X")).contains(Rule.ISOLATION);
      assertThat(chain.trace("Y").links()).extracting(Link::place).containsExactly(other);
    }

    @Test
    void norByWhatIsSaidToHaveGoneIn() {
      chain.dated("2026-03-02T08:00").processed("p-1", Map.of("A", "60"), Map.of(), FARM);

      assertThat(rules("X")).contains(Rule.ISOLATION);
      assertThat(chain.trace("X").links())
          .filteredOn(row -> row.role() == Link.Role.PRODUCED && row.lot().equals(lot("X")))
          .extracting(Link::occurredAt)
          .containsExactly(Instant.parse("2026-03-09T01:00:00Z"));

      chain.corrected(4);

      assertThat(rules("X")).doesNotContain(Rule.ISOLATION).contains(Rule.CORRECTED);
    }
  }

  @RepeatedTest(20)
  void isTheSameInWhateverOrderItsEventsCome(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    chain
        .processed("p-1", Map.of("A", "30"), Map.of(), FARM)
        .processed("p-1", Map.of("B", "40"), Map.of("X", "50"), FARM)
        .corrected()
        .processed("p-1", Map.of("C", "5"), Map.of(), FARM)
        .stop()
        .processed("p-1", Map.of(), Map.of("X", "30"), FARM)
        .processed("p-2", Map.of("X", "30"), Map.of("Z", "29"), FARM);

    Trace first = chain.trace("Z");
    Trace second = chain.inTheOrderOf(random).trace("Z");

    assertThat(second.links()).isEqualTo(first.links());
    assertThat(second.steps()).isEqualTo(first.steps());
    assertThat(second.gaps()).isEqualTo(first.gaps());
    assertThat(second.generations()).isEqualTo(first.generations());
  }

  private List<Rule> rules(String lot) {
    return registry.assess(chain, lot).findings().stream().map(Finding::rule).toList();
  }

  private static String amount(String lot, String kilograms) {
    return new LotQuantity(lot(lot), Quantity.kilograms(kilograms)).toString();
  }
}
