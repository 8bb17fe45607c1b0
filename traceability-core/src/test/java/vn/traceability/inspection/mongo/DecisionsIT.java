package vn.traceability.inspection.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.Together;
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Decision.Kind;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Inspections;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.LotId;

class DecisionsIT extends StoreContract {
  private static final Subject PARTY = Subject.of(Samples.party(1));
  private static final Subject LOT = Subject.of(LotId.of("09506000134352", "A/B%1"));

  private Decisions decisions;

  @BeforeEach
  void open() {
    decisions = MongoDecisionStore.open(database);
  }

  @Test
  void aDecisionIsKeptWhole() {
    var approval = decision("1", PARTY, Kind.APPROVED, 0);
    var release =
        new Decision(
            "2",
            LOT,
            Kind.RELEASED,
            "Đã kiểm tra tại ruộng",
            List.of("mass|09506000134352/A|-|1", "isolation|09506000134352/A|-|2"),
            "thanhtra",
            NOW);
    decisions.add(approval);
    decisions.add(release);

    assertThat(decisions.about(List.of(PARTY))).containsExactly(approval);
    assertThat(decisions.about(List.of(LOT))).containsExactly(release);
    assertThat(decisions.about(List.of(LOT, PARTY))).containsExactlyInAnyOrder(approval, release);
  }

  @Test
  void aboutNothingAndAboutOthersThereIsNone() {
    decisions.add(decision("1", PARTY, Kind.APPROVED, 0));

    assertThat(decisions.about(List.of())).isEmpty();
    assertThat(decisions.about(List.of(Subject.of(Samples.party(2)), LOT))).isEmpty();
  }

  @Test
  void theNewestComesFirstWhateverCameLast() {
    decisions.add(decision("a", LOT, Kind.RECALLED, 20));
    decisions.add(decision("c", LOT, Kind.RECALLED, 0));
    decisions.add(decision("b", LOT, Kind.RECALL_LIFTED, 10));

    assertThat(decisions.about(List.of(LOT)))
        .extracting(Decision::id)
        .containsExactly("a", "b", "c");
  }

  @Test
  void theLastWordOnAPartyIsReadFromTheStore() {
    decisions.add(decision("z", PARTY, Kind.APPROVED, 0));
    decisions.add(decision("a", PARTY, Kind.APPROVAL_WITHDRAWN, 1));

    assertThat(new Inspections(decisions).isApproved(Samples.party(1))).isFalse();
  }

  @Test
  void theSameIdAgainStaysAsItWas() {
    var first = decision("1", LOT, Kind.RECALLED, 0);
    decisions.add(first);

    decisions.add(first);
    decisions.add(decision("1", LOT, Kind.RECALL_LIFTED, 5));

    assertThat(decisions.about(List.of(LOT))).containsExactly(first);
  }

  @Test
  void aRetryAtTheSameTimeIsOneDecision() {
    Together.run(
        8,
        number -> {
          decisions.add(decision("1", LOT, Kind.RECALLED, number));
          return number;
        });

    assertThat(decisions.about(List.of(LOT))).hasSize(1);
  }

  private static Decision decision(String id, Subject subject, Kind kind, int seconds) {
    return new Decision(
        id, subject, kind, "theo biên bản", List.of(), "canbo", NOW.plusSeconds(seconds));
  }
}
