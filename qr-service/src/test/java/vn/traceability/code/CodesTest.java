package vn.traceability.code;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
import vn.traceability.measure.UnitCode;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Refusal;
import vn.traceability.refusal.Unknown;

class CodesTest {
  private static final LotId LOT = Market.fried("PHI-01");

  private final Market market = new Market().registered(LOT);
  private final Codes codes = market.codes;

  @Test
  void codesAreIssuedForARegisteredLotOnly() {
    assertThatThrownBy(() -> market.ordered(Market.fried("PHI-02"), 10))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void aLotThatNoAddressCanNameGetsNone() {
    var dots = Market.fried("..");
    market.registered(dots);
    assertThatThrownBy(() -> market.ordered(dots, 1))
        .isInstanceOfSatisfying(
            Conflict.class, no -> assertThat(no.slug()).isEqualTo("lot-without-address"));
  }

  @Nested
  class AnOrderSentAgain {
    private final UUID order = UUID.randomUUID();

    @Test
    void getsTheSameCodes() {
      var range = codes.issue(order, LOT, 10);

      assertThat(codes.issue(order, LOT, 10)).isEqualTo(range);

      assertThat(range.order()).contains(order);
      assertThat(codes.page(LOT, 0, 1).total()).isEqualTo(10);
      assertThat(market.ordered(LOT, 1).first()).as("no number is lost").isEqualTo(11);
    }

    @Test
    void asksForNothingElse() {
      var other = Market.fried("PHI-02");
      market.registered(other);
      codes.issue(order, LOT, 10);

      refused(() -> codes.issue(order, LOT, 11));
      refused(() -> codes.issue(order, other, 10));
      assertThat(codes.page(other, 0, 1).total()).isZero();
    }

    @Test
    void getsTheSameCodesWhileTheFirstIsUnderWay() throws Exception {
      Callable<Long> sent = () -> codes.issue(order, LOT, 10).first();
      var pool = Executors.newFixedThreadPool(8);
      try {
        var firsts = new HashSet<Long>();
        for (var answer : pool.invokeAll(nCopies(32, sent))) {
          firsts.add(answer.get());
        }
        assertThat(firsts).hasSize(1);
        assertThat(codes.page(LOT, 0, 1).total()).isEqualTo(10);
      } finally {
        pool.shutdown();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"place", "allot", "number", "add"})
    void isCarriedOnWhereTheStoreFailed(String step) {
      for (boolean written : new boolean[] {false, true}) {
        var lot = Market.fried(step + written);
        var id = UUID.randomUUID();
        market.registered(lot);
        var failing = market.codes(failingOnceAt(step, written));
        assertThatThrownBy(() -> failing.issue(id, lot, 10)).hasMessage("the store is away");

        var range = failing.issue(id, lot, 10);

        assertThat(codes.page(lot, 0, 1).total()).isEqualTo(10);
        assertThat(codes.issue(id, lot, 10)).isEqualTo(range);
      }
    }

    private void refused(ThrowingCallable asked) {
      assertThatThrownBy(asked)
          .isInstanceOfSatisfying(
              Conflict.class, no -> assertThat(no.slug()).isEqualTo("other-order"));
    }
  }

  /** A store that is gone for a moment, before or after it did what it was asked. */
  private CodeRanges failingOnceAt(String step, boolean written) {
    var failed = new AtomicBoolean();
    return (CodeRanges)
        Proxy.newProxyInstance(
            CodeRanges.class.getClassLoader(),
            new Class<?>[] {CodeRanges.class},
            (proxy, method, arguments) -> {
              boolean fails = method.getName().equals(step) && failed.compareAndSet(false, true);
              if (fails && !written) {
                throw new IllegalStateException("the store is away");
              }
              var answer = method.invoke(market.ranges, arguments);
              if (fails) {
                throw new IllegalStateException("the store is away");
              }
              return answer;
            });
  }

  @Test
  void pagesFollowTheOrderOfIssueAcrossRangesAndOtherLots() {
    market.ordered(LOT, 7);
    market.registered(Market.fried("PHI-02"));
    market.ordered(Market.fried("PHI-02"), 5);
    market.ordered(LOT, 6);

    var read = new ArrayList<Long>();
    long after = 0;
    int pages = 0;
    for (var next = OptionalLong.of(0); next.isPresent(); pages++) {
      var page = codes.page(LOT, after, 4);
      assertThat(page.total()).isEqualTo(13);
      page.codes().forEach(code -> read.add(code.serial().sequence()));
      next = page.next();
      after = next.orElse(0);
    }
    assertThat(read).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 13L, 14L, 15L, 16L, 17L, 18L);
    assertThat(pages).isEqualTo(4);
  }

  @Test
  void thePageThatEndsWithTheLastCodeIsTheLast() {
    market.ordered(LOT, 4);
    assertThat(codes.page(LOT, 0, 4).next()).isEmpty();
    assertThat(codes.page(LOT, 4, 4).codes()).isEmpty();
  }

  @Test
  void rangesComeInPagesTheNewestFirst() {
    var oldest = market.ordered(LOT, 3);
    var middle = market.ordered(LOT, 2);
    var newest = market.ordered(LOT, 1);

    var page = codes.ranges(LOT, Set.of(), OptionalLong.empty(), 2);
    assertThat(page.ranges()).containsExactly(newest, middle);
    var rest = codes.ranges(LOT, Set.of(), page.next(), 2);
    assertThat(rest.ranges()).containsExactly(oldest);
    assertThat(rest.next()).isEmpty();
    assertThat(codes.ranges(LOT, Set.of(), OptionalLong.empty(), 3).next()).isEmpty();
  }

  @Test
  void aPartOfARangeHoldsNoCodeOfAnother() {
    market.ordered(LOT, 3);
    var range = market.ordered(LOT, 5);
    market.ordered(LOT, 3);

    assertThat(codes.part(range, 4, 100))
        .extracting(code -> code.serial().sequence())
        .containsExactly(7L, 8L);
    assertThat(codes.part(range, 1, 2)).hasSize(2);
    assertThat(codes.part(range, 1, 1).get(0).serial().text())
        .isEqualTo(codes.page(LOT, 3, 1).codes().get(0).serial().text());
    assertThatThrownBy(() -> codes.part(range, 6, 1)).hasMessageContaining("needs 1 to 5");
    assertThatThrownBy(() -> codes.range(LOT, 5)).isInstanceOf(Unknown.class);
    assertThat(codes.range(LOT, 4)).isEqualTo(range);
  }

  @Test
  void findsItsCodesAndNoForgery() {
    var serial = market.issued(LOT);
    assertThat(codes.find(LOT, serial).orElseThrow().state()).isEqualTo(CodeState.ISSUED);
    assertThat(codes.find(LOT, serial.toLowerCase(Locale.ROOT))).isPresent();
    assertThat(codes.find(LOT, Market.forged(serial))).isEmpty();
    assertThat(codes.find(Market.fried("PHI-02"), serial)).isEmpty();
  }

  @Test
  void aSignedNumberThatWasNeverIssuedIsNoCode() {
    var ahead = new CodeSigner(Market.KEYS).serials(LOT, 0).apply(1_000).text();
    assertThat(codes.find(LOT, ahead)).isEmpty();
  }

  @Test
  void everyPageTellsWhatWaitsForActivation() {
    var first = market.ordered(LOT, 3);
    var second = market.ordered(LOT, 2);
    assertThat(codes.page(LOT, 4, 1).waiting()).containsExactly(first, second);

    codes.activate(LOT, OptionalLong.of(first.first()), OptionalLong.empty(), Market.PRODUCER);

    assertThat(codes.page(LOT, 0, 1).waiting()).containsExactly(second);
  }

  @Nested
  class ALabelHolds {
    @Test
    void wherePackedGoodsWereMadeAndWhen() {
      var raw = Market.fresh("CU-1");
      market.registered(raw).harvested(raw, "100").packed(raw, "10", LOT, "10");
      assertThat(attributes(LOT))
          .containsOnlyKeys("416", "8008")
          .containsEntry("416", Market.WORKSHOP.digits());
      assertThat(attributes(LOT).get("8008")).matches("2602[0-9]{4}");
    }

    @Test
    void theDayTheyAreToBeMadeUntilSomebodySaysTheyWere() {
      assertThat(attributes(LOT))
          .isEqualTo(Map.of("416", Market.WORKSHOP.digits(), "11", "260312"));
    }

    @Test
    void theDayOfHarvestOfACrop() {
      market.grows(Market.FRESH, "hành");
      var raw = Market.fresh("CU-1");
      market.registered(raw);
      assertThat(attributes(raw))
          .as("as planned")
          .isEqualTo(Map.of("416", Market.FIELD.digits(), "7007", "260312"));
      market.harvested(raw, "100");
      assertThat(attributes(raw).get("7007")).startsWith("2602");
    }

    /** What was printed once is what is printed again, whatever became of the lot. */
    @Test
    void theSameOnEveryPrint() {
      var range = market.ordered(LOT, 1);
      var raw = Market.fresh("CU-1");
      market.registered(raw).harvested(raw, "100").packed(raw, "10", LOT, "10");
      assertThat(codes.range(LOT, range.first()).attributes()).isEqualTo(range.attributes());
      assertThat(codes.part(range, 1, 1).get(0).attributes()).isEqualTo(range.attributes());
    }

    private Map<String, String> attributes(LotId lot) {
      return market.ordered(lot, 1).attributes().values();
    }
  }

  /** Whatever key signs by then: what is listed is what was printed. */
  @Test
  void aRangeKeepsItsSerialsWhenTheKeyIsReplaced() {
    var range = market.ordered(LOT, 3);
    var printed = codes.part(range, 1, 3);
    var rotated = market.codes(MasterKeys.read("test", Market.KEY + ",1:" + "5c".repeat(32)));

    assertThat(rotated.part(rotated.range(LOT, 1), 1, 3)).isEqualTo(printed);
    assertThat(rotated.page(LOT, 0, 3).codes()).isEqualTo(printed);
    var newer = rotated.issue(UUID.randomUUID(), LOT, 2);
    assertThat(rotated.part(newer, 1, 2))
        .allMatch(code -> code.serial().text().startsWith("1"))
        .allMatch(code -> rotated.find(LOT, code.serial().text()).isPresent());
    assertThat(rotated.find(LOT, printed.get(2).serial().text())).isPresent();
    assertThatThrownBy(() -> codes.part(newer, 1, 2))
        .as("without the new key")
        .hasMessageContaining("key 1");
  }

  @Test
  void activationHoldsOnce() {
    market.ordered(LOT, 3);
    market.ordered(LOT, 2);
    assertThat(codes.activate(LOT, OptionalLong.of(4), OptionalLong.empty(), Market.PRODUCER))
        .extracting(CodeRange::count)
        .containsExactly(2);
    assertThat(codes.activate(LOT, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
        .extracting(CodeRange::count)
        .containsExactly(3);
    assertThatThrownBy(
            () -> codes.activate(LOT, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.slug()).isEqualTo("no-codes-wait"));
  }

  @Test
  void nothingIsActivatedButWhatSomeoneWasTold() {
    market.ordered(LOT, 3);
    long second = market.ordered(LOT, 2).first();
    assertThatThrownBy(
            () -> codes.activate(LOT, OptionalLong.empty(), OptionalLong.of(3), Market.PRODUCER))
        .isInstanceOfSatisfying(
            Conflict.class, no -> assertThat(no.slug()).isEqualTo("other-codes-wait"))
        .hasMessageContaining("5 codes");
    assertThat(codes.counts(LOT).active()).isZero();

    assertThat(codes.activate(LOT, OptionalLong.of(second), OptionalLong.of(2), Market.PRODUCER))
        .hasSize(1);
    assertThat(codes.activate(LOT, OptionalLong.empty(), OptionalLong.of(3), Market.PRODUCER))
        .hasSize(1);
  }

  @Nested
  class LabelsNeverOutnumberPackages {
    private final LotId raw = Market.fresh("CU-1");
    private final LotId lot = Market.fried("PHI-03");

    @Test
    void thatWerePacked() {
      lotOf("50 EA").packed(raw, "10", lot, pieces("10")).packed(raw, "2", lot, pieces("2"));
      market.ordered(lot, 12);
      assertThat(codes.activate(lot, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);

      market.ordered(lot, 1);

      refused("more-codes-than-packages")
          .hasMessageContainingAll("12 packages", "12 active", "1 more");
    }

    @Test
    void thatAreLeftAfterACorrection() {
      lotOf("50 EA").packed(raw, "10", lot, pieces("10")).packed(raw, "2", lot, pieces("2"));
      market.corrected().ordered(lot, 11);

      refused("more-codes-than-packages").hasMessageContaining("10 packages");
    }

    @Test
    void norAreMoreActivatedOnceACorrectionTookPackagesWhoseCodesAreActive() {
      lotOf("50 EA").packed(raw, "10", lot, pieces("10")).packed(raw, "2", lot, pieces("2"));
      market.ordered(lot, 12);
      codes.activate(lot, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER);
      market.corrected().ordered(lot, 1);

      assertThat(codes.counts(lot)).isEqualTo(counts(12, 1, OptionalLong.of(10)));
      refused("more-codes-than-packages").hasMessageContainingAll("10 packages", "12 active");
      assertThat(active()).as("what was activated stays so").isEqualTo(12);
    }

    @Test
    void andTheirNumberIsToldWhereItIsKnown() {
      market.registered(lot, Optional.empty());
      assertThat(codes.counts(lot)).isEqualTo(counts(0, 0, OptionalLong.empty()));
      var litres = Market.fried("PHI-04");
      market.registered(litres, Optional.of(Quantity.of("5", "LTR")));
      assertThat(codes.counts(litres).packages()).isEmpty();
      var planned = Market.fried("PHI-05");
      market.registered(planned, Optional.of(pieces("7")));
      assertThat(codes.counts(planned).packages()).hasValue(7);
    }

    @Test
    void thatArePlannedUntilSomeArePacked() {
      lotOf("10 EA");
      market.ordered(lot, 10);
      assertThat(codes.activate(lot, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);
      market.ordered(lot, 1);
      refused("more-codes-than-packages").hasMessageContaining("10 planned packages");

      market.packed(raw, "11", lot, pieces("11"));

      assertThat(codes.activate(lot, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);
    }

    @Test
    void thatArePlannedWhileOnlyTheirMassIsRecorded() {
      lotOf("10 EA").packed(raw, "10", lot, "10");
      market.ordered(lot, 11);

      refused("more-codes-than-packages").hasMessageContaining("10 planned packages");
    }

    @Test
    void thatTheirMassFillsWhereTheProductSaysWhatOneHolds() {
      market.holds(Market.FRIED, "0.2");
      lotOf("50 EA").packed(raw, "1.1", lot, "1.1");
      market.ordered(lot, 6);

      refused("more-codes-than-packages").hasMessageContaining("5 packages");
    }

    @Test
    void ofTenGramsEachWhereOnlyTheMassIsKnown() {
      lotOf("5 KGM").packed(raw, "0.1", lot, "0.1");
      market.ordered(lot, 10);
      market.ordered(lot, 1);

      refused("more-codes-than-packages").hasMessageContainingAll("0.1 kg", "at most 10 packages");
      assertThat(codes.activate(lot, OptionalLong.of(1), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);
    }

    @Test
    void ofTenGramsEachBeforeTheHarvest() {
      lotOf("0.105 KGM");
      market.ordered(lot, 11);

      refused("more-codes-than-packages")
          .hasMessageContainingAll("0.105 kg", "at most 10 packages");
    }

    @Test
    void butNobodyCountsOrWeighsLitres() {
      lotOf("5 LTR");
      market.ordered(lot, 1_000_000);

      assertThat(codes.activate(lot, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);
    }

    @Test
    void andNothingIsActivatedOfALotNobodySaysHowMuchThereIsOf() {
      market.registered(lot, Optional.empty());
      market.ordered(lot, 1);
      refused("lot-without-quantity").hasMessageContaining("harvest");

      market.registered(raw).harvested(raw, "100").packed(raw, "10", lot, "10");

      assertThat(codes.activate(lot, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);
    }

    @Test
    void soThatWhatWaitsIsActivatedInPartWhereAllIsTooMuch() {
      lotOf("15 EA");
      market.ordered(lot, 10);
      long second = market.ordered(lot, 5).first();
      market.ordered(lot, 10);
      refused("more-codes-than-packages").hasMessageContainingAll("25 more", "`first`");

      assertThat(
              codes.activate(lot, OptionalLong.of(second), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);
      assertThat(codes.activate(lot, OptionalLong.of(1), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);

      refused("more-codes-than-packages").hasMessageNotContaining("`first`");
      assertThat(active()).isEqualTo(15);
    }

    @Test
    void howeverManyAreActivatedAtOnce() throws Exception {
      lotOf("45 EA");
      var activations = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 16; i++) {
        long first = market.ordered(lot, 10).first();
        activations.add(() -> isActivated(first));
      }
      var pool = Executors.newFixedThreadPool(8);
      try {
        int passed = 0;
        for (var answer : pool.invokeAll(activations)) {
          passed += answer.get() ? 1 : 0;
        }
        assertThat(passed).isEqualTo(4);
        assertThat(active()).isEqualTo(40);
      } finally {
        pool.shutdown();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admit", "change"})
    void whereverAnActivationBreaksOff(String step) {
      for (boolean written : new boolean[] {false, true}) {
        var broken = Market.fried(step + written);
        market.registered(broken, Optional.of(pieces("10")));
        market.ordered(broken, 4);
        market.ordered(broken, 6);
        var failing = market.codes(failingOnceAt(step, written));
        assertThatThrownBy(
                () ->
                    failing.activate(
                        broken, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
            .hasMessage("the store is away");

        assertThat(
                failing.activate(
                    broken, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
            .isNotEmpty();

        assertThat(codes.page(broken, 0, 100).codes())
            .extracting(Code::state)
            .containsOnly(CodeState.ACTIVATED);
        market.ordered(broken, 1);
        assertThatThrownBy(
                () ->
                    codes.activate(
                        broken, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
            .isInstanceOf(MoreCodesThanPackages.class);
      }
    }

    private boolean isActivated(long first) {
      try {
        return codes
                .activate(lot, OptionalLong.of(first), OptionalLong.empty(), Market.PRODUCER)
                .size()
            == 1;
      } catch (MoreCodesThanPackages no) {
        return false;
      }
    }

    private static CodeCounts counts(long active, long waiting, OptionalLong packages) {
      return new CodeCounts(
          Map.of(CodeState.ACTIVATED, active, CodeState.ISSUED, waiting), packages);
    }

    private Market lotOf(String planned) {
      var parts = planned.split(" ", 2);
      market.registered(raw).harvested(raw, "100");
      return market.registered(lot, Optional.of(Quantity.of(parts[0], parts[1])));
    }

    private Quantity pieces(String number) {
      return Quantity.of(number, UnitCode.PIECE.code());
    }

    private long active() {
      return codes.page(lot, 0, 1000).codes().stream()
          .filter(code -> code.state() == CodeState.ACTIVATED)
          .count();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String slug) {
      return assertThatThrownBy(
              () ->
                  codes.activate(lot, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
          .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.slug()).isEqualTo(slug));
    }
  }

  @Nested
  class ActivationIsRefused {
    private final LotId fresh = Market.fresh("CU-1");

    @Test
    void whileTheLotIsHeldAndNotOnceItIsReleased() {
      market.registered(fresh).harvested(fresh, "100").transformed(fresh, "100", LOT, "120");
      market.ordered(LOT, 1);
      refused("lot-held").hasMessageContaining("mass");

      market.released(LOT);

      assertThat(codes.activate(LOT, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);
    }

    @Test
    void againWhenTheAmountChangesAfterTheRelease() {
      market.registered(fresh).harvested(fresh, "100").transformed(fresh, "100", LOT, "120");
      market.released(LOT).corrected().transformed(fresh, "100", LOT, "125");
      market.ordered(LOT, 1);

      refused("lot-held");
    }

    @Test
    void whileTheLotItWasMadeOfWasHarvestedTooEarly() {
      market.registered(fresh).sprayed(fresh, "Ridomil Gold 68WG");
      market.waited(5).harvested(fresh, "100").transformed(fresh, "100", LOT, "90");
      market.ordered(LOT, 1);

      refused("lot-held").hasMessageContaining("isolation");
    }

    @Test
    void whileTheLotIsRecalledAndNotOnceThatIsLifted() {
      market.ordered(LOT, 1);
      market.recalled(LOT, "nhiễm khuẩn");
      refused("lot-recalled");

      market.recallLifted(LOT);

      assertThat(codes.activate(LOT, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
          .hasSize(1);
    }

    @Test
    void whileALotItWasMadeOfIsRecalled() {
      market.registered(fresh).harvested(fresh, "100").transformed(fresh, "100", LOT, "90");
      market.ordered(LOT, 1);
      market.recalled(fresh, "nhiễm khuẩn");

      refused("lot-recalled");
    }

    @Test
    void whileNoOfficerApprovedTheOwner() {
      market.ordered(LOT, 1);
      market.approvalWithdrawn(Market.COOPERATIVE);

      refused("party-not-approved").hasMessageContaining(Market.COOPERATIVE.digits());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String slug) {
      return assertThatThrownBy(
              () ->
                  codes.activate(LOT, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
          .isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.slug()).isEqualTo(slug));
    }
  }

  @Test
  void whatIsOnlyIncompleteDoesNotStopALabel() {
    var fresh = Market.fresh("CU-1");
    market.registered(fresh).sprayed(fresh, "Thuốc lạ").harvested(fresh, "100");
    market.shipped(fresh, Market.FARM, Market.FIELD, Market.COOPERATIVE);
    market.transformed(fresh, "10", LOT, "9");
    market.ordered(LOT, 1);

    assertThat(codes.activate(LOT, OptionalLong.empty(), OptionalLong.empty(), Market.PRODUCER))
        .hasSize(1);
  }
}
