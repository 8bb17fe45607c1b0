package vn.traceability.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.Market;
import vn.traceability.lot.LotId;

class WarmRangesTest {
  private static final LotId LOT = Market.fried("PHI-01");
  private static final Actor OFFICE = new Actor("office", true);
  private static final Optional<String> WHY = Optional.of("nghi sao chép");

  private long now;
  private final Market market = new Market().registered(LOT).journeyOf(LOT);
  private final Serial serial = new Serial(market.activated(LOT));
  private final WarmRanges here = new WarmRanges(market.ranges, market.marks, () -> now);

  /** What changes codes in another process, which cannot tell this one. */
  private final Codes elsewhere = market.codes(market.ranges);

  @Test
  void whatAnotherProcessChangedShowsWithinTwoSeconds() {
    isWarm();
    long first = market.ranges.holding(LOT, serial.sequence()).orElseThrow().first();
    elsewhere.change(LOT, first, CodeState.SUSPENDED, OFFICE, WHY);
    assertThat(state()).isEqualTo(CodeState.ACTIVATED);
    later(Duration.ofSeconds(2));
    assertThat(state()).isEqualTo(CodeState.SUSPENDED);
  }

  @Test
  void soDoesWhatBecameOfASingleCode() {
    isWarm();
    elsewhere.change(LOT, serial.text(), CodeState.SUSPENDED, OFFICE, WHY);
    later(Duration.ofSeconds(2));
    assertThat(state()).isEqualTo(CodeState.SUSPENDED);
    elsewhere.change(LOT, serial.text(), CodeState.ACTIVATED, OFFICE, WHY);
    assertThat(state()).as("a mark is read each time").isEqualTo(CodeState.ACTIVATED);
  }

  @Test
  void codesIssuedSinceAreFoundAtOnce() {
    isWarm();
    var issued = new Serial(market.issued(LOT));
    assertThat(here.find(LOT, issued).orElseThrow().state()).isEqualTo(CodeState.ISSUED);
  }

  private void isWarm() {
    state();
    later(Duration.ofSeconds(3));
    state();
    later(Duration.ofSeconds(3));
    assertThat(state()).isEqualTo(CodeState.ACTIVATED);
  }

  private CodeState state() {
    return here.find(LOT, serial).orElseThrow().state();
  }

  private void later(Duration time) {
    now += time.toNanos();
  }
}
