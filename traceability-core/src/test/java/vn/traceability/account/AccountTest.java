package vn.traceability.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.traceability.Samples;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.InvalidValue;

class AccountTest {
  private static final Gln OWN = Samples.party(1);
  private static final Gln NEIGHBOUR = Samples.party(2);
  private static final Gln STRANGER = Samples.party(3);
  private static final CommuneCode GIA_LAM = new CommuneCode("00565");
  private static final CommuneCode BAT_TRANG = new CommuneCode("00566");

  @Nested
  class AGroupLeader {
    private final Account leader = ofParty(Role.GROUP_LEADER, Set.of(NEIGHBOUR));

    @Test
    void entersForItselfAndItsHouseholdsAndNobodyElse() {
      assertThat(leader.isOf(OWN)).isTrue();
      assertThat(leader.isOf(NEIGHBOUR)).isTrue();
      assertThat(leader.isOf(STRANGER)).isFalse();
      assertThat(leader.actsFor(NEIGHBOUR)).isTrue();
      assertThat(leader.actsFor(STRANGER)).isFalse();
    }

    @Test
    void hasFiftyHouseholdsAtMost() {
      assertThat(ofParty(Role.GROUP_LEADER, households(50)).members()).hasSize(50);
      assertThatThrownBy(() -> ofParty(Role.GROUP_LEADER, households(51)))
          .isInstanceOf(InvalidValue.class)
          .hasMessageContaining("members");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GROUP_LEADER")
  void nobodyElseHasHouseholds(Role role) {
    assertThatThrownBy(
            () ->
                new Account(
                    "ai-do",
                    "Ai đó",
                    role,
                    role.isOfParty() ? Optional.of(OWN) : Optional.empty(),
                    Set.of(NEIGHBOUR),
                    Optional.of(GIA_LAM)))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("members");
  }

  @ParameterizedTest
  @EnumSource
  void whoeverActsForAPartyNamesItAndAnOfficeHasNone(Role role) {
    assertThatThrownBy(
            () ->
                new Account(
                    "ai-do",
                    "Ai đó",
                    role,
                    role.isOfParty() ? Optional.empty() : Optional.of(OWN),
                    Set.of(),
                    Optional.of(GIA_LAM)))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("partyGln");
  }

  @Nested
  class AnOffice {
    @Test
    void ofACommuneEndsAtItsBorder() {
      var officer = office(Role.COMMUNE_OFFICER, Optional.of(GIA_LAM));

      assertThat(officer.reaches(GIA_LAM)).isTrue();
      assertThat(officer.reaches(BAT_TRANG)).isFalse();
      assertThat(officer.reachesTheCity()).isFalse();
      assertThatThrownBy(() -> office(Role.COMMUNE_OFFICER, Optional.empty()))
          .isInstanceOf(InvalidValue.class)
          .hasMessageContaining("communeCode");
    }

    @Test
    void ofTheCityReachesAllOfIt() {
      var department = office(Role.CITY_DEPARTMENT, Optional.empty());

      assertThat(department.reaches(GIA_LAM)).isTrue();
      assertThat(department.reaches(BAT_TRANG)).isTrue();
      assertThat(department.reachesTheCity()).isTrue();
    }

    @Test
    void looksButDoesNotWriteForParties() {
      assertThat(office(Role.INSPECTOR, Optional.empty()).actsFor(OWN)).isFalse();
      assertThat(office(Role.ADMINISTRATOR, Optional.empty()).actsFor(OWN)).isTrue();
      assertThat(office(Role.ADMINISTRATOR, Optional.empty()).isOf(OWN)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FARMER", "GROUP_LEADER", "COOPERATIVE", "PROCESSOR", "TRADER"})
  void withoutAnOfficeNobodyReachesACommuneNotEvenItsOwn(Role role) {
    var account =
        new Account("ai-do", "Ai đó", role, Optional.of(OWN), Set.of(), Optional.of(GIA_LAM));

    assertThat(account.reaches(GIA_LAM)).isFalse();
    assertThat(ofParty(Role.GROUP_LEADER, Set.of()).reachesTheCity()).isFalse();
  }

  private static Account ofParty(Role role, Set<Gln> members) {
    return new Account("to-truong", "Tổ trưởng", role, Optional.of(OWN), members, Optional.empty());
  }

  private static Account office(Role role, Optional<CommuneCode> commune) {
    return new Account("canbo", "Cán bộ", role, Optional.empty(), Set.of(), commune);
  }

  private static Set<Gln> households(int count) {
    var households = new HashSet<Gln>();
    for (int number = 0; number < count; number++) {
      households.add(Samples.party(100 + number));
    }
    return households;
  }
}
