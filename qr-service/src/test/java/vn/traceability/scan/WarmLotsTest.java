package vn.traceability.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.Market;
import vn.traceability.code.Actor;
import vn.traceability.code.CodeState;
import vn.traceability.lot.LotId;
import vn.traceability.scan.mongo.MongoWrites;

class WarmLotsTest {
  private static final LotId LOT = Market.fried("PHI-01");
  private static final Duration LITTLE = Duration.ofMillis(1);

  private long now;
  private String mark = "a";
  private int reads;
  private final WarmLots<Integer> warm = new WarmLots<>(this::mark, () -> now, value -> 10, 100);

  @Test
  void isReadAgainAfterTwoSecondsWhereSomethingIsWritten() {
    assertThat(get()).isEqualTo(1);
    mark = "b";
    later(WarmLots.ALWAYS.minus(LITTLE));
    assertThat(get()).isEqualTo(1);
    later(LITTLE);
    assertThat(get()).isEqualTo(2);
  }

  @Test
  void isUsedForMinutesWhereNothingIsWritten() {
    settle();
    int read = get();
    later(WarmLots.UNCHANGED.minus(LITTLE));
    assertThat(get()).isEqualTo(read);
    later(LITTLE);
    assertThat(get()).isEqualTo(read + 1);
  }

  @Test
  void aWriteIsSeenAtTheNextLook() {
    settle();
    int read = get();
    later(WarmLots.ALWAYS);
    assertThat(get()).isEqualTo(read);
    mark = "b";
    later(WarmLots.LOOK);
    assertThat(get()).isEqualTo(read + 1);
  }

  @Test
  void whatWasReadSoonAfterAWriteMayBeHalfOfItAndIsSoonReadAgain() {
    settle();
    mark = "b";
    later(WarmLots.LOOK);
    int half = get("other");
    later(WarmLots.ALWAYS);
    assertThat(get("other")).isEqualTo(half + 1);
  }

  @Test
  void anOutageIsNeverRemembered() {
    Function<LotId, Integer> outage =
        lot -> {
          throw new IllegalStateException("no answer");
        };
    assertThatThrownBy(() -> warm.get(LOT, outage)).hasMessage("no answer");
    assertThat(warm.size()).isZero();
    assertThat(get()).isEqualTo(1);
    later(WarmLots.ALWAYS);
    assertThatThrownBy(() -> warm.get(LOT, outage)).hasMessage("no answer");
  }

  @Test
  void whereNobodyCanTellWhatWasWrittenNothingIsOldAndGood() {
    settle();
    int read = get();
    later(WarmLots.ALWAYS);
    mark = "";
    assertThat(get()).isEqualTo(read + 1);
  }

  @Test
  void takesNoMoreMemoryThanAllowed() {
    IntStream.range(0, 1_000).forEach(number -> get("L" + number));
    assertThat(warm.size()).isEqualTo(10);
    int before = reads;
    get("L999");
    assertThat(reads).isEqualTo(before);
    get("L0");
    assertThat(reads).isEqualTo(before + 1);
  }

  @Test
  void whatIsLargerThanAllOfItIsNotRemembered() {
    var small = new WarmLots<Integer>(this::mark, () -> now, value -> 101, 100);
    small.get(LOT, lot -> 1);
    assertThat(small.size()).isZero();
  }

  /** Over the stores, where a page is asked for first, and then what it tells changes. */
  @Nested
  class OfAMarket {
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
  }

  private String mark() {
    if (mark.isEmpty()) {
      throw new IllegalStateException("no answer");
    }
    return mark;
  }

  private int get() {
    return get("PHI-01");
  }

  private int get(String lot) {
    return warm.get(Market.fried(lot), any -> ++reads);
  }

  private void settle() {
    get();
    later(WarmLots.ALWAYS);
    get("before");
    later(WarmLots.LOOK);
  }

  private void later(Duration time) {
    now += time.toNanos();
  }
}
