package vn.traceability.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.Market;
import vn.traceability.certificate.Certificate;
import vn.traceability.certificate.Certificate.Scheme;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Shipped;
import vn.traceability.event.TraceEvent;
import vn.traceability.finding.Finding;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Inspected.Recalled;
import vn.traceability.lot.LotId;
import vn.traceability.party.Party;
import vn.traceability.trace.Gap;

class ResolverTest {
  private static final LotId LOT = Market.fried("PHI-01");

  private final Market market = new Market();

  @Test
  void anActivatedCodeWithADiary() {
    market.registered(LOT).journeyOf(LOT);
    var answer = answer(market.activated(LOT));
    assertThat(answer.states()).containsExactly(State.ACTIVATED);
    assertThat(answer.journey().orElseThrow().gaps()).isEmpty();
    assertThat(answer.names().party(Market.SHOP)).isPresent();
  }

  @Test
  void anActivatedCodeWithoutADiaryIsProductInformationOnly() {
    market.registered(LOT);
    assertThat(answer(market.activated(LOT)).states())
        .containsExactly(State.PRODUCT_INFORMATION_ONLY, State.ACTIVATED);
  }

  @Test
  void aCodeNobodyActivated() {
    market.registered(LOT).journeyOf(LOT);
    assertThat(answer(market.issued(LOT)).state()).isEqualTo(State.NOT_ACTIVATED);
  }

  @Test
  void aForgedCodeShowsNothingOfTheLotWhoseNameItUses() {
    market.registered(LOT).journeyOf(LOT);
    var answer = answer(Market.forged(market.activated(LOT)));
    assertThat(answer.states()).containsExactly(State.NOT_ISSUED);
    assertThat(answer.product()).isEmpty();
    assertThat(answer.lot()).isEmpty();
    assertThat(answer.journey()).isEmpty();
  }

  @Test
  void aTrueSerialUnderAnotherLotIsNotIssued() {
    var other = Market.fried("PHI-02");
    market.registered(LOT).registered(other);
    assertThat(answer(market.activated(other)).state()).isEqualTo(State.NOT_ISSUED);
  }

  @Test
  void whatLooksLikeNoCodeOfOursWasMistyped() {
    market.registered(LOT);
    assertThat(answer("0400000015W7V9P").state()).isEqualTo(State.MISTYPED);
    assertThat(resolve("/01/08930000000019/21/ABC").state()).isEqualTo(State.MISTYPED);
  }

  @Test
  void expiryCountsTheLastDayInVietnamAsGood() {
    market.registered(LOT, LocalDate.parse("2026-03-20"));
    assertThat(resolve("/01/08930000000019/10/PHI-01").states()).doesNotContain(State.EXPIRED);
    var old = Market.fried("PHI-00");
    market.registered(old, LocalDate.parse("2026-03-19"));
    assertThat(resolve("/01/08930000000019/10/PHI-00").state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void lotsAndProductsNobodyKnows() {
    assertThat(resolve("/01/08930000000019/10/NOBODY").state()).isEqualTo(State.UNKNOWN_LOT);
    assertThat(resolve("/01/08930000000033").state()).isEqualTo(State.UNKNOWN_PRODUCT);
    assertThat(resolve("/01/08930000000019").state()).isEqualTo(State.PRODUCT);
  }

  @Test
  void aLotThatOnlyEventsNameSaysSo() {
    market.transformed(Market.fresh("CU-9"), "10", Market.fried("PHI-09"), "4");
    assertThat(resolve("/01/08930000000019/10/PHI-09").state()).isEqualTo(State.KNOWN_FROM_EVENTS);
  }

  @Test
  void aLotThatOnlyAStrangerNamesIsNotKnown() {
    market.harvested(Market.fresh("CU-9"), "10"); // of the cooperative's product, by no member
    assertThat(resolve("/01/08930000000026/10/CU-9").state()).isEqualTo(State.UNKNOWN_LOT);
  }

  @Test
  void aTypedCodeIsRespelledOnlyWhereItIsOurs() {
    market.registered(LOT);
    var serial = market.activated(LOT);
    var typed = serial.toLowerCase(Locale.ROOT).replace('0', 'o');
    assertThat(respelled(typed)).contains("/01/08930000000019/10/PHI-01/21/" + serial);
    assertThat(respelled(Market.forged(typed))).isEmpty();
    assertThat(respelled(serial)).isEmpty();
  }

  @Test
  void aHandOverNobodyConfirmedIsAGap() {
    market.registered(LOT).journeyOf(LOT);
    market.shipped(LOT, Market.COOPERATIVE, Market.WORKSHOP, Market.SHOP);
    var journey = answer(market.activated(LOT)).journey().orElseThrow();
    assertThat(journey.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.NEVER_RECEIVED);
  }

  @Test
  void whatBecameOfTheOtherHalfOfTheHarvestIsOtherPeoplesTrade() {
    var fresh = Market.fresh("CU-5");
    var trader = new Gln("2900000000049");
    market.party(trader, "Công ty Nông sản ABC", Party.Kind.DISTRIBUTOR, "Hà Nội");
    market.registered(LOT).registered(fresh).harvested(fresh, "100");
    market.shipped(fresh, Market.FARM, Market.FIELD, trader);
    market.shipped(fresh, Market.FARM, Market.FIELD, Market.COOPERATIVE);
    market.received(fresh, Market.COOPERATIVE, Market.WORKSHOP, Market.FARM);
    market.transformed(fresh, "5", LOT, "2");
    market.transformed(fresh, "5", Market.fried("PHI-77"), "2");

    var journey = answer(market.activated(LOT)).journey().orElseThrow();

    assertThat(journey.steps())
        .extracting(RecordedEvent::fact)
        .extracting(TraceEvent::getClass)
        .hasSize(4);
    assertThat(journey.steps())
        .extracting(RecordedEvent::fact)
        .filteredOn(Shipped.class::isInstance)
        .extracting(fact -> fact.counterpart().orElseThrow())
        .containsExactly(Market.COOPERATIVE);
    assertThat(journey.gaps()).isEmpty();
  }

  @Test
  void whatALotWasUsedForIsPartOfItsOwnJourney() {
    var fresh = Market.fresh("CU-6");
    market.registered(fresh).harvested(fresh, "100");
    market.shipped(fresh, "20", Market.FARM, Market.FIELD, Market.COOPERATIVE);
    market.transformed(fresh, "20", LOT, "8");
    var journey = resolve("/01/08930000000026/10/CU-6").journey().orElseThrow();
    assertThat(journey.steps()).hasSize(3);
    assertThat(journey.others()).isZero();
  }

  @Test
  void whatWasTakenBackIsCountedAndNotShown() {
    market.registered(LOT).journeyOf(LOT);
    market.sold(LOT, Market.SHOP, Market.STALL).corrected();
    var journey = answer(market.activated(LOT)).journey().orElseThrow();
    assertThat(journey.corrected()).isEqualTo(1);
    assertThat(journey.steps()).hasSize(12);
  }

  @Nested
  class WhenALotIsRecalled {
    private final LotId fresh = Market.fresh("CU-6"); // what the journey of PHI-01 is made of
    private final String serial = market.registered(LOT).journeyOf(LOT).activated(LOT);

    @Test
    void thatWeighsMoreThanItsActivatedCode() {
      market.recalled(LOT, "nhiễm khuẩn Salmonella");

      assertThat(answer(serial).states()).containsExactly(State.RECALLED, State.ACTIVATED);
      assertThat(answer(serial).recalled())
          .extracting(each -> each.decision().reason())
          .containsExactly("nhiễm khuẩn Salmonella");
    }

    @Test
    void whatIsMadeOfItSaysSo() {
      market.recalled(fresh, "dư lượng thuốc vượt mức");

      assertThat(answer(serial).state()).isEqualTo(State.MADE_OF_RECALLED);
      assertThat(answer(serial).recalled()).extracting(Recalled::lot).containsExactly(fresh);
    }

    @Test
    void bothAreSaidTheLotItselfFirst() {
      market.recalled(fresh, "dư lượng thuốc vượt mức").recalled(LOT, "nhiễm khuẩn");

      assertThat(answer(serial).states())
          .containsExactly(State.RECALLED, State.MADE_OF_RECALLED, State.ACTIVATED);
      assertThat(answer(serial).recalled()).extracting(Recalled::lot).containsExactly(LOT, fresh);
    }

    @Test
    void theLotItWasMadeOfIsNot() {
      market.recalled(LOT, "nhiễm khuẩn");

      assertThat(resolve("/01/08930000000026/10/CU-6").state()).isEqualTo(State.LOT);
    }

    @Test
    void liftingItEndsIt() {
      market.recalled(LOT, "nhiễm khuẩn").recallLifted(LOT);

      assertThat(answer(serial).states()).containsExactly(State.ACTIVATED);
    }

    @Test
    void aForgedCodeStillShowsNothingOfIt() {
      market.recalled(LOT, "nhiễm khuẩn");

      assertThat(answer(Market.forged(serial)).states()).containsExactly(State.NOT_ISSUED);
      assertThat(answer(Market.forged(serial)).recalled()).isEmpty();
    }

    @Test
    void evenOneThatNobodyRegistered() {
      market.recalled(Market.fried("LA"), "không rõ nguồn gốc");

      assertThat(resolve("/01/08930000000019/10/LA").states())
          .containsExactly(State.RECALLED, State.KNOWN_FROM_EVENTS, State.LOT);
    }
  }

  @Test
  void aLotWithSomethingSeriousIsHeldUntilAnOfficerReleasesIt() {
    var fresh = Market.fresh("CU-7");
    market.registered(LOT).registered(fresh).harvested(fresh, "100");
    market.transformed(fresh, "100", LOT, "120");
    var serial = market.issued(LOT);
    assertThat(answer(serial).states()).containsExactly(State.HELD, State.NOT_ACTIVATED);
    assertThat(resolve("/01/08930000000026/10/CU-7").states()).containsExactly(State.LOT);

    market.released(LOT);

    assertThat(answer(serial).states()).containsExactly(State.NOT_ACTIVATED);
    assertThat(answer(serial).journey().orElseThrow().notes())
        .filteredOn(note -> note.finding().rule() == Finding.Rule.MASS)
        .extracting(Journey.Note::released)
        .containsExactly(true);
  }

  @Test
  void certificatesAreThoseOfTheProductAskedFor() {
    market.registered(LOT).journeyOf(LOT);
    market.certified(Market.FRIED, Scheme.OCOP, "OCOP-1", "2025-01-01", "2028-01-01");
    market.certified(Market.FRESH, Scheme.VIETGAP, "VG-1", "2025-01-01", "2028-01-01");

    assertThat(resolve("/01/08930000000019/10/PHI-01").certificates())
        .extracting(Certificate::number)
        .containsExactly("OCOP-1");
    assertThat(resolve("/01/08930000000026").certificates())
        .extracting(Certificate::number)
        .containsExactly("VG-1");
  }

  private Answer answer(String serial) {
    return resolve("/01/08930000000019/10/PHI-01/21/" + serial);
  }

  private Answer resolve(String path) {
    return market.resolver().answer(DigitalLink.read(path));
  }

  private Optional<String> respelled(String serial) {
    var link = DigitalLink.read("/01/08930000000019/10/PHI-01/21/" + serial);
    return market.resolver().respelled(link).map(DigitalLink::path);
  }
}
