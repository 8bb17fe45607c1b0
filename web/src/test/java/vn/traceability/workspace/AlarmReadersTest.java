package vn.traceability.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.traceability.account.Account;
import vn.traceability.account.Role;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.scanlog.AlarmReach;
import vn.traceability.signin.NotSignedIn;
import vn.traceability.signin.SignedIn;

class AlarmReadersTest {
  private static final Gln LEADER = new Gln("2900000000025");
  private static final Gln MEMBER = new Gln("2900000000018");
  private static final CommuneCode GIA_LAM = new CommuneCode("00565");

  private final AlarmReaders readers = new AlarmReaders();

  private AlarmReach reach(Role role, Optional<Gln> party, Optional<CommuneCode> commune) {
    var members = role == Role.GROUP_LEADER ? Set.of(MEMBER) : Set.<Gln>of();
    var account = new Account("ai", "Ai", role, party, members, commune);
    return readers.reach(SignedIn.as(account));
  }

  @ParameterizedTest
  @EnumSource(names = {"INSPECTOR", "CITY_DEPARTMENT", "ADMINISTRATOR"})
  void theOfficesOfTheWholeCityReadAll(Role role) {
    assertThat(reach(role, Optional.empty(), Optional.empty())).isEqualTo(new AlarmReach.City());
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMUNE_OFFICER", "INSPECTOR"})
  void anOfficeOfACommuneReadsThoseOfItsOwn(Role role) {
    assertThat(reach(role, Optional.empty(), Optional.of(GIA_LAM)))
        .isEqualTo(new AlarmReach.Commune(GIA_LAM));
  }

  /** The commune of a cooperative is where it is, and no office. */
  @Test
  void aPartyReadsThoseOfItsLotsAndALeaderThoseOfTheGroup() {
    assertThat(reach(Role.COOPERATIVE, Optional.of(LEADER), Optional.of(GIA_LAM)))
        .isEqualTo(new AlarmReach.Owners(Set.of(LEADER)));
    assertThat(reach(Role.GROUP_LEADER, Optional.of(LEADER), Optional.empty()))
        .isEqualTo(new AlarmReach.Owners(Set.of(LEADER, MEMBER)));
  }

  @Test
  void nobodyElseReadsAny() {
    assertThatThrownBy(() -> readers.reach(new MockHttpServletRequest()))
        .isInstanceOf(NotSignedIn.class);
  }
}
