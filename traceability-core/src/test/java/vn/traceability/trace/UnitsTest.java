package vn.traceability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;
import static vn.traceability.Chains.lot;
import static vn.traceability.Chains.unit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Sscc;
import vn.traceability.measure.Quantity;
import vn.traceability.trace.Link.Role;

/** What was loaded on a logistic unit goes where the unit goes. */
class UnitsTest {
  private static final Gln MARKET = Gln.internal(77);
  private static final Gln STRANGER = Gln.internal(99);
  private static final Sscc PALLET = unit(1);
  private static final Sscc CARTON = unit(2);
  private static final Sscc OTHER = unit(3);

  private final Chains chain = new Chains().harvested("A", "100");

  @Test
  void whatIsOnAUnitGoesWithIt() {
    chain
        .loaded("A", "60", PALLET, FARM)
        .handedOver(PALLET, FARM, SHOP)
        .unloaded("A", "60", PALLET, SHOP)
        .sold("A", "60", SHOP);

    assertThat(moves("A"))
        .containsExactly(
            tuple(Role.SENT, FARM, "60 KGM"),
            tuple(Role.RECEIVED, SHOP, "60 KGM"),
            tuple(Role.SENT, SHOP, "60 KGM"));
    var trace = chain.trace("A");
    assertThat(trace.gaps()).isEmpty();
    assertThat(trace.cut()).isFalse();
    assertThat(trace.steps()).hasSize(6);
    assertThat(trace.steps().get(2).fact().passing())
        .containsExactly(new LotQuantity(lot("A"), Quantity.kilograms("60")));
  }

  @Test
  void aUnitThatNobodyReceivedIsAGap() {
    chain.loaded("A", "60", PALLET, FARM).shipped(PALLET, FARM, SHOP);

    assertThat(chain.trace("A").gaps())
        .extracting(Gap::kind, Gap::party)
        .containsExactly(tuple(Gap.Kind.NEVER_RECEIVED, Optional.of(SHOP)));
  }

  @Test
  void whatWasLoadedAfterItLeftDidNotGoWithIt() {
    chain.shipped(PALLET, FARM, SHOP).loaded("A", "60", PALLET, FARM);

    assertThat(moves("A")).isEmpty();
  }

  @Test
  void whatIsTakenOffStays() {
    chain
        .loaded("A", "60", PALLET, FARM)
        .handedOver(PALLET, FARM, SHOP)
        .unloaded("A", "20", PALLET, SHOP)
        .shipped(PALLET, SHOP, MARKET);

    assertThat(moves("A")).endsWith(tuple(Role.SENT, SHOP, "40 KGM"));
  }

  @Test
  void moreThanWasLoadedIsNotThereToBeTakenOff() {
    chain
        .loaded("A", "60", PALLET, FARM)
        .handedOver(PALLET, FARM, SHOP)
        .unloaded("A", "80", PALLET, SHOP)
        .shipped(PALLET, SHOP, MARKET);

    assertThat(moves("A"))
        .containsExactly(tuple(Role.SENT, FARM, "60 KGM"), tuple(Role.RECEIVED, SHOP, "60 KGM"));
  }

  @Test
  void ofPiecesTakenOffAMassNobodyKnowsWhatIsLeft() {
    chain
        .loaded("A", "60", PALLET, FARM)
        .handedOver(PALLET, FARM, SHOP)
        .unloaded("A", "20 EA", PALLET, SHOP)
        .shipped(PALLET, SHOP, MARKET);

    var last = chain.trace("A").links().stream().max(Comparator.comparing(Link::occurredAt));
    assertThat(last.map(Link::quantity)).contains(Quantity.UNSTATED);
  }

  @Test
  void whatIsDestroyedWithItsUnitIsGone() {
    chain
        .loaded("A", "60", CARTON, FARM)
        .loaded(CARTON, PALLET, FARM)
        .handedOver(PALLET, FARM, SHOP)
        .destroyed(PALLET, SHOP)
        .shipped(PALLET, SHOP, MARKET);

    assertThat(chain.trace("A").links())
        .filteredOn(row -> row.role() == Role.CONSUMED)
        .extracting(Link::party, row -> row.quantity().toString())
        .containsExactly(tuple(SHOP, "60 KGM"));
    assertThat(moves("A")).hasSize(2);
    assertThat(chain.trace("A").gaps()).isEmpty();
  }

  @Test
  void severalUnitsOfOneShipmentAreAddedUp() {
    chain
        .loaded("A", "60", PALLET, FARM)
        .loaded("A", "30", OTHER, FARM)
        .shipped(List.of(PALLET, OTHER), FARM, SHOP);

    assertThat(moves("A")).containsExactly(tuple(Role.SENT, FARM, "90 KGM"));
  }

  @Test
  void whatAnEventSaysOfALotItselfCounts() {
    chain.loaded("A", "60", PALLET, FARM).partners(FARM, shippedSaying("55", PALLET));

    assertThat(moves("A")).containsExactly(tuple(Role.SENT, FARM, "55 KGM"));
  }

  @Test
  void whatAnEventSaysOfALotItselfIsWhatArrives() {
    chain
        .loaded("A", "60", PALLET, FARM)
        .partners(FARM, shippedSaying("1", PALLET))
        .received(PALLET, FARM, SHOP)
        .shipped(PALLET, SHOP, MARKET);

    assertThat(moves("A"))
        .containsExactly(
            tuple(Role.SENT, FARM, "1 KGM"),
            tuple(Role.RECEIVED, SHOP, "1 KGM"),
            tuple(Role.SENT, SHOP, "1 KGM"));
  }

  @Test
  void whatAnEventSaysOfALotItselfTellsNotWhatIsOnWhichOfItsUnits() {
    chain
        .loaded("A", "30", PALLET, FARM)
        .loaded("A", "30", OTHER, FARM)
        .partners(FARM, shippedSaying("50", PALLET, OTHER))
        .received(PALLET, FARM, SHOP);

    assertThat(moves("A"))
        .containsExactly(
            tuple(Role.SENT, FARM, "50 KGM"),
            tuple(Role.RECEIVED, SHOP, Quantity.UNSTATED.toString()));
  }

  private static String shippedSaying(String kilograms, Sscc... units) {
    return """
        "type":"ObjectEvent","action":"OBSERVE","bizStep":"shipping","epcList":[%s],
        "quantityList":[{"epcClass":"%s","quantity":%s,"uom":"KGM"}],"destinationList":[
          {"type":"owning_party","destination":"urn:x-traceability:party:%s"}]
        """
        .formatted(
            Stream.of(units)
                .map(unit -> "\"" + Chains.uri(unit) + "\"")
                .collect(Collectors.joining(",")),
            Chains.uri("A"),
            kilograms,
            SHOP.digits());
  }

  @Nested
  class UnitsOnUnits {
    @Test
    void goWithThem() {
      chain
          .loaded("A", "60", CARTON, FARM)
          .loaded(CARTON, PALLET, FARM)
          .handedOver(PALLET, FARM, SHOP)
          .emptied(PALLET, SHOP)
          .shipped(CARTON, SHOP, MARKET)
          .shipped(PALLET, SHOP, STRANGER);

      assertThat(moves("A"))
          .containsExactly(
              tuple(Role.SENT, FARM, "60 KGM"),
              tuple(Role.RECEIVED, SHOP, "60 KGM"),
              tuple(Role.SENT, SHOP, "60 KGM"));
      assertThat(chain.trace("A").gaps())
          .extracting(Gap::party)
          .containsExactly(Optional.of(MARKET));
    }

    @Test
    void stayWhereTheyAreTakenOff() {
      chain
          .loaded("A", "60", CARTON, FARM)
          .loaded(CARTON, PALLET, FARM)
          .handedOver(PALLET, FARM, SHOP)
          .unloaded(CARTON, PALLET, SHOP)
          .shipped(PALLET, SHOP, MARKET);

      assertThat(moves("A")).hasSize(2);
    }

    @Test
    void areCountedOnceWhereBothAreNamed() {
      chain
          .loaded("A", "60", CARTON, FARM)
          .loaded(CARTON, PALLET, FARM)
          .shipped(List.of(CARTON, PALLET), FARM, SHOP);

      assertThat(moves("A")).containsExactly(tuple(Role.SENT, FARM, "60 KGM"));
    }

    @Test
    void inARingAreEachOnTheOther() {
      chain
          .loaded("A", "60", CARTON, FARM)
          .loaded(CARTON, PALLET, FARM)
          .loaded(PALLET, CARTON, FARM)
          .shipped(CARTON, FARM, SHOP);

      assertThat(moves("A")).containsExactly(tuple(Role.SENT, FARM, "60 KGM"));
    }

    @Test
    void deeperThanAnybodyLooksAreACut() {
      chain.loaded("A", "60", unit(10), FARM);
      IntStream.range(10, 30).forEach(number -> chain.loaded(unit(number), unit(number + 1), FARM));

      assertThat(chain.trace("A").cutBack()).isTrue();
    }

    @Test
    void deeperThanAnybodyLooksOfAReceiverCutNothingBeforeHim() {
      chain.handedOver("A", "60", FARM, SHOP).loaded("A", "1", unit(10), SHOP);
      IntStream.range(10, 30).forEach(number -> chain.loaded(unit(number), unit(number + 1), SHOP));

      assertThat(chain.trace("A").cutBack()).isFalse();
      assertThat(chain.trace("A").cutForward()).isTrue();
    }
  }

  @Nested
  class AUnitThatIsUsedAgain {
    @Test
    void carriesWhatIsOnItThen() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .handedOver(PALLET, FARM, SHOP)
          .emptied(PALLET, SHOP)
          .harvested("B", "50")
          .handedOver("B", "50", FARM, SHOP)
          .loaded("B", "50", PALLET, SHOP)
          .handedOver(PALLET, SHOP, MARKET);

      assertThat(moves("A")).hasSize(2);
      assertThat(moves("B"))
          .endsWith(tuple(Role.SENT, SHOP, "50 KGM"), tuple(Role.RECEIVED, MARKET, "50 KGM"));
    }

    @Test
    void byItsSenderCarriesNothingOfWhatHeSentAway() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .shipped(PALLET, FARM, SHOP)
          .harvested("B", "50")
          .loaded("B", "50", PALLET, FARM)
          .shipped(PALLET, FARM, MARKET);

      assertThat(moves("A")).containsExactly(tuple(Role.SENT, FARM, "60 KGM"));
      assertThat(moves("B")).containsExactly(tuple(Role.SENT, FARM, "50 KGM"));
    }

    @Test
    void afterAYearCarriesNothingOfBefore() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .handedOver(PALLET, FARM, SHOP)
          .at("2027-03-10T08:00")
          .shipped(PALLET, SHOP, MARKET);

      assertThat(moves("A")).hasSize(2);
    }
  }

  @Nested
  class WhatWasTakenBack {
    @Test
    void anAggregationFreesTheLot() {
      chain.loaded("A", "60", PALLET, FARM).corrected().shipped(PALLET, FARM, SHOP);

      assertThat(moves("A")).isEmpty();
      assertThat(chain.trace("A").gaps()).isEmpty();
    }

    @Test
    void anAggregationLeavesTheWordOfWhoeverReceivedIt() {
      chain.loaded("A", "60", PALLET, FARM).handedOver(PALLET, FARM, SHOP).corrected(1);

      assertThat(moves("A")).containsExactly(tuple(Role.RECEIVED, SHOP, "60 KGM"));
      assertThat(chain.trace("A").gaps())
          .extracting(Gap::kind)
          .containsExactly(Gap.Kind.NEVER_SENT);
    }

    @Test
    void aShipmentIsShownAndDoesNotCount() {
      chain.loaded("A", "60", PALLET, FARM).shipped(PALLET, FARM, SHOP).corrected();

      var trace = chain.trace("A");
      assertThat(trace.gaps()).isEmpty();
      assertThat(trace.steps()).hasSize(3);
      assertThat(trace.voided()).containsExactly(trace.steps().get(2).id());
      assertThat(trace.corrections()).hasSize(1);
      assertThat(trace.steps().get(2).fact().passing()).hasSize(1);
    }

    @Test
    void anUnloadingLeavesItOn() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .handedOver(PALLET, FARM, SHOP)
          .unloaded("A", "60", PALLET, SHOP)
          .corrected()
          .shipped(PALLET, SHOP, MARKET);

      assertThat(moves("A")).endsWith(tuple(Role.SENT, SHOP, "60 KGM"));
    }

    @Test
    void standsThereAgainAsItWas() {
      chain.loaded("A", "60", PALLET, FARM).shipped(PALLET, FARM, SHOP).corrected(1);

      var trace = chain.trace("A");
      var before = chain.all().subList(0, 3);
      assertThat(trace.of(before, Set.of()).links())
          .filteredOn(row -> row.role() == Role.SENT)
          .hasSize(1);
      assertThat(trace.of(before, trace.voided()).links())
          .filteredOn(row -> row.role() == Role.SENT)
          .isEmpty();
    }
  }

  @Nested
  class Strangers {
    @Test
    void moveNothingByLoadingItOnPaper() {
      chain
          .loaded("A", "60", PALLET, STRANGER)
          .handedOver(PALLET, STRANGER, SHOP)
          .unloaded("A", "60", PALLET, SHOP);

      assertThat(moves("A")).isEmpty();
      assertThat(chain.trace("A").gaps()).isEmpty();
      assertThat(chain.trace("A").steps()).hasSize(3); // seen: loaded, unloaded
    }

    @Test
    void putNoWordsIntoTheMouthOfWhoeverMovesAUnit() {
      var theirs =
          new Chains()
              .of(Chains.ownedBy(STRANGER))
              .harvested("S", "10", STRANGER)
              .loaded("S", "10", PALLET, STRANGER)
              .handedOver(PALLET, SHOP, MARKET);

      assertThat(theirs.trace("S").links()).noneMatch(row -> row.role() == Role.SENT);
    }

    @Test
    void whoHaveSomeOfItTakeNoUnitOffForOthers() {
      chain
          .loaded("A", "60", CARTON, FARM)
          .loaded(CARTON, PALLET, FARM)
          .shipped("A", "1", FARM, SHOP)
          .loaded("A", "1", CARTON, SHOP)
          .unloaded(CARTON, PALLET, SHOP)
          .loaded(CARTON, OTHER, SHOP)
          .shipped(PALLET, FARM, MARKET);

      assertThat(moves("A")).endsWith(tuple(Role.SENT, FARM, "60 KGM"));
    }

    @Test
    void takeNothingOff() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .unloaded("A", "60", PALLET, STRANGER)
          .emptied(PALLET, STRANGER)
          .shipped(PALLET, FARM, SHOP);

      assertThat(moves("A")).containsExactly(tuple(Role.SENT, FARM, "60 KGM"));
    }

    @Test
    void norDoesTheSenderOnceItIsGone() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .shipped(PALLET, FARM, SHOP)
          .emptied(PALLET, FARM)
          .received(PALLET, FARM, SHOP);

      assertThat(moves("A")).endsWith(tuple(Role.RECEIVED, SHOP, "60 KGM"));
    }

    @Test
    void loadIt() {
      chain
          .handedOver("A", "100", FARM, SHOP)
          .loaded("A", "60", PALLET, SHOP)
          .shipped(PALLET, SHOP, MARKET);

      assertThat(moves("A")).endsWith(tuple(Role.SENT, SHOP, "60 KGM")); // no stranger any more
    }

    @Test
    void loadAUnitOnAnotherForNothing() {
      chain
          .loaded("A", "60", CARTON, FARM)
          .loaded(CARTON, PALLET, STRANGER)
          .handedOver(PALLET, STRANGER, MARKET)
          .handedOver(PALLET, FARM, MARKET);

      assertThat(moves("A")).isEmpty();
    }

    @Test
    void whoSayThatTheyMadeALotNobodyRegisteredTakeNothingOff() {
      chain
          .of(Houses.UNREGISTERED)
          .harvested("A", "100", STRANGER)
          .loaded("A", "60", PALLET, FARM)
          .emptied(PALLET, STRANGER)
          .unloaded("A", "60", PALLET, STRANGER)
          .handedOver(PALLET, FARM, SHOP);

      assertThat(moves("A"))
          .containsExactly(tuple(Role.SENT, FARM, "60 KGM"), tuple(Role.RECEIVED, SHOP, "60 KGM"));
    }

    @Test
    void whoSayAThousandTimesThatItCameAreOneGap() {
      chain.loaded("A", "60", PALLET, FARM);
      IntStream.range(0, 1_000).forEach(time -> chain.received(PALLET, FARM, STRANGER));
      IntStream.range(0, 1_000).forEach(time -> chain.shipped(PALLET, STRANGER, MARKET));

      assertThat(chain.trace("A").gaps())
          .extracting(Gap::kind)
          .containsExactly(Gap.Kind.NEVER_SENT);
      assertThat(moves("A")).hasSize(1);
    }
  }

  @Nested
  class WhatIsRecordedLater {
    @Test
    void asLoadedIsSentAndNotReceived() {
      chain
          .at("2026-03-03T08:00")
          .loaded("A", "60", PALLET, FARM)
          .at("2026-03-03T10:00")
          .handedOver(PALLET, FARM, SHOP)
          .shipped(PALLET, SHOP, MARKET)
          .recorded(Optional.of("2026-04-01T08:00"))
          .at("2026-03-03T07:00")
          .harvested("B", "100")
          .loaded("B", "5", PALLET, FARM)
          .loaded("A", "7", PALLET, FARM);

      assertThat(moves("B")).containsExactly(tuple(Role.SENT, FARM, "5 KGM"));
      assertThat(chain.trace("B").gaps())
          .extracting(Gap::kind)
          .containsExactly(Gap.Kind.NEVER_RECEIVED);
      assertThat(moves("A"))
          .containsExactly(
              tuple(Role.SENT, FARM, "67 KGM"),
              tuple(Role.RECEIVED, SHOP, "60 KGM"),
              tuple(Role.SENT, SHOP, "60 KGM"));
    }

    @Test
    void asStandingOnWhatWasSentIsNotReceived() {
      chain
          .at("2026-03-03T08:00")
          .loaded("A", "60", CARTON, FARM)
          .harvested("B", "100")
          .loaded("B", "5", PALLET, FARM)
          .at("2026-03-03T12:00")
          .handedOver(PALLET, FARM, SHOP)
          .recorded(Optional.of("2026-04-01T08:00"))
          .at("2026-03-03T11:00")
          .loaded(CARTON, PALLET, FARM);

      assertThat(moves("A")).containsExactly(tuple(Role.SENT, FARM, "60 KGM"));
      assertThat(moves("B")).hasSize(2);
    }

    @Test
    void asTakenOffIsSentAllTheSame() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .loaded(PALLET, OTHER, FARM)
          .at("2026-03-03T08:00")
          .handedOver(OTHER, FARM, SHOP)
          .recorded(Optional.of("2026-04-01T08:00"))
          .at("2026-03-03T07:00")
          .unloaded("A", "60", PALLET, FARM)
          .stop()
          .emptied(PALLET, FARM)
          .stop()
          .unloaded(PALLET, OTHER, FARM)
          .stop()
          .destroyed(OTHER, FARM);

      assertThat(moves("A"))
          .containsExactly(tuple(Role.SENT, FARM, "60 KGM"), tuple(Role.RECEIVED, SHOP, "60 KGM"));
      assertThat(chain.trace("A").links()).noneMatch(row -> row.role() == Role.CONSUMED);
    }

    @Test
    void asTakenOffBeforeItCameIsReceivedAllTheSame() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .at("2026-03-03T08:00")
          .received(PALLET, FARM, SHOP)
          .recorded(Optional.of("2026-04-01T08:00"))
          .at("2026-03-03T07:00")
          .emptied(PALLET, FARM);

      assertThat(moves("A")).containsExactly(tuple(Role.RECEIVED, SHOP, "60 KGM"));
    }

    @Test
    void withItsShipmentInTheEveningIsReceived() {
      chain
          .recorded(Optional.of("2026-03-03T20:00"))
          .at("2026-03-03T08:00")
          .loaded("A", "60", PALLET, FARM)
          .shipped(PALLET, FARM, SHOP)
          .recorded(Optional.of("2026-03-03T11:00"))
          .received(PALLET, FARM, SHOP);

      assertThat(moves("A"))
          .containsExactly(tuple(Role.SENT, FARM, "60 KGM"), tuple(Role.RECEIVED, SHOP, "60 KGM"));
    }
  }

  @Nested
  class OneHouse {
    @Test
    void packsForOneAnother() {
      chain.loaded("A", "60", PALLET, FARM).handedOver(PALLET, COOPERATIVE, SHOP);

      assertThat(moves("A"))
          .containsExactly(
              tuple(Role.SENT, COOPERATIVE, "60 KGM"), tuple(Role.RECEIVED, SHOP, "60 KGM"));
    }

    @Test
    void handsOverWithinItself() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .handedOver(PALLET, FARM, COOPERATIVE)
          .shipped(PALLET, COOPERATIVE, SHOP);

      assertThat(moves("A"))
          .containsExactly(
              tuple(Role.SENT, FARM, "60 KGM"),
              tuple(Role.RECEIVED, COOPERATIVE, "60 KGM"),
              tuple(Role.SENT, COOPERATIVE, "60 KGM"));
    }
  }

  @Nested
  class Clocks {
    @Test
    void ofTwoPeopleDiffer() {
      chain.loaded("A", "60", PALLET, FARM);
      chain.received(PALLET, FARM, SHOP).unloaded("A", "20", PALLET, SHOP);
      chain.shipped(PALLET, FARM, SHOP).shipped(PALLET, SHOP, MARKET);

      assertThat(moves("A"))
          .containsExactly(
              tuple(Role.RECEIVED, SHOP, "60 KGM"),
              tuple(Role.SENT, FARM, "60 KGM"),
              tuple(Role.SENT, SHOP, "40 KGM"));
      assertThat(chain.trace("A").gaps())
          .extracting(Gap::party)
          .containsExactly(Optional.of(MARKET));
    }

    @Test
    void ofTwoPeopleDifferForTheUnitsThatWereSentAlone() {
      chain
          .loaded("A", "10", PALLET, FARM)
          .loaded("A", "60", CARTON, FARM)
          .loaded(CARTON, OTHER, FARM)
          .at("2026-03-02T20:00")
          .received(List.of(PALLET, CARTON), FARM, SHOP)
          .unloaded(CARTON, OTHER, SHOP)
          .shipped(PALLET, FARM, SHOP)
          .shipped(OTHER, FARM, MARKET);

      assertThat(moves("A"))
          .contains(tuple(Role.SENT, FARM, "10 KGM"), tuple(Role.SENT, FARM, "60 KGM"));
      assertThat(chain.shipped(CARTON, SHOP, STRANGER).trace("A").links())
          .noneMatch(row -> row.counterpart().equals(Optional.of(STRANGER)));
    }

    @Test
    void doNotDoubleWhatIsWrittenDownTwice() {
      chain.loaded("A", "60", PALLET, FARM);
      chain.received(PALLET, FARM, SHOP).received(PALLET, FARM, SHOP);
      chain.shipped(PALLET, FARM, SHOP).shipped(PALLET, SHOP, MARKET);

      assertThat(moves("A"))
          .containsExactly(
              tuple(Role.RECEIVED, SHOP, "60 KGM"),
              tuple(Role.SENT, FARM, "60 KGM"),
              tuple(Role.SENT, SHOP, "60 KGM"));
    }

    @Test
    void thatOnlyKnowTheDay() {
      var day =
          new Chains()
              .at("2026-03-02T00:00")
              .harvested("A", "100")
              .stop()
              .emptied(PALLET, SHOP)
              .stop()
              .received(PALLET, FARM, SHOP)
              .stop()
              .shipped(PALLET, FARM, SHOP)
              .stop()
              .loaded(CARTON, PALLET, FARM)
              .stop()
              .loaded("A", "60", CARTON, FARM)
              .at("2026-03-03T00:00")
              .shipped(PALLET, SHOP, MARKET);

      assertThat(moves(day, "A"))
          .containsExactlyInAnyOrder(
              tuple(Role.SENT, FARM, "60 KGM"), tuple(Role.RECEIVED, SHOP, "60 KGM"));
    }
  }

  @Test
  void whoeverReceivedAUnitThatLeftForNobodyNamedSaysSoAlone() {
    chain.loaded("A", "60", PALLET, FARM).shipped(PALLET, FARM).received(PALLET, FARM, SHOP);

    assertThat(moves("A"))
        .containsExactly(tuple(Role.SENT, FARM, "60 KGM"), tuple(Role.RECEIVED, SHOP, "60 KGM"));
    assertThat(chain.trace("A").gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.NEVER_SENT);
  }

  @Nested
  class WhoSaysThatItCame {
    @Test
    void ofAUnitThatLeftForNobodyNamedSendsItOn() {
      chain
          .loaded("A", "60", CARTON, FARM)
          .loaded(CARTON, PALLET, FARM)
          .shipped(PALLET, FARM)
          .received(PALLET, FARM, SHOP)
          .received(PALLET, FARM, SHOP)
          .handedOver(CARTON, SHOP, MARKET);

      assertThat(moves("A"))
          .containsExactly(
              tuple(Role.SENT, FARM, "60 KGM"),
              tuple(Role.RECEIVED, SHOP, "60 KGM"),
              tuple(Role.SENT, SHOP, "60 KGM"),
              tuple(Role.RECEIVED, MARKET, "60 KGM"));
    }

    @Test
    void withoutSayingFromWhomIsInTheChain() {
      chain.loaded("A", "60", PALLET, FARM).shipped(PALLET, FARM).received(PALLET, SHOP);

      assertThat(moves("A"))
          .containsExactly(tuple(Role.SENT, FARM, "60 KGM"), tuple(Role.RECEIVED, SHOP, "60 KGM"));
    }

    @Test
    void ofAUnitThatLeftForSomebodyElseIsAGap() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .handedOver(PALLET, FARM, SHOP)
          .received(PALLET, FARM, MARKET)
          .received(PALLET, FARM, MARKET)
          .received(PALLET, FARM, SHOP)
          .shipped(PALLET, MARKET, STRANGER);

      assertThat(moves("A"))
          .containsExactly(
              tuple(Role.SENT, FARM, "60 KGM"),
              tuple(Role.RECEIVED, SHOP, "60 KGM"),
              tuple(Role.RECEIVED, MARKET, "60 KGM"));
      assertThat(chain.trace("A").gaps())
          .extracting(Gap::kind, Gap::party)
          .containsExactly(tuple(Gap.Kind.NEVER_SENT, Optional.of(FARM)));
    }

    @Test
    void ofAUnitThatIsUsedAgainMeansWhatIsOnItThen() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .handedOver(PALLET, FARM, SHOP)
          .emptied(PALLET, SHOP)
          .harvested("B", "50")
          .loaded("B", "50", PALLET, FARM)
          .handedOver(PALLET, FARM, MARKET)
          .received(PALLET, STRANGER);

      assertThat(moves("A")).hasSize(2);
      assertThat(moves("B")).hasSize(3);
    }

    @Test
    void twiceSaysNoMore() {
      chain.loaded("A", "60", PALLET, FARM).received(PALLET, FARM, SHOP);
      chain.shipped(PALLET, FARM, SHOP).received(PALLET, FARM, SHOP);
      chain.shipped(PALLET, SHOP, MARKET).received(PALLET, FARM, SHOP);

      assertThat(moves("A")).hasSize(3);
    }

    @Test
    void monthsLaterMeansAnotherLoad() {
      chain
          .loaded("A", "60", PALLET, FARM)
          .shipped(PALLET, FARM)
          .at("2026-05-02T08:00")
          .received(PALLET, FARM, SHOP);

      assertThat(moves("A")).hasSize(1);
    }
  }

  @Nested
  class ListsOfAParty {
    private final Window always = new Window(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

    @Test
    void waitForTheLotsOfAUnit() {
      chain.loaded("A", "60", PALLET, FARM).shipped(PALLET, FARM, SHOP);
      var now = chain.all().get(2).recordedAt().plus(Duration.ofDays(1));

      var waiting =
          new Deliveries(chain.links())
              .waiting(SHOP, Deliveries.Side.INCOMING, now, Optional.empty(), 10);
      assertThat(waiting.items())
          .singleElement()
          .satisfies(
              each ->
                  assertThat(each.lots())
                      .containsExactly(new LotQuantity(lot("A"), Quantity.kilograms("60"))));

      chain.received(PALLET, FARM, SHOP);
      assertThat(
              new Deliveries(chain.links())
                  .waiting(SHOP, Deliveries.Side.INCOMING, now, Optional.empty(), 10)
                  .items())
          .isEmpty();
    }

    @Test
    void comePageByPageWhereverAPageEnds() {
      for (int i = 0; i < 7; i++) {
        chain
            .harvested("L" + i, "10")
            .loaded("L" + i, "10", PALLET, FARM)
            .stop()
            .loaded("A", "1", unit(20 + i), FARM);
      }
      chain.shipped(PALLET, FARM, SHOP);
      for (int i = 0; i < 7; i++) {
        chain.stop().shipped(unit(20 + i), FARM, SHOP);
      }
      chain.sold("A", "1", FARM);

      var sent = pages(SHOP, 1_000);
      assertThat(sent).hasSize(14);
      for (int limit = 1; limit < 16; limit++) {
        assertThat(pages(SHOP, limit)).isEqualTo(sent);
      }
      var own = chain.links().ofParty(FARM, always, Optional.empty(), 1_000);
      assertThat(own)
          .isSortedAccordingTo(Comparator.comparing(Link::position))
          .doesNotHaveDuplicates();
      assertThat(own).containsAll(sent);
    }

    @Test
    void knowWhatAPartyHasToDoWithALot() {
      chain.loaded("A", "60", PALLET, FARM).handedOver(PALLET, FARM, SHOP);

      assertThat(chain.links().ofLotsWith(SHOP, List.of(lot("A")), 100))
          .extracting(Link::role)
          .containsExactlyInAnyOrder(Role.SENT, Role.RECEIVED);
      assertThat(chain.links().ofLotsWith(MARKET, List.of(lot("A")), 100)).isEmpty();
    }

    @Test
    void haveEveryLotHoweverManyStrangersLoadTheirsOnTheUnits() {
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 20; j++) {
          chain.loaded("S" + (20 * i + j), "1", unit(20 + i), STRANGER);
        }
        chain.loaded("A", "1", unit(20 + i), FARM);
      }
      for (int i = 0; i < 5; i++) {
        chain.shipped(unit(20 + i), FARM, SHOP);
      }

      var few = ((LinksWithUnits) chain.links()).reading(40);
      assertThat(few.sentTo(SHOP, always, Optional.empty(), 1_000))
          .hasSize(5)
          .isEqualTo(chain.links().sentTo(SHOP, always, Optional.empty(), 1_000));
      assertThat(few.ofParty(FARM, always, Optional.empty(), 1_000))
          .filteredOn(row -> row.role() == Role.SENT)
          .hasSize(5);
    }

    @Test
    void areLookedThroughBitByBitWhereMostUnitsCarryNothing() {
      chain.loaded("A", "60", PALLET, FARM).shipped(PALLET, FARM, SHOP);
      for (int i = 0; i < 5; i++) {
        int first = 100 + 500 * i;
        var empty = IntStream.range(first, first + 500).mapToObj(number -> unit(number)).toList();
        chain.shipped(empty, FARM, SHOP);
      }

      var none = chain.links().someSentTo(SHOP, always, Optional.empty(), 10);
      assertThat(none.rows()).isEmpty();
      assertThat(none.next()).isPresent();
      assertThat(chain.links().someSentTo(SHOP, always, none.next(), 10).rows()).hasSize(1);
      assertThat(chain.links().sentTo(SHOP, always, Optional.empty(), 10)).hasSize(1);
      assertThat(
              new Deliveries(chain.links())
                  .waiting(
                      SHOP,
                      Deliveries.Side.INCOMING,
                      chain.all().get(2).recordedAt().plus(Duration.ofDays(1)),
                      Optional.empty(),
                      10)
                  .items())
          .hasSize(1);
    }

    @Test
    void lookNoFurtherThanAFullPageGoes() {
      chain.loaded("A", "60", PALLET, FARM).shipped(PALLET, FARM, SHOP);
      for (int i = 0; i < 3; i++) {
        chain.shipped(unit(10 + i), FARM, SHOP);
        chain.shipped("A", "1", FARM, SHOP);
      }

      var page = chain.links().someSentTo(SHOP, always, Optional.empty(), 3);
      assertThat(page.rows()).hasSize(3).allMatch(row -> row.quantity().value().intValue() == 1);
      assertThat(chain.links().someSentTo(SHOP, always, page.next(), 3).rows()).hasSize(1);
    }

    private List<Link> pages(Gln party, int limit) {
      var all = new ArrayList<Link>();
      Optional<Position> after = Optional.empty();
      while (true) {
        var page = chain.links().sentTo(party, always, after, limit);
        all.addAll(page);
        if (page.size() < limit) {
          return all;
        }
        after = Optional.of(page.get(page.size() - 1).position());
      }
    }
  }

  /** What is said of a chain does not depend on which of its events came first. */
  @RepeatedTest(40)
  void theOrderInWhichEventsComeDoesNotMatter(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var parties = List.of(FARM, COOPERATIVE, SHOP, MARKET, STRANGER);
    var units = List.of(PALLET, CARTON, OTHER);
    if (random.nextInt(3) == 0) {
      chain.of(Houses.UNREGISTERED);
    }
    for (int i = 0; i < 25; i++) {
      if (random.nextInt(4) == 0) {
        chain.recorded(Optional.of("2026-03-0" + (2 + random.nextInt(4)) + "T20:00"));
      }
      var unit = units.get(random.nextInt(3));
      var other = units.get(random.nextInt(3));
      var from = parties.get(random.nextInt(5));
      var to = parties.get(random.nextInt(5));
      if (random.nextInt(4) == 0) {
        chain.stop();
      }
      switch (random.nextInt(10)) {
        case 0, 1 -> chain.loaded("A", "7", unit, from);
        case 2 -> chain.unloaded("A", "3", unit, from);
        case 3 -> chain.emptied(unit, from);
        case 4, 5 -> chain.shipped(unit, from, to);
        case 6 -> chain.received(unit, from, to);
        case 8 -> chain.destroyed(unit, from);
        case 7 -> {
          if (!unit.equals(other)) {
            chain.loaded(unit, other, from);
          }
        }
        default -> {
          var all = chain.all();
          if (!all.get(all.size() - 1).id().isDeclaration()) {
            chain.corrected();
          }
        }
      }
    }

    var first = chain.trace("A");
    var second = chain.inTheOrderOf(random).trace("A");

    assertThat(second.links()).isEqualTo(first.links());
    assertThat(second.gaps()).isEqualTo(first.gaps());
    assertThat(second.steps())
        .extracting(RecordedEvent::fact)
        .isEqualTo(first.steps().stream().map(RecordedEvent::fact).toList());
    assertThat(second.voided()).isEqualTo(first.voided());
  }

  private List<Tuple> moves(String lot) {
    return moves(chain, lot);
  }

  private static List<Tuple> moves(Chains chain, String lot) {
    return chain.trace(lot).links().stream()
        .filter(row -> row.role() == Role.SENT || row.role() == Role.RECEIVED)
        .map(row -> tuple(row.role(), row.party(), row.quantity().toString()))
        .toList();
  }
}
