package vn.traceability.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.traceability.Market;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Refusal;
import vn.traceability.refusal.Unknown;

/** What codes may come into, of whom, and what follows. */
class CodeStatesTest {
  private static final LotId LOT = Market.fried("PHI-01");
  private static final Optional<String> WHY = Optional.of("nhãn bị ướt");

  private final Market market = new Market();
  private final Codes codes = market.codes;

  CodeStatesTest() {
    market.registered(LOT, Optional.of(Quantity.of("10", "EA")));
  }

  @ParameterizedTest
  @CsvSource({
    "ISSUED, PRINTED ACTIVATED CANCELLED",
    "PRINTED, ACTIVATED CANCELLED",
    "ACTIVATED, REPORTED SUSPENDED RECALLED CANCELLED",
    "REPORTED, ACTIVATED SUSPENDED RECALLED CANCELLED",
    "SUSPENDED, ACTIVATED RECALLED CANCELLED",
    "RECALLED, ACTIVATED CANCELLED",
    "CANCELLED, ''",
  })
  void nothingFollowsButWhatMay(CodeState from, String may) {
    for (var to : CodeState.values()) {
      if (to == from) {
        continue;
      }
      boolean legal = List.of(may.split(" ")).contains(to.name());
      assertThat(from.next().contains(to)).as("%s to %s", from, to).isEqualTo(legal);
      long first = in(from);
      boolean ofAnOffice = from == CodeState.REPORTED || from == CodeState.RECALLED;
      var by = ofAnOffice ? Market.OFFICER : actor(to);
      ThrowingCallable change = () -> codes.change(LOT, first, to, by, WHY);
      if (!legal) {
        refused(change, "no-such-change").hasMessageContaining(to.name().toLowerCase());
        assertThat(codes.range(LOT, first).state()).isEqualTo(from);
      } else if (from.isWaiting() && to == CodeState.ACTIVATED) {
        refused(change, "needs-activation");
      } else {
        assertThat(codes.change(LOT, first, to, by, WHY).state()).isEqualTo(to);
      }
    }
  }

  @Test
  void whoAndWhenAndWhyAreKept() {
    long first = in(CodeState.PRINTED);
    activate(first);
    codes.change(LOT, first, CodeState.SUSPENDED, Market.OFFICER, WHY);

    var changes = codes.range(LOT, first).changes();

    assertThat(changes)
        .extracting(CodeChange::to)
        .containsExactly(CodeState.PRINTED, CodeState.ACTIVATED, CodeState.SUSPENDED);
    assertThat(changes)
        .extracting(CodeChange::by)
        .containsExactly(Market.PRODUCER, Market.PRODUCER, Market.OFFICER);
    assertThat(changes.get(2).reason()).isEqualTo(WHY);
    assertThat(changes).extracting(CodeChange::at).containsOnly(Market.NOW);
  }

  @Test
  void sentAgainItChangesNothingMore() {
    long first = in(CodeState.ACTIVATED);
    var once = codes.change(LOT, first, CodeState.CANCELLED, Market.PRODUCER, WHY);
    assertThat(codes.change(LOT, first, CodeState.CANCELLED, Market.PRODUCER, WHY)).isEqualTo(once);
  }

  @Nested
  class WhatAnOfficeSet {
    @Test
    void onlyAnOfficeEnds() {
      for (var set : List.of(CodeState.REPORTED, CodeState.SUSPENDED, CodeState.RECALLED)) {
        long first = in(CodeState.ACTIVATED);
        codes.change(LOT, first, set, Market.OFFICER, WHY);
        for (var to : List.of(CodeState.ACTIVATED, CodeState.CANCELLED)) {
          refused(() -> codes.change(LOT, first, to, Market.PRODUCER, WHY), "set-by-an-office");
        }
        assertThat(codes.change(LOT, first, CodeState.ACTIVATED, Market.OFFICER, WHY).state())
            .isEqualTo(CodeState.ACTIVATED);
        codes.change(LOT, first, CodeState.CANCELLED, Market.PRODUCER, WHY);
      }
    }

    @Test
    void isNotForOwnersToSet() {
      long first = in(CodeState.ACTIVATED);
      refused(
          () -> codes.change(LOT, first, CodeState.REPORTED, Market.PRODUCER, WHY),
          "officers-only");
      refused(
          () -> codes.change(LOT, first, CodeState.RECALLED, Market.PRODUCER, WHY),
          "officers-only");
      long other = in(CodeState.ISSUED);
      refused(
          () -> codes.change(LOT, other, CodeState.PRINTED, Market.OFFICER, WHY), "owners-only");
    }
  }

  @Test
  void everyoneIsToldWhatIsOpenToHim() {
    var issued = market.ordered(LOT, 1);
    assertThat(Codes.next(issued, Market.PRODUCER))
        .containsExactlyInAnyOrder(CodeState.PRINTED, CodeState.CANCELLED);
    assertThat(Codes.next(issued, Market.OFFICER)).containsExactly(CodeState.CANCELLED);
    activate(issued.first());
    var active = codes.range(LOT, issued.first());
    assertThat(Codes.next(active, Market.PRODUCER))
        .containsExactlyInAnyOrder(CodeState.SUSPENDED, CodeState.CANCELLED);
    assertThat(Codes.next(active, Market.OFFICER))
        .containsExactlyInAnyOrder(
            CodeState.REPORTED, CodeState.SUSPENDED, CodeState.RECALLED, CodeState.CANCELLED);
    var serial = codes.part(active, 1, 1).get(0).serial().text();
    codes.change(LOT, active.first(), CodeState.SUSPENDED, Market.PRODUCER, WHY);
    assertThat(codes.standing(LOT, serial, Market.PRODUCER).next())
        .as("one code is never better than its range")
        .containsExactly(CodeState.CANCELLED);
  }

  @Test
  void anOwnerEndsHisOwnSuspension() {
    long first = in(CodeState.SUSPENDED);
    assertThat(codes.change(LOT, first, CodeState.ACTIVATED, Market.PRODUCER, WHY).state())
        .isEqualTo(CodeState.ACTIVATED);
  }

  @Test
  void nothingIsActiveAgainWhileTheLotIsRecalled() {
    long first = in(CodeState.SUSPENDED);
    market.recalled(LOT, "nhiễm khuẩn");
    refused(
        () -> codes.change(LOT, first, CodeState.ACTIVATED, Market.PRODUCER, WHY), "lot-recalled");
  }

  @Test
  void aReasonIsNeededForAllButPrinting() {
    long first = market.ordered(LOT, 1).first();
    codes.change(LOT, first, CodeState.PRINTED, Market.PRODUCER, Optional.empty());
    assertThatThrownBy(
            () -> codes.change(LOT, first, CodeState.CANCELLED, Market.PRODUCER, Optional.empty()))
        .isInstanceOfSatisfying(
            InvalidValue.class, no -> assertThat(no.field()).contains("reason"));
  }

  @Test
  void cancelledCodesLeaveTheirPackagesToOthers() {
    long first = market.ordered(LOT, 10).first();
    activate(first);
    long more = market.ordered(LOT, 10).first();
    refused(() -> activate(more), "more-codes-than-packages");

    codes.change(LOT, first, CodeState.CANCELLED, Market.PRODUCER, WHY);

    activate(more);
    assertThat(codes.counts(LOT).states())
        .isEqualTo(Map.of(CodeState.CANCELLED, 10L, CodeState.ACTIVATED, 10L));
    long third = market.ordered(LOT, 1).first();
    refused(() -> activate(third), "more-codes-than-packages");
  }

  @Nested
  class OneCode {
    @Test
    void isCancelledApartFromItsRange() {
      var range = market.ordered(LOT, 3);
      activate(range.first());
      var serial = serial(range, 2);

      var standing = codes.change(LOT, serial, CodeState.CANCELLED, Market.PRODUCER, WHY);

      assertThat(standing.code().state()).isEqualTo(CodeState.CANCELLED);
      assertThat(standing.changes())
          .extracting(CodeChange::to)
          .containsExactly(CodeState.ACTIVATED, CodeState.CANCELLED);
      assertThat(standing.next()).isEmpty();
      assertThat(codes.find(LOT, serial).orElseThrow().state()).isEqualTo(CodeState.CANCELLED);
      assertThat(states(range))
          .containsExactly(CodeState.ACTIVATED, CodeState.CANCELLED, CodeState.ACTIVATED);
      assertThat(codes.page(LOT, 0, 10).codes())
          .extracting(Code::state)
          .containsExactly(CodeState.ACTIVATED, CodeState.CANCELLED, CodeState.ACTIVATED);
      assertThat(codes.counts(LOT).states())
          .isEqualTo(Map.of(CodeState.ACTIVATED, 2L, CodeState.CANCELLED, 1L));
    }

    @Test
    void thatWasSpoiledBeforeActivationIsOnNoPackage() {
      var range = market.ordered(LOT, 12);
      refused(() -> activate(range.first()), "more-codes-than-packages");
      codes.change(LOT, serial(range, 1), CodeState.CANCELLED, Market.PRODUCER, WHY);
      codes.change(LOT, serial(range, 12), CodeState.CANCELLED, Market.PRODUCER, WHY);

      assertThat(codes.activate(LOT, OptionalLong.empty(), OptionalLong.of(10), Market.PRODUCER))
          .hasSize(1);

      assertThat(codes.find(LOT, serial(range, 1)).orElseThrow().state())
          .isEqualTo(CodeState.CANCELLED);
      assertThat(codes.counts(LOT).active()).isEqualTo(10);
      long more = market.ordered(LOT, 1).first();
      refused(() -> activate(more), "more-codes-than-packages");
      codes.change(LOT, serial(range, 2), CodeState.CANCELLED, Market.PRODUCER, WHY);
      activate(more);
    }

    @Test
    void isReportedAndCleared() {
      var range = market.ordered(LOT, 3);
      activate(range.first());
      var serial = serial(range, 3);
      codes.change(LOT, serial, CodeState.REPORTED, Market.OFFICER, WHY);
      refused(
          () -> codes.change(LOT, serial, CodeState.ACTIVATED, Market.PRODUCER, WHY),
          "set-by-an-office");
      codes.change(LOT, serial, CodeState.ACTIVATED, Market.OFFICER, WHY);
      assertThat(codes.find(LOT, serial).orElseThrow().state()).isEqualTo(CodeState.ACTIVATED);
    }

    @Test
    void isNeverBetterThanItsRange() {
      var range = market.ordered(LOT, 3);
      activate(range.first());
      var serial = serial(range, 1);
      codes.change(LOT, serial, CodeState.SUSPENDED, Market.PRODUCER, WHY);
      codes.change(LOT, range.first(), CodeState.RECALLED, Market.OFFICER, WHY);
      assertThat(codes.find(LOT, serial).orElseThrow().state()).isEqualTo(CodeState.RECALLED);
      refused(
          () -> codes.change(LOT, serial, CodeState.ACTIVATED, Market.OFFICER, WHY),
          "range-decides");
      codes.change(LOT, serial, CodeState.CANCELLED, Market.OFFICER, WHY);
      assertThat(states(range))
          .containsExactly(CodeState.CANCELLED, CodeState.RECALLED, CodeState.RECALLED);
    }

    @Test
    void isPrintedAndActivatedWithItsRangeOnly() {
      var range = market.ordered(LOT, 3);
      var serial = serial(range, 1);
      refused(
          () -> codes.change(LOT, serial, CodeState.PRINTED, Market.PRODUCER, WHY),
          "range-decides");
      refused(
          () -> codes.change(LOT, serial, CodeState.ACTIVATED, Market.PRODUCER, WHY),
          "range-decides");
    }

    @Test
    void ofNobodyIsUnknown() {
      var range = market.ordered(LOT, 3);
      var forged = Market.forged(serial(range, 1));
      for (var serial : List.of(forged, "abc", serial(range, 1).toLowerCase())) {
        assertThatThrownBy(() -> codes.standing(LOT, serial, Market.OFFICER))
            .isInstanceOf(Unknown.class);
        assertThatThrownBy(
                () -> codes.change(LOT, serial, CodeState.CANCELLED, Market.OFFICER, WHY))
            .isInstanceOf(Unknown.class);
      }
    }

    private List<CodeState> states(CodeRange range) {
      return codes.part(codes.range(LOT, range.first()), 1, 10).stream().map(Code::state).toList();
    }

    private String serial(CodeRange range, int number) {
      return codes.part(range, number, 1).get(0).serial().text();
    }
  }

  /** First number of one new code in this state. */
  private long in(CodeState state) {
    long first = market.ordered(LOT, 1).first();
    if (state == CodeState.PRINTED || state == CodeState.CANCELLED) {
      codes.change(LOT, first, state, Market.PRODUCER, WHY);
    } else if (state != CodeState.ISSUED) {
      activate(first);
      if (state != CodeState.ACTIVATED) {
        codes.change(LOT, first, state, actor(state), WHY);
      }
    }
    return first;
  }

  private static Actor actor(CodeState to) {
    return to == CodeState.REPORTED || to == CodeState.RECALLED ? Market.OFFICER : Market.PRODUCER;
  }

  private void activate(long first) {
    codes.activate(LOT, OptionalLong.of(first), OptionalLong.empty(), Market.PRODUCER);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      ThrowingCallable asked, String slug) {
    return assertThatThrownBy(asked)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.slug()).isEqualTo(slug));
  }
}
