package vn.traceability.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.traceability.account.Account;
import vn.traceability.account.Role;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Lookup;
import vn.traceability.inspection.Lookups;
import vn.traceability.inspection.Subject;
import vn.traceability.inspection.mongo.MongoLookupStore;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.refusal.Forbidden;
import vn.traceability.signin.NotSignedIn;
import vn.traceability.signin.SignedIn;

class LotOwnersTest {
  private static final Instant NOW = Instant.parse("2026-03-20T01:00:00Z");
  private static final Gln OWNER = new Gln("2900000000025");
  private static final Gln NEIGHBOUR = new Gln("2900000000018");
  private static final CommuneCode GIA_LAM = new CommuneCode("00565");
  private static final CommuneCode BA_VI = new CommuneCode("09700");
  private static final Lot LOT =
      new Lot(
          LotId.of("08930000000019", "H-1"),
          OWNER,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final TestMongo mongo = TestMongo.preview();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Lookups lookups = MongoLookupStore.open(mongo.database());
  private LotOwners access;

  @BeforeEach
  void register() {
    var parties = MongoParties.open(mongo.database(), clock);
    parties.register(
        new Party(
            OWNER,
            "HTX Dương Xá",
            Party.Kind.COOPERATIVE,
            "Dương Xá",
            GIA_LAM,
            Optional.empty(),
            Optional.empty()),
        "test");
    access = new LotOwners(parties, lookups, clock);
  }

  @Test
  void theOwnerListsItsCodesAndNobodyKeepsThat() {
    access.mayList(SignedIn.as(cooperative(OWNER)), LOT);

    assertThat(lookups.page(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void anotherCooperativeOfTheCommuneDoesNot() {
    refused(() -> access.mayList(SignedIn.as(cooperative(NEIGHBOUR)), LOT));
    refused(() -> access.mayIssue(SignedIn.as(cooperative(NEIGHBOUR)), LOT));
    refused(() -> access.mayActivate(SignedIn.as(cooperative(NEIGHBOUR)), LOT));
  }

  @Test
  void nobodyWhoIsNotSignedInDoes() {
    assertThatThrownBy(() -> access.mayList(new MockHttpServletRequest(), LOT))
        .isInstanceOf(NotSignedIn.class);
  }

  @Test
  void theOfficerOfItsCommuneListsThemAndThatIsKept() {
    var officer = office(Role.COMMUNE_OFFICER, Optional.of(GIA_LAM));

    access.mayList(SignedIn.as(officer), LOT);

    assertThat(lookups.page(Optional.empty(), 10))
        .extracting(Lookups.Row::lookup)
        .containsExactly(
            new Lookup(
                "canbo",
                Role.COMMUNE_OFFICER,
                Optional.of(Lookup.What.CODES),
                Subject.of(LOT.id()),
                NOW));
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMUNE_OFFICER", "INSPECTOR", "CITY_DEPARTMENT"})
  void noOfficeOfAnotherCommuneDoes(Role role) {
    refused(() -> access.mayList(SignedIn.as(office(role, Optional.of(BA_VI))), LOT));

    assertThat(lookups.page(Optional.empty(), 10)).as("nothing was seen").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"INSPECTOR", "CITY_DEPARTMENT", "ADMINISTRATOR"})
  void theOfficesOfTheWholeCityListThemAndThatIsKept(Role role) {
    access.mayList(SignedIn.as(office(role, Optional.empty())), LOT);

    assertThat(lookups.page(Optional.empty(), 10))
        .extracting(row -> row.lookup().role())
        .containsExactly(role);
  }

  @Test
  void aLotWhoseOwnerIsNotRegisteredLiesInNoCommune() {
    var stray =
        new Lot(
            LOT.id(),
            NEIGHBOUR,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var officer = office(Role.COMMUNE_OFFICER, Optional.of(GIA_LAM));
    var city = office(Role.INSPECTOR, Optional.empty());

    refused(() -> access.mayList(SignedIn.as(officer), stray));
    assertThatCode(() -> access.mayList(SignedIn.as(city), stray)).doesNotThrowAnyException();
    assertThatCode(() -> access.mayList(SignedIn.as(cooperative(NEIGHBOUR)), stray))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMUNE_OFFICER", "INSPECTOR", "CITY_DEPARTMENT"})
  void noOfficeIssuesOrActivatesThem(Role role) {
    var request = SignedIn.as(office(role, Optional.of(GIA_LAM)));
    refused(() -> access.mayIssue(request, LOT));
    refused(() -> access.mayActivate(request, LOT));
  }

  @Test
  void theOwnerIssuesAndActivatesThem() {
    var request = SignedIn.as(cooperative(OWNER));
    assertThatCode(() -> access.mayIssue(request, LOT)).doesNotThrowAnyException();
    assertThatCode(() -> access.mayActivate(request, LOT)).doesNotThrowAnyException();
  }

  private static void refused(ThrowingCallable asked) {
    assertThatThrownBy(asked)
        .isInstanceOfSatisfying(
            Forbidden.class, no -> assertThat(no.slug()).isEqualTo("other-party"));
  }

  private static Account cooperative(Gln party) {
    return new Account(
        "htx", "HTX", Role.COOPERATIVE, Optional.of(party), Set.of(), Optional.of(GIA_LAM));
  }

  private static Account office(Role role, Optional<CommuneCode> commune) {
    return new Account("canbo", "Cán bộ", role, Optional.empty(), Set.of(), commune);
  }
}
