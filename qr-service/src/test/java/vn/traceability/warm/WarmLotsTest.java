package vn.traceability.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.traceability.Market;
import vn.traceability.lot.LotId;

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
  void whatIsForgottenIsReadAgain() {
    settle();
    int read = get();
    warm.forget(LOT);
    assertThat(get()).isEqualTo(read + 1);
    IntStream.range(0, 9).forEach(number -> get("L" + number));
    assertThat(warm.size()).isEqualTo(10);
  }

  @Test
  void whileOneLooksTheOthersGoOnWithWhatWasFoundBefore() {
    var inside = new ArrayList<Integer>();
    var nested = new ArrayList<WarmLots<Integer>>();
    var looking =
        new WarmLots<Integer>(
            () -> {
              if (nested.size() == 1 && now > 0) {
                inside.add(CompletableFuture.supplyAsync(() -> of(nested.get(0))).join());
              }
              return "a";
            },
            () -> now,
            value -> 10,
            100);
    of(looking);
    later(WarmLots.ALWAYS);
    int read = of(looking); // settled from here on
    later(WarmLots.LOOK);
    looking.get(Market.fried("PHI-02"), any -> ++reads); // which looks
    nested.add(looking);

    later(WarmLots.LOOK);
    assertThat(of(looking)).isEqualTo(read);
    assertThat(inside).containsExactly(read);
  }

  private Integer of(WarmLots<Integer> lots) {
    return lots.get(LOT, any -> ++reads);
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
