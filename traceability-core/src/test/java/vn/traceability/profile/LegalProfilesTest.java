package vn.traceability.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.traceability.profile.LegalProfile.Carried;
import vn.traceability.profile.LegalProfile.Field;
import vn.traceability.profile.LegalProfile.RequiredField;

class LegalProfilesTest {
  @Test
  void theProfilesOfVietnamComeWithTheProgram() {
    var profile = LegalProfiles.ofVietnam().inForceOn(LocalDate.parse("2026-03-01"));

    assertThat(profile.id()).isEqualTo("vn-2024-1");
    assertThat(profile.fields())
        .contains(new RequiredField(Field.STANDARDS, "Circular 02/2024/TT-BKHCN"));
    assertThat(profile.title()).startsWith("Profile based on ");
    assertThat(profile.carrier()).containsExactlyInAnyOrder(Carried.PLACE, Carried.TIME);
  }

  @Test
  void beforeTheFirstOneThereIsNoneAndNothingPassesForComplete() {
    var profiles = LegalProfiles.ofVietnam();

    assertThat(profiles.inForceOn(LocalDate.parse("2024-06-01"))).isNotNull();
    assertThatThrownBy(() -> profiles.inForceOn(LocalDate.parse("2024-05-31")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("2024-05-31");
  }

  @Test
  void aProfileHoldsOnItsFirstAndItsLastDay() {
    var profiles =
        new LegalProfiles(
            List.of(
                profile("old", "2024-06-01", "2026-06-30"),
                profile("new", "2026-07-01", "2027-06-30")));

    assertThat(in(profiles, "2024-06-01")).isEqualTo("old");
    assertThat(in(profiles, "2026-06-30")).isEqualTo("old");
    assertThat(in(profiles, "2026-07-01")).isEqualTo("new");
    assertThat(in(profiles, "2027-06-30")).isEqualTo("new");
    assertThatThrownBy(() -> in(profiles, "2027-07-01")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void ofTwoInForceTheOneThatBeganLastCountsInWhateverOrderTheyStand() {
    var old = profile("old", "2024-06-01", null);
    var amended = profile("amended", "2026-07-01", null);

    assertThat(in(new LegalProfiles(List.of(old, amended)), "2026-07-01")).isEqualTo("amended");
    assertThat(in(new LegalProfiles(List.of(amended, old)), "2026-07-01")).isEqualTo("amended");
    assertThat(in(new LegalProfiles(List.of(amended, old)), "2026-06-30")).isEqualTo("old");
  }

  private static String in(LegalProfiles profiles, String day) {
    return profiles.inForceOn(LocalDate.parse(day)).id();
  }

  private static LegalProfile profile(String id, String from, @Nullable String until) {
    return new LegalProfile(
        id,
        id,
        LocalDate.parse(from),
        Optional.ofNullable(until).map(LocalDate::parse),
        List.of(new RequiredField(Field.LOT, "Circular 17/2021/TT-BNNPTNT")),
        Set.of());
  }
}
