package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.traceability.Market;
import vn.traceability.event.Sold;
import vn.traceability.lot.LotId;
import vn.traceability.scan.DigitalLink;

class LotDaysTest {
  private static final LotId LOT = Market.fried("PHI-10");

  private final Market market = new Market();

  private LotDays days() {
    return LotDays.of(market.resolver().answer(DigitalLink.read("/01/08930000000019/10/PHI-10")));
  }

  private void sold(String kilograms) {
    market.record(
        new Sold(
            market.entry(Market.SHOP, Market.STALL),
            Market.amounts(LOT, kilograms),
            java.util.Optional.empty()));
  }

  @Test
  void aLotIsSoldOutWhenAllThatWasMadeIsSold() {
    market.registered(LOT).journeyOf(LOT); // 40 kg made, 1 sold on the 12th
    assertThat(days().expiresOn()).contains(LocalDate.parse("2027-03-12"));
    sold("38");
    assertThat(days().soldOutOn()).isEmpty();
    sold("1");
    var last = days().soldOutOn().orElseThrow();
    sold("1");
    assertThat(days().soldOutOn()).contains(last.plusDays(1));
  }

  @Test
  void whatWasMadeInPiecesIsNotMeasuredByWeight() {
    var fresh = Market.fresh("CU-1");
    market.registered(LOT).registered(fresh).harvested(fresh, "100");
    market.transformedToPieces(fresh, "50", LOT, 10);
    market.shipped(LOT, Market.COOPERATIVE, Market.WORKSHOP, Market.SHOP);
    market.received(LOT, Market.SHOP, Market.STALL, Market.COOPERATIVE);
    sold("40");

    assertThat(days().soldOutOn()).isEmpty();
  }

  @Test
  void ofALotNobodyKnowsThereAreNoDays() {
    assertThat(days())
        .isEqualTo(
            new LotDays(
                java.util.Optional.of(LOT),
                java.util.Optional.empty(),
                java.util.Optional.empty()));
  }
}
