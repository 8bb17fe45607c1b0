package vn.traceability.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.SHOP;
import static vn.traceability.Chains.lot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.Registry;
import vn.traceability.finding.Finding;
import vn.traceability.inspection.Decision.Kind;
import vn.traceability.refusal.InvalidValue;

class InspectionsTest {
  private final Office office = new Office();
  private final Inspections inspections = new Inspections(office);
  private final Registry registry = new Registry().waits("Ridomil", 7);

  @Nested
  class WhenMoreWasPackedThanHarvested {
    private final Chains chain = new Chains().harvested("A", "100").packed("A", "100", "B", "120");

    @Test
    void theLotIsHeldAndTheOneItWasMadeOfIsNot() {
      assertThat(look(chain, "B").isHeld()).isTrue();
      assertThat(look(chain, "B").holding())
          .extracting(Finding::rule)
          .containsExactly(Finding.Rule.MASS);
      assertThat(look(chain, "A").isHeld()).isFalse();
    }

    @Test
    void aReleaseForTheVeryFindingFreesTheLot() {
      office.released("B", key(chain, "B"));

      assertThat(look(chain, "B").isHeld()).isFalse();
      assertThat(look(chain, "B").assessment().findings())
          .filteredOn(look(chain, "B")::isReleased)
          .extracting(Finding::rule)
          .containsExactly(Finding.Rule.MASS);
    }

    @Test
    void anotherAmountHoldsItAgain() {
      office.released("B", key(chain, "B"));
      var more = new Chains().harvested("A", "100").packed("A", "100", "B", "125");

      assertThat(look(more, "B").isHeld()).isTrue();
    }

    @Test
    void anotherFindingHoldsItAlthoughTheFirstIsReleased() {
      office.released("B", key(chain, "B"));
      chain.packed("A", "30", "C", "30");

      assertThat(look(chain, "B").holding()).extracting(Finding::lot).containsExactly(lot("A"));
    }

    @Test
    void aReleaseOfOneLotIsNoneOfTheLotsMadeOfIt() {
      office.released("B", key(chain, "B"));
      chain.packed("B", "120", "D", "110");

      assertThat(look(chain, "B").isHeld()).isFalse();
      assertThat(look(chain, "D").isHeld()).isTrue();
    }

    @Test
    void severalReleasesAddUp() {
      chain.packed("A", "30", "C", "30");
      var keys = look(chain, "B").holding().stream().map(Finding::key).toList();
      assertThat(keys).hasSize(2);

      office.released("B", keys.get(0)).released("B", keys.get(1));

      assertThat(look(chain, "B").isHeld()).isFalse();
    }
  }

  @Test
  void aHarvestBeforeTheIsolationPeriodIsOverHoldsAllThatIsMadeOfIt() {
    var chain = new Chains().at("2026-03-01T08:00").sprayed("A", "Ridomil");
    chain.at("2026-03-07T08:00").harvested("A", "100").packed("A", "100", "B", "90");

    assertThat(look(chain, "A").isHeld()).isTrue();
    assertThat(look(chain, "B").isHeld()).isTrue();
  }

  @Nested
  class WhenALotLeaves {
    /** Released, where it is, at 08:00 of 2 March. */
    private final Chains held =
        new Chains()
            .at("2026-03-01T08:00")
            .sprayed("A", "Ridomil")
            .at("2026-03-01T15:00")
            .harvested("A", "100");

    @Test
    void heldAndNotReleasedThatIsFound() {
      held.at("2026-03-02T09:00").shipped("A", FARM, SHOP);

      var found = look(held, "A").departures();

      assertThat(found)
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.rule()).isEqualTo(Finding.Rule.LEFT_HELD);
                assertThat(each.lot()).isEqualTo(lot("A"));
                assertThat(each.event()).isPresent();
                assertThat(each.evidence())
                    .containsEntry("party", FARM.digits())
                    .containsEntry("rules", "isolation");
              });
      assertThat(look(held, "A").findings()).contains(found.get(0));
      assertThat(look(held, "A").holding()).doesNotContain(found.get(0));
    }

    @Test
    void afterARelease() {
      office.released("A", key(held, "A"));
      held.at("2026-03-02T09:00").shipped("A", FARM, SHOP);

      assertThat(look(held, "A").departures()).isEmpty();
    }

    @Test
    void beforeTheReleaseItWasHeldAllTheSame() {
      office.released("A", key(held, "A"));
      held.at("2026-03-02T07:00").shipped("A", FARM, SHOP);

      assertThat(look(held, "A").departures()).hasSize(1);
      assertThat(look(held, "A").isHeld()).isFalse();
    }

    @Test
    void beforeAnybodyRecordedWhatHoldsIt() {
      var late =
          new Chains()
              .at("2026-03-01T15:00")
              .harvested("A", "100")
              .at("2026-03-02T09:00")
              .shipped("A", FARM, SHOP)
              .recorded(Optional.of("2026-03-03T08:00"))
              .at("2026-03-01T08:00")
              .sprayed("A", "Ridomil");

      assertThat(look(late, "A").isHeld()).isTrue();
      assertThat(look(late, "A").departures()).isEmpty();
    }

    @Test
    void whoeverSellsMoreThanHeHadIsHeldFromThenOn() {
      var chain =
          new Chains()
              .at("2026-03-01T08:00")
              .harvested("A", "100")
              .shipped("A", "150", FARM, SHOP)
              .shipped("A", "10", FARM, COOPERATIVE);

      assertThat(look(chain, "A").departures())
          .extracting(each -> each.evidence().get("rules"))
          .containsExactly("mass");
    }

    @Test
    void soundNothingIsFound() {
      var sound = new Chains().harvested("A", "100").shipped("A", FARM, SHOP);

      assertThat(look(sound, "A").departures()).isEmpty();
    }
  }

  @Test
  void whatIsIncompleteHoldsNothing() {
    var chain = new Chains().sprayed("A", "Thuốc lạ").harvested("A", "100");
    chain.shipped("A", FARM, SHOP);

    assertThat(look(chain, "A").assessment().findings())
        .extracting(Finding::rule)
        .contains(Finding.Rule.ISOLATION_UNKNOWN, Finding.Rule.ONE_SIDED);
    assertThat(look(chain, "A").isHeld()).isFalse();
  }

  @Nested
  class WhenALotIsRecalled {
    private final Chains chain =
        new Chains()
            .harvested("A", "100")
            .packed("A", "50", "B", "50")
            .packed("A", "50", "C", "50")
            .packed("B", "50", "D", "50");

    @Test
    void soIsAllThatWasMadeOfIt() {
      office.recalled("A");

      assertThat(recalled("A")).containsExactly("A");
      assertThat(recalled("B")).containsExactly("A");
      assertThat(recalled("D")).containsExactly("A");
      assertThat(look(chain, "D").isRecalled()).isTrue();
    }

    @Test
    void theLotsItWasMadeOfAndThoseBesideItAreNot() {
      office.recalled("B");

      assertThat(recalled("A")).isEmpty();
      assertThat(recalled("C")).isEmpty();
      assertThat(recalled("D")).containsExactly("B");
    }

    @Test
    void allRecallsSinceTheLastLiftingStand() {
      office.recalled("A").lifted("A").recalled("A").recalled("B").recalled("A");
      office.released("A", "mass|A");

      assertThat(inspections.recalls(lot("A"))).extracting(Decision::id).containsExactly("4", "2");
      office.lifted("A");
      assertThat(inspections.recalls(lot("A"))).isEmpty();
    }

    @Test
    void ofSeveralTheLotItselfComesFirst() {
      office.recalled("A").recalled("D").recalled("B");

      assertThat(recalled("D")).first().isEqualTo("D");
      assertThat(recalled("D")).containsExactlyInAnyOrder("D", "A", "B");
    }

    @Test
    void liftingItEndsItAndRecallingItAgainBeginsItAgain() {
      office.recalled("A").lifted("A");
      assertThat(look(chain, "D").isRecalled()).isFalse();

      office.recalled("A");
      assertThat(recalled("D")).containsExactly("A");
    }

    @Test
    void liftingOneLeavesTheOther() {
      office.recalled("A").recalled("B").lifted("A");

      assertThat(recalled("D")).containsExactly("B");
    }

    @Test
    void aReleaseAfterwardsDoesNotLiftIt() {
      office.recalled("A").released("A", "mass|any");

      assertThat(recalled("A")).containsExactly("A");
    }

    private List<String> recalled(String number) {
      return look(chain, number).recalled().stream()
          .map(each -> each.lot().number().text())
          .toList();
    }
  }

  @Nested
  class WhenPartiesAskForApproval {
    @Test
    void nobodyIsApprovedUnasked() {
      assertThat(inspections.isApproved(FARM)).isFalse();
      assertThat(inspections.approvals(List.of(FARM, SHOP))).isEmpty();
    }

    @Test
    void theLastWordCounts() {
      office.decided(Subject.of(FARM), Kind.REFUSED);
      assertThat(inspections.isApproved(FARM)).isFalse();

      office.decided(Subject.of(FARM), Kind.APPROVED);
      assertThat(inspections.isApproved(FARM)).isTrue();

      office.decided(Subject.of(FARM), Kind.APPROVAL_WITHDRAWN);
      assertThat(inspections.isApproved(FARM)).isFalse();
    }

    @Test
    void eachHasItsOwn() {
      office.decided(Subject.of(FARM), Kind.APPROVED).decided(Subject.of(SHOP), Kind.REFUSED);

      var approvals = inspections.approvals(List.of(FARM, SHOP, COOPERATIVE));

      assertThat(approvals).containsOnlyKeys(FARM, SHOP);
      assertThat(approvals.get(FARM).kind()).isEqualTo(Kind.APPROVED);
      assertThat(approvals.get(SHOP).kind()).isEqualTo(Kind.REFUSED);
    }
  }

  @Nested
  class ADecision {
    @Test
    void needsAReason() {
      assertThatThrownBy(() -> decision("1", Subject.of(FARM), Kind.APPROVED, "  ok  ", List.of()))
          .isInstanceOf(InvalidValue.class)
          .hasMessageContaining("reason");
    }

    @Test
    void aboutAPartyIsNoneAboutALot() {
      for (var kind : List.of(Kind.APPROVED, Kind.REFUSED, Kind.APPROVAL_WITHDRAWN)) {
        assertThatThrownBy(() -> office.decided(Subject.of(lot("A")), kind))
            .isInstanceOf(InvalidValue.class);
      }
      for (var kind : List.of(Kind.RECALLED, Kind.RECALL_LIFTED)) {
        assertThatThrownBy(() -> office.decided(Subject.of(FARM), kind))
            .isInstanceOf(InvalidValue.class);
      }
    }

    @Test
    void namesFindingsIfAndOnlyIfItReleases() {
      assertThatThrownBy(() -> office.decided(Subject.of(lot("A")), Kind.RELEASED))
          .isInstanceOf(InvalidValue.class);
      assertThatThrownBy(
              () ->
                  decision(
                      "1", Subject.of(lot("A")), Kind.RECALLED, "nhiễm khuẩn", List.of("mass|A")))
          .isInstanceOf(InvalidValue.class);
    }
  }

  private Inspected look(Chains chain, String number) {
    return inspections.of(registry.lot(number, "2026-03-02").assess(chain, number));
  }

  private String key(Chains chain, String number) {
    return look(chain, number).holding().get(0).key();
  }

  private static Decision decision(
      String id, Subject subject, Kind kind, String reason, List<String> findings) {
    return new Decision(
        id,
        subject,
        kind,
        reason,
        findings,
        "canbo",
        Instant.parse("2026-03-02T01:00:00Z").plusSeconds(Long.parseLong(id)));
  }

  /** Decides one thing after the other. */
  private static final class Office implements Decisions {
    private final List<Decision> decided = new ArrayList<>();

    Office recalled(String number) {
      return decided(Subject.of(lot(number)), Kind.RECALLED);
    }

    Office lifted(String number) {
      return decided(Subject.of(lot(number)), Kind.RECALL_LIFTED);
    }

    Office released(String number, String key) {
      return decided(Subject.of(lot(number)), Kind.RELEASED, key);
    }

    Office decided(Subject subject, Kind kind, String... findings) {
      var id = Integer.toString(decided.size());
      add(decision(id, subject, kind, "theo biên bản", List.of(findings)));
      return this;
    }

    @Override
    public void add(Decision decision) {
      decided.add(decision);
    }

    @Override
    public List<Decision> about(Collection<Subject> subjects) {
      return decided.stream()
          .filter(each -> subjects.contains(each.subject()))
          .sorted(Comparator.comparing(Decision::decidedAt).reversed())
          .toList();
    }
  }
}
