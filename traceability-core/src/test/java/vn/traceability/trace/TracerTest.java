package vn.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;
import static vn.traceability.Chains.lot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.event.EventId;

class TracerTest {
  @Test
  void aChainIsWalkedBothWays() {
    var trace =
        new Chains()
            .harvested("A", "100")
            .shipped("A", FARM, COOPERATIVE)
            .received("A", FARM, COOPERATIVE)
            .packed("A", "100", "B", "95")
            .shipped("B", COOPERATIVE, SHOP)
            .received("B", COOPERATIVE, SHOP)
            .trace("A");

    assertThat(trace.generations()).isEqualTo(Map.of(lot("A"), 0, lot("B"), 1));
    assertThat(trace.steps()).hasSize(6);
    assertThat(trace.gaps()).isEmpty();
    assertThat(trace.cut()).isFalse();
  }

  @Test
  void theSameChainIsSeenFromItsEnd() {
    var trace = new Chains().harvested("A", "100").packed("A", "100", "B", "95").trace("B");

    assertThat(trace.generations()).isEqualTo(Map.of(lot("B"), 0, lot("A"), -1));
    assertThat(trace.gaps()).isEmpty();
  }

  @Test
  void aShipmentNobodyReceivedIsAGapAndNotTheEndOfTheTrail() {
    var trace =
        new Chains()
            .harvested("A", "100")
            .shipped("A", FARM, COOPERATIVE)
            .packed("A", "100", "B", "95")
            .trace("B");

    assertThat(trace.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.kind()).isEqualTo(Gap.Kind.NEVER_RECEIVED);
              assertThat(gap.lot()).isEqualTo(lot("A"));
              assertThat(gap.party()).contains(COOPERATIVE);
            });
    assertThat(trace.generations()).containsKeys(lot("A"), lot("B"));
  }

  @Test
  void aReceiptNobodySentIsAGapToo() {
    var trace = new Chains().harvested("A", "100").received("A", FARM, SHOP).trace("A");

    assertThat(trace.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.NEVER_SENT);
  }

  @Test
  void oneReceiptDoesNotAnswerTwoShipments() {
    var trace =
        new Chains()
            .harvested("A", "100")
            .shipped("A", FARM, SHOP)
            .shipped("A", FARM, SHOP)
            .received("A", FARM, SHOP)
            .trace("A");

    assertThat(trace.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.NEVER_RECEIVED);
  }

  @Test
  void aLotThatNobodyHarvestedHasNoOrigin() {
    assertThat(new Chains().trace("A").gaps())
        .containsExactly(
            new Gap(
                Gap.Kind.NO_ORIGIN,
                lot("A"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(new Chains().packed("A", "100", "B", "95").trace("B").gaps())
        .extracting(Gap::lot)
        .containsExactly(lot("A"));
  }

  @Test
  void whatWasTakenBackStandsThereAndCountsNoMore() {
    var trace = new Chains().packed("A", "100", "B", "95").corrected().trace("B");

    assertThat(trace.generations()).containsOnlyKeys(lot("B"));
    assertThat(trace.steps()).hasSize(1);
    assertThat(trace.standing()).isEmpty();
    assertThat(trace.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.NO_ORIGIN);
  }

  @Test
  void aLimitIsShownAsACutAndNotAsAnEnd() {
    var chain =
        new Chains().harvested("A", "9").packed("A", "9", "B", "8").packed("B", "8", "C", "7");

    var cut = chain.tracer().trace(lot("C"), Tracer.Direction.BACK, Tracer.Limits.of(1, 100));
    var whole = chain.tracer().trace(lot("C"), Tracer.Direction.BACK, Tracer.Limits.of(2, 100));
    var narrow = chain.tracer().trace(lot("C"), Tracer.Direction.BACK, Tracer.Limits.of(20, 2));

    assertThat(cut.cutBack()).isTrue();
    assertThat(cut.cutForward()).isFalse();
    assertThat(cut.generations()).containsOnlyKeys(lot("C"), lot("B"));
    assertThat(whole.cut()).isFalse();
    assertThat(whole.generations()).hasSize(3);
    assertThat(narrow.cut()).isTrue();
    assertThat(narrow.generations()).containsOnlyKeys(lot("C"), lot("B"));
  }

  @Test
  void ofAGenerationThatDoesNotFitThePartThatFitsIsShown() {
    var chain =
        new Chains()
            .harvested("A1", "9")
            .harvested("A2", "9")
            .harvested("A3", "9")
            .transformed(Map.of("A1", "9", "A2", "9", "A3", "9"), Map.of("B", "20"));

    var cut = chain.tracer().trace(lot("B"), Tracer.Direction.BACK, Tracer.Limits.of(20, 3));

    assertThat(cut.cutBack()).isTrue();
    assertThat(cut.generations()).containsOnlyKeys(lot("B"), lot("A1"), lot("A2"));
    assertThat(cut.steps()).hasSize(3);
  }

  @Test
  void moreRowsThanMayBeKeptAreACutToo() {
    var chain = new Chains().harvested("A", "100");
    for (int i = 0; i < 10; i++) {
      chain.sold("A", "1", FARM);
    }

    var limits = new Tracer.Limits(20, 100, 5);
    var cut = chain.tracer().trace(lot("A"), Tracer.Direction.BACK, limits);

    assertThat(cut.cutBack()).isTrue();
    assertThat(cut.steps().size()).isLessThanOrEqualTo(6);
    assertThat(chain.trace("A").cut()).isFalse();
  }

  @Test
  void ofATransformationAllPartsAreReadOrItIsACut() {
    var chain = new Chains();
    for (int i = 0; i < 6; i++) {
      chain.harvested("A" + i, "10").processed("p-1", Map.of("A" + i, "10"), Map.of(), FARM);
    }
    chain.processed("p-1", Map.of(), Map.of("X", "60"), FARM);

    for (String lot : List.of("X", "A0")) {
      var all = chain.tracer().trace(lot(lot), Tracer.Direction.BOTH, new Tracer.Limits(9, 99, 13));
      assertThat(all.cut()).isFalse();
      assertThat(all.steps()).extracting(step -> step.fact().inputs().size()).contains(6);
    }
    var some = chain.tracer().trace(lot("X"), Tracer.Direction.BACK, new Tracer.Limits(9, 99, 12));
    assertThat(some.cutBack()).isTrue();
  }

  @Test
  void whatALotWentIntoIsNotReadOnTheWayBack() {
    var chain =
        new Chains().harvested("L", "10").processed("p-1", Map.of("L", "1"), Map.of(), SHOP);
    for (int i = 0; i < 30; i++) {
      chain.processed("p-1", Map.of("B" + i, "1"), Map.of("C" + i, "1"), SHOP);
    }
    var read = new ArrayList<EventId>();
    var tracer =
        new Tracer(
            chain.links(),
            ids -> {
              read.addAll(ids);
              return chain.all().stream().filter(each -> ids.contains(each.id())).toList();
            });

    var trace = tracer.trace(lot("L"), Tracer.Direction.BACK, new Tracer.Limits(9, 99, 10));

    assertThat(trace.cut()).isFalse();
    assertThat(trace.links()).hasSize(2);
    assertThat(read).containsExactlyInAnyOrder(chain.all().get(0).id(), chain.all().get(1).id());
  }

  @Test
  void aHandOverThatOneAccountRecordedOfBothSidesIsAGap() {
    var trace =
        new Chains()
            .recordedBy("one")
            .harvested("A", "9")
            .handedOver("A", "9", FARM, SHOP)
            .trace("A");

    assertThat(trace.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.kind()).isEqualTo(Gap.Kind.ONE_HAND);
              assertThat(gap.party()).contains(SHOP);
            });
  }

  @Test
  void aCorrectionStandsInTheTraceWithTheEventItTakesBack() {
    var chain = new Chains().harvested("A", "9").harvested("A", "8").corrected();

    var trace = chain.trace("A");

    assertThat(trace.voided()).containsExactly(chain.all().get(1).id());
    assertThat(trace.corrections()).containsExactly(chain.all().get(2));
  }

  @Test
  void aRingOfLotsEnds() {
    var trace = new Chains().packed("A", "9", "B", "9").packed("B", "9", "A", "9").trace("A");

    assertThat(trace.generations()).containsOnlyKeys(lot("A"), lot("B"));
    assertThat(trace.cut()).isFalse();
  }

  @Test
  void aLotMadeOfItselfHasNoOriginAndNeitherHaveThoseOnTheWay() {
    var trace =
        new Chains()
            .harvested("A", "1")
            .packed("A", "1", "B", "1")
            .packed("B", "1", "C", "1")
            .packed("C", "1", "A", "1")
            .packed("C", "1", "D", "1")
            .trace("D");

    assertThat(trace.gaps())
        .filteredOn(gap -> gap.kind() == Gap.Kind.NO_ORIGIN)
        .extracting(Gap::lot)
        .containsExactly(lot("A"), lot("B"), lot("C"));
  }
}
