package vn.traceability.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.Market;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.refusal.Forbidden;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Refusal;
import vn.traceability.refusal.Unknown;

/** Labels that were printed before anyone knew what lot they will be on. */
class RollsTest {
  private static final LotId LOT = Market.fried("PHI-01");
  private static final LotId OTHER = Market.fried("PHI-02");
  private static final Optional<String> WHY = Optional.of("cuộn bị ướt");

  private final Market market = new Market();
  private final Rolls rolls = market.rolls;
  private final Codes codes = market.codes;

  RollsTest() {
    market.registered(LOT, Optional.of(Quantity.of("10", "EA")));
    market.registered(OTHER, Optional.of(Quantity.of("10", "EA")));
  }

  @Test
  void codesOfLotsAndRollsOfAProductShareItsNumbers() {
    market.ordered(LOT, 3);
    var roll = roll(5);
    assertThat(roll.first()).isEqualTo(4);
    assertThat(market.ordered(LOT, 1).first()).isEqualTo(9);
    assertThat(roll.owner()).isEqualTo(Market.COOPERATIVE);
  }

  /** Labels are printed: a change of the algorithm would turn all of them into forgeries. */
  @Test
  void aLabelPrintedOnceHoldsForEver() {
    assertThat(serial(roll(1), 1)).isEqualTo("G0000001M1KSXFY3");
  }

  @Test
  void anOrderSentAgainIsTheSameRoll() {
    var order = UUID.randomUUID();
    var roll = rolls.issue(order, Market.FRIED, 5);
    assertThat(rolls.issue(order, Market.FRIED, 5)).isEqualTo(roll);
    assertThat(roll(1).first()).isEqualTo(6);
    refused(() -> rolls.issue(order, Market.FRIED, 6), "other-order");
    refused(() -> codes.issue(order, LOT, 5), "other-order");
    assertThatThrownBy(() -> rolls.issue(UUID.randomUUID(), Market.FRIED, 0))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void aSerialOfARollIsOfNoLotAndOfNoOtherProduct() {
    var serial = serial(roll(2), 1);
    assertThat(rolls.find(Market.FRIED, serial).orElseThrow().state()).isEqualTo(CodeState.ISSUED);
    assertThat(rolls.find(Market.FRIED, serial.toLowerCase(Locale.ROOT))).isPresent();
    assertThat(rolls.find(Market.FRESH, serial)).isEmpty();
    assertThat(rolls.find(Market.FRIED, Market.forged(serial))).isEmpty();
    assertThat(codes.find(LOT, serial)).isEmpty();
    var ofLot = codes.part(market.ordered(LOT, 1), 1, 1).get(0).serial().text();
    assertThat(rolls.find(Market.FRIED, ofLot)).isEmpty();
  }

  @Test
  void aSignedNumberThatWasNeverIssuedIsNoCode() {
    var ahead = new CodeSigner(Market.KEYS).serials(Market.FRIED, 0).apply(1_000).text();
    assertThat(rolls.find(Market.FRIED, ahead)).isEmpty();
  }

  @Nested
  class AStretch {
    private final Roll roll = roll(20);

    @Test
    void isBoundToALotAndActivated() {
      var range = bind(LOT, 3, 7);

      assertThat(range.state()).isEqualTo(CodeState.ACTIVATED);
      assertThat(range.count()).isEqualTo(5);
      assertThat(range.changes()).extracting(CodeChange::by).containsOnly(Market.PRODUCER);
      var code = rolls.find(Market.FRIED, serial(roll, 5)).orElseThrow();
      assertThat(code.bound().orElseThrow().lot()).isEqualTo(LOT);
      assertThat(code.state()).isEqualTo(CodeState.ACTIVATED);
      assertThat(codes.find(LOT, serial(roll, 5)).orElseThrow().state())
          .isEqualTo(CodeState.ACTIVATED);
      assertThat(codes.find(OTHER, serial(roll, 5))).isEmpty();
      for (int outside : new int[] {2, 8}) {
        assertThat(rolls.find(Market.FRIED, serial(roll, outside)).orElseThrow().bound()).isEmpty();
      }
      assertThat(codes.counts(LOT).active()).isEqualTo(5);
      assertThat(codes.part(range, 1, 5))
          .extracting(each -> each.serial().text())
          .startsWith(serial(roll, 3))
          .endsWith(serial(roll, 7));
      assertThat(rolls.get(Market.FRIED, roll.first()).free()).isEqualTo(15);
    }

    @Test
    void isBoundOnce() {
      var range = bind(LOT, 3, 7);
      assertThat(bind(LOT, 3, 7)).as("sent again").isEqualTo(range);
      refused(() -> bind(OTHER, 3, 7), "codes-bound-elsewhere").hasMessageContaining("PHI-01");
      refused(() -> bind(OTHER, 7, 8), "codes-bound-elsewhere");
      refused(() -> bind(LOT, 1, 3), "codes-bound-elsewhere");
      refused(() -> bind(LOT, 4, 5), "codes-bound-elsewhere");
      bind(OTHER, 8, 12);
      bind(LOT, 1, 2);
      assertThat(codes.counts(LOT).active()).isEqualTo(7);
      assertThat(codes.counts(OTHER).active()).isEqualTo(5);
    }

    @Test
    void neverOutnumbersThePackages() {
      refused(() -> bind(LOT, 1, 11), "more-codes-than-packages");
      assertThat(rolls.get(Market.FRIED, roll.first()).bindings()).isEmpty();
      bind(LOT, 1, 6);
      refused(() -> bind(LOT, 7, 11), "more-codes-than-packages")
          .hasMessageContainingAll("6 active", "5 more");
      long waiting = market.ordered(LOT, 5).first();
      refused(
          () ->
              codes.activate(LOT, OptionalLong.of(waiting), OptionalLong.empty(), Market.PRODUCER),
          "more-codes-than-packages");
      bind(LOT, 7, 10);
    }

    @Test
    void isOfOneRollOfTheProductOfTheLot() {
      var next = roll(5);
      refused(
          () -> rolls.bind(LOT, serial(roll, 19), serial(next, 2), Market.PRODUCER), "other-roll");
      var fresh = Market.fresh("CU-01");
      market.registered(fresh);
      assertThatThrownBy(() -> rolls.bind(fresh, serial(roll, 1), serial(roll, 2), Market.PRODUCER))
          .isInstanceOfSatisfying(
              InvalidValue.class, no -> assertThat(no.field()).contains("firstSerial"));
      assertThatThrownBy(() -> rolls.bind(LOT, serial(roll, 1), "abc", Market.PRODUCER))
          .isInstanceOfSatisfying(
              InvalidValue.class, no -> assertThat(no.field()).contains("lastSerial"));
      assertThatThrownBy(() -> bind(LOT, 5, 4)).hasMessageContaining("before the first");
      assertThatThrownBy(() -> bind(Market.fried("PHI-09"), 1, 2)).isInstanceOf(Unknown.class);
    }

    @Test
    void isNotBoundToTheLotOfAnother() {
      var foreign = Market.fried("PHI-07");
      market.registered(foreign, Market.FARM, Market.FIELD);
      assertThatThrownBy(() -> bind(foreign, 1, 2)).isInstanceOf(Forbidden.class);
    }

    @Test
    void isNotBoundToALotThatIsRecalled() {
      market.recalled(LOT, "nhiễm khuẩn");
      refused(() -> bind(LOT, 1, 2), "lot-recalled");
      assertThat(rolls.get(Market.FRIED, roll.first()).bindings()).isEmpty();
    }

    @Test
    void isBoundNoMoreOnceTheRollIsCancelled() {
      bind(LOT, 1, 2);
      rolls.change(Market.FRIED, roll.first(), CodeState.CANCELLED, Market.OFFICER, WHY);
      refused(() -> bind(LOT, 3, 4), "roll-cancelled");
      assertThat(rolls.find(Market.FRIED, serial(roll, 3)).orElseThrow().state())
          .isEqualTo(CodeState.CANCELLED);
      assertThat(rolls.find(Market.FRIED, serial(roll, 1)).orElseThrow().state())
          .isEqualTo(CodeState.ACTIVATED);
    }

    @Test
    void comesThroughItsStatesWithItsLot() {
      var range = bind(LOT, 1, 4);
      codes.change(LOT, range.first(), CodeState.RECALLED, Market.OFFICER, WHY);
      assertThat(rolls.find(Market.FRIED, serial(roll, 2)).orElseThrow().state())
          .isEqualTo(CodeState.RECALLED);
      var other = bind(OTHER, 5, 6);
      codes.change(OTHER, serial(roll, 5), CodeState.SUSPENDED, Market.PRODUCER, WHY);
      assertThat(rolls.find(Market.FRIED, serial(roll, 5)).orElseThrow().state())
          .isEqualTo(CodeState.SUSPENDED);
      assertThat(codes.range(OTHER, other.first()).state()).isEqualTo(CodeState.ACTIVATED);
    }

    @Test
    void isBoundToOneOfManyLotsThatAskAtOnce() throws Exception {
      var tries = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 16; i++) {
        var lot = i % 2 == 0 ? LOT : OTHER;
        int from = 1 + i % 3;
        tries.add(() -> isBound(lot, from, from + 4));
      }
      var pool = Executors.newFixedThreadPool(8);
      try {
        for (var answer : pool.invokeAll(tries)) {
          answer.get();
        }
      } finally {
        pool.shutdown();
      }
      var bindings = rolls.get(Market.FRIED, roll.first()).bindings();
      assertThat(bindings).hasSize(1);
      assertThat(codes.counts(LOT).active() + codes.counts(OTHER).active()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isCarriedOnWhereTheStoreFailed(boolean written) {
      var failing = market.rolls(failingOnceAtBind(written));
      ThrowingCallable bind =
          () -> failing.bind(LOT, serial(roll, 1), serial(roll, 4), Market.PRODUCER);
      assertThatThrownBy(bind).hasMessage("the store is away");
      assertThat(bind(LOT, 1, 4).state()).isEqualTo(CodeState.ACTIVATED);
      assertThat(codes.counts(LOT).active()).isEqualTo(4);
    }

    private boolean isBound(LotId lot, int from, int to) {
      try {
        bind(lot, from, to);
        return true;
      } catch (Refusal no) {
        return false;
      }
    }

    private CodeRange bind(LotId lot, int from, int to) {
      return rolls.bind(lot, serial(roll, from), serial(roll, to), Market.PRODUCER);
    }
  }

  @Test
  void aBoundCodeWhoseRangeIsNotKeptYetIsOnlyPrinted() {
    var roll = roll(5);
    var binding = new Roll.Binding(LOT, roll.first(), 2, Market.NOW, Market.PRODUCER);
    market.rollStore.bind(roll, binding);
    var code = rolls.find(Market.FRIED, serial(roll, 1)).orElseThrow();
    assertThat(code.state()).isEqualTo(CodeState.PRINTED);
    assertThat(code.bound().orElseThrow().lot()).isEqualTo(LOT);
  }

  @Test
  void aRollIsPrintedAndCancelledAndNothingElse() {
    long first = roll(5).first();
    assertThat(Rolls.next(rolls.get(Market.FRIED, first), Market.PRODUCER))
        .containsExactlyInAnyOrder(CodeState.PRINTED, CodeState.CANCELLED);
    change(first, CodeState.PRINTED);
    assertThat(change(first, CodeState.PRINTED).changes()).hasSize(1);
    refused(() -> change(first, CodeState.ACTIVATED), "needs-binding");
    refused(() -> change(first, CodeState.SUSPENDED), "no-such-change");
    assertThat(change(first, CodeState.CANCELLED).changes())
        .extracting(CodeChange::to)
        .containsExactly(CodeState.PRINTED, CodeState.CANCELLED);
    assertThatThrownBy(() -> rolls.get(Market.FRIED, first + 1)).isInstanceOf(Unknown.class);
  }

  @Test
  void rollsComeInPagesTheNewestFirst() {
    var rollsOfIt = List.of(roll(2), roll(2), roll(2));
    var page = rolls.page(Market.FRIED, OptionalLong.empty(), 2);
    assertThat(page.rolls()).containsExactly(rollsOfIt.get(2), rollsOfIt.get(1));
    var rest = rolls.page(Market.FRIED, page.next(), 2);
    assertThat(rest.rolls()).containsExactly(rollsOfIt.get(0));
    assertThat(rest.next()).isEmpty();
  }

  private Roll change(long first, CodeState to) {
    return rolls.change(Market.FRIED, first, to, Market.PRODUCER, WHY);
  }

  private RollStore failingOnceAtBind(boolean written) {
    var failed = new AtomicBoolean();
    return (RollStore)
        Proxy.newProxyInstance(
            RollStore.class.getClassLoader(),
            new Class<?>[] {RollStore.class},
            (proxy, method, arguments) -> {
              boolean fails = method.getName().equals("bind") && failed.compareAndSet(false, true);
              if (fails && !written) {
                throw new IllegalStateException("the store is away");
              }
              var answer = method.invoke(market.rollStore, arguments);
              if (fails) {
                throw new IllegalStateException("the store is away");
              }
              return answer;
            });
  }

  private Roll roll(int count) {
    return rolls.issue(UUID.randomUUID(), Market.FRIED, count);
  }

  private String serial(Roll roll, int number) {
    return rolls.part(roll, number, 1).get(0).serial().text();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      ThrowingCallable asked, String slug) {
    return assertThatThrownBy(asked)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.slug()).isEqualTo(slug));
  }
}
