package vn.traceability.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.Market;
import vn.traceability.code.Actor;
import vn.traceability.code.CodeState;
import vn.traceability.lot.LotId;
import vn.traceability.warm.WarmLots;
import vn.traceability.warm.mongo.MongoWrites;

/** Over the stores, where a page is asked for first, and then what it tells changes. */
class WarmResolverTest {
  private static final LotId LOT = Market.fried("PHI-01");

  private long now;

  private final Market market = new Market().registered(LOT).journeyOf(LOT);
  private final String serial = market.activated(LOT);
  private final Resolver resolver = warmed();

  private Resolver warmed() {
    var lots =
        new WarmLots<LotRead>(
            new MongoWrites(market.mongo.database()), () -> now, LotRead::bytes, 1 << 20);
    return new Resolver(
        market.codes,
        market.rolls,
        new Resolver.Stores(
            market.products, market.parties, market.places, market.claims, market.photos),
        market.assessor,
        market.inspections,
        market.clock,
        Optional.of(lots));
  }

  /** Long before, so that it is kept for as long as nothing is written. */
  private void isWarm() {
    states();
    later(WarmLots.ALWAYS.multipliedBy(2));
    states();
    later(WarmLots.ALWAYS.multipliedBy(2));
    assertThat(states()).containsExactly(State.ACTIVATED);
  }

  @Test
  void aRecallShowsWithinTwoSeconds() {
    isWarm();
    market.recalled(LOT, "nhiễm khuẩn Salmonella");
    later(Duration.ofSeconds(2));
    assertThat(states()).containsExactly(State.RECALLED, State.ACTIVATED);
  }

  @Test
  void aRecallOfWhatItWasMadeOfToo() {
    isWarm();
    market.recalled(Market.fresh("CU-6"), "dư lượng thuốc vượt mức");
    later(Duration.ofSeconds(2));
    assertThat(states()).contains(State.MADE_OF_RECALLED);
  }

  @Test
  void theStateOfACodeShowsAtOnce() {
    isWarm();
    market.codes.change(
        LOT,
        serial,
        CodeState.SUSPENDED,
        new Actor("00000000-0000-4000-8000-00000000000b", true),
        Optional.of("nghi sao chép"));
    assertThat(states()).containsExactly(State.SUSPENDED);
  }

  @Test
  void anotherCodeOfTheLotHasAStateOfItsOwn() {
    isWarm();
    var issued = market.issued(LOT);
    assertThat(answer(issued).states()).containsExactly(State.NOT_ACTIVATED);
    assertThat(answer(Market.forged(serial)).states()).containsExactly(State.NOT_ISSUED);
    assertThat(answer(issued).link().serial()).contains(issued);
  }

  @Test
  void whatIsRecordedShowsWithinTwoSeconds() {
    isWarm();
    int steps = steps();
    market.sold(LOT, Market.SHOP, Market.STALL);
    later(Duration.ofSeconds(2));
    assertThat(steps()).isEqualTo(steps + 1);
  }

  @Test
  void andWhatIsRegisteredAnew() {
    isWarm();
    market.grows(Market.FRIED, "Hành");
    later(Duration.ofSeconds(2));
    assertThat(answer(serial).product().orElseThrow().crop()).contains("Hành");
  }

  private List<State> states() {
    return answer(serial).states();
  }

  private int steps() {
    return answer(serial).journey().orElseThrow().steps().size();
  }

  private Answer answer(String code) {
    return resolver.answer(DigitalLink.read("/01/08930000000019/10/PHI-01/21/" + code));
  }

  private void later(Duration time) {
    now += time.toNanos();
  }
}
