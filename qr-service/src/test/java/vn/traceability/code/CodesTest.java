package vn.traceability.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Locale;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.Market;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Refusal;
import vn.traceability.refusal.Unknown;

class CodesTest {
  private static final LotId LOT = Market.fried("PHI-01");

  private final Market market = new Market().registered(LOT);
  private final Codes codes = market.codes;

  @Test
  void codesAreIssuedForARegisteredLotOnly() {
    assertThatThrownBy(() -> codes.issue(Market.fried("PHI-02"), 10)).isInstanceOf(Unknown.class);
  }

  @Test
  void aLotThatNoAddressCanNameGetsNone() {
    var dots = Market.fried("..");
    market.registered(dots);
    assertThatThrownBy(() -> codes.issue(dots, 1))
        .isInstanceOfSatisfying(
            Conflict.class, no -> assertThat(no.slug()).isEqualTo("lot-without-address"));
  }

  @Test
  void pagesFollowTheOrderOfIssueAcrossRangesAndOtherLots() {
    codes.issue(LOT, 7);
    market.registered(Market.fried("PHI-02"));
    codes.issue(Market.fried("PHI-02"), 5);
    codes.issue(LOT, 6);

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
    codes.issue(LOT, 4);
    assertThat(codes.page(LOT, 0, 4).next()).isEmpty();
    assertThat(codes.page(LOT, 4, 4).codes()).isEmpty();
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
    var ahead = new CodeSigner(Market.KEYS).sign(LOT, 1_000).text();
    assertThat(codes.find(LOT, ahead)).isEmpty();
  }

  @Test
  void activationHoldsOnce() {
    codes.issue(LOT, 3);
    codes.issue(LOT, 2);
    assertThat(codes.activate(LOT, OptionalLong.of(4)))
        .extracting(CodeRange::count)
        .containsExactly(2);
    assertThat(codes.activate(LOT, OptionalLong.empty()))
        .extracting(CodeRange::count)
        .containsExactly(3);
    assertThatThrownBy(() -> codes.activate(LOT, OptionalLong.empty()))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.slug()).isEqualTo("no-codes-wait"));
  }

  @Nested
  class ActivationIsRefused {
    private final LotId fresh = Market.fresh("CU-1");

    @Test
    void whileTheLotIsHeldAndNotOnceItIsReleased() {
      market.registered(fresh).harvested(fresh, "100").transformed(fresh, "100", LOT, "120");
      codes.issue(LOT, 1);
      refused("lot-held").hasMessageContaining("mass");

      market.released(LOT);

      assertThat(codes.activate(LOT, OptionalLong.empty())).hasSize(1);
    }

    @Test
    void againWhenTheAmountChangesAfterTheRelease() {
      market.registered(fresh).harvested(fresh, "100").transformed(fresh, "100", LOT, "120");
      market.released(LOT).corrected().transformed(fresh, "100", LOT, "125");
      codes.issue(LOT, 1);

      refused("lot-held");
    }

    @Test
    void whileTheLotItWasMadeOfWasHarvestedTooEarly() {
      market.registered(fresh).sprayed(fresh, "Ridomil Gold 68WG");
      market.waited(5).harvested(fresh, "100").transformed(fresh, "100", LOT, "90");
      codes.issue(LOT, 1);

      refused("lot-held").hasMessageContaining("isolation");
    }

    @Test
    void whileTheLotIsRecalledAndNotOnceThatIsLifted() {
      codes.issue(LOT, 1);
      market.recalled(LOT, "nhiễm khuẩn");
      refused("lot-recalled");

      market.recallLifted(LOT);

      assertThat(codes.activate(LOT, OptionalLong.empty())).hasSize(1);
    }

    @Test
    void whileALotItWasMadeOfIsRecalled() {
      market.registered(fresh).harvested(fresh, "100").transformed(fresh, "100", LOT, "90");
      codes.issue(LOT, 1);
      market.recalled(fresh, "nhiễm khuẩn");

      refused("lot-recalled");
    }

    @Test
    void whileNoOfficerApprovedTheOwner() {
      codes.issue(LOT, 1);
      market.approvalWithdrawn(Market.COOPERATIVE);

      refused("party-not-approved").hasMessageContaining(Market.COOPERATIVE.digits());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(String slug) {
      return assertThatThrownBy(() -> codes.activate(LOT, OptionalLong.empty()))
          .isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.slug()).isEqualTo(slug));
    }
  }

  @Test
  void whatIsOnlyIncompleteDoesNotStopALabel() {
    var fresh = Market.fresh("CU-1");
    market.registered(fresh).sprayed(fresh, "Thuốc lạ").harvested(fresh, "100");
    market.shipped(fresh, Market.FARM, Market.FIELD, Market.COOPERATIVE);
    market.transformed(fresh, "10", LOT, "9");
    codes.issue(LOT, 1);

    assertThat(codes.activate(LOT, OptionalLong.empty())).hasSize(1);
  }
}
