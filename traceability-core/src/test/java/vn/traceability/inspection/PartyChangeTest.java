package vn.traceability.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.traceability.Samples;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;

/** What an approval rests on, and how its withdrawal reads. */
class PartyChangeTest {
  private static final Instant APPROVED_AT = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant NOW = APPROVED_AT.plus(Duration.ofDays(1));
  private static final Optional<String> TAX_CODE = Optional.of("0101234567");
  private static final Party APPROVED = party("Hộ bà Lan", Party.Kind.HOUSEHOLD, "00565", TAX_CODE);

  /** A party as it is to be, and what the withdrawal says of it. */
  record Change(Party after, String said) {
    @Override
    public String toString() {
      return said;
    }
  }

  static Stream<Change> changes() {
    return Stream.of(
        new Change(
            party("Hộ bà Lan", Party.Kind.RETAILER, "00565", TAX_CODE),
            "kind: household → retailer"),
        new Change(
            party("Hộ bà Lan", Party.Kind.HOUSEHOLD, "00577", TAX_CODE),
            "communeCode: 00565 → 00577"),
        new Change(
            party("Cửa hàng Xanh", Party.Kind.HOUSEHOLD, "00565", TAX_CODE),
            "name: Hộ bà Lan → Cửa hàng Xanh"),
        new Change(
            party("Hộ bà Lan", Party.Kind.HOUSEHOLD, "00565", Optional.empty()),
            "taxCode: 0101234567 → –"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatWasApprovedIsNoLongerSo(Change change) {
    var withdrawal = withdrawal(change.after()).orElseThrow();

    assertThat(withdrawal.kind()).isEqualTo(Decision.Kind.APPROVAL_WITHDRAWN);
    assertThat(withdrawal.subject()).isEqualTo(Subject.of(APPROVED.gln()));
    assertThat(withdrawal.account()).isEqualTo("lan");
    assertThat(withdrawal.reason()).endsWith(": " + change.said());
  }

  @Test
  void addressAndMembershipMayChangeUnderIt() {
    var moved =
        new Party(
            APPROVED.gln(),
            APPROVED.name(),
            APPROVED.kind(),
            "Xóm 4",
            APPROVED.commune(),
            APPROVED.taxCode(),
            Optional.of(Samples.party(2)));

    assertThat(withdrawal(moved)).isEmpty();
  }

  @Test
  void allThatChangedIsNamedHoweverLong() {
    var before =
        party("Đ".repeat(200), Party.Kind.COOPERATIVE, "00565", Optional.of("0101234567-001"));
    var after =
        party("Ê".repeat(200), Party.Kind.DISTRIBUTOR, "00577", Optional.of("0101234567-002"));

    var reason =
        new PartyChange(before, after)
            .withdraws(approval(), "2", "lan", NOW)
            .orElseThrow()
            .reason();

    assertThat(reason).contains("kind: ", "communeCode: ", "Đ… → Ê", "0101234567-002");
  }

  /** Two machines never agree on the time, and the later row is the one that counts. */
  @Test
  void theWithdrawalComesAfterTheApprovalItAnswers() {
    var after = party("Hộ bà Lan", Party.Kind.RETAILER, "00565", TAX_CODE);

    var early =
        new PartyChange(APPROVED, after)
            .withdraws(approval(), "2", "lan", APPROVED_AT.minusSeconds(5))
            .orElseThrow();

    assertThat(early.decidedAt()).isAfter(APPROVED_AT);
    assertThat(withdrawal(after).orElseThrow().decidedAt()).isEqualTo(NOW);
  }

  private static Optional<Decision> withdrawal(Party after) {
    return new PartyChange(APPROVED, after).withdraws(approval(), "2", "lan", NOW);
  }

  private static Decision approval() {
    return new Decision(
        "1",
        Subject.of(APPROVED.gln()),
        Decision.Kind.APPROVED,
        "Đã xem tại chỗ",
        List.of(),
        "canbo",
        APPROVED_AT);
  }

  private static Party party(
      String name, Party.Kind kind, String commune, Optional<String> taxCode) {
    return new Party(
        Samples.party(1),
        name,
        kind,
        "Xóm 3, Xã Gia Lâm",
        new CommuneCode(commune),
        taxCode,
        Optional.empty());
  }
}
