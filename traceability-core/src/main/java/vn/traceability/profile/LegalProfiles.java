package vn.traceability.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.profile.LegalProfile.Carried;
import vn.traceability.profile.LegalProfile.Field;
import vn.traceability.profile.LegalProfile.RequiredField;

/** The legal profiles that come with the program, each with the days it holds. */
public final class LegalProfiles {
  private final List<LegalProfile> profiles;

  public LegalProfiles(List<LegalProfile> profiles) {
    this.profiles = List.copyOf(profiles);
  }

  /** The profiles based on Vietnam's rules, from the resource {@code legal-profiles.json}. */
  public static LegalProfiles ofVietnam() {
    try (InputStream resource = LegalProfiles.class.getResourceAsStream("legal-profiles.json")) {
      var profiles = new ArrayList<LegalProfile>();
      for (JsonNode node : new JsonMapper().readTree(resource)) {
        profiles.add(read(node));
      }
      return new LegalProfiles(profiles);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The profile in force on a day; of several the one that began last.
   *
   * @throws IllegalStateException when there is none, since a lot without rules would pass for
   *     complete
   */
  public LegalProfile inForceOn(LocalDate day) {
    return profiles.stream()
        .filter(profile -> profile.isInForceOn(day))
        .reduce((one, other) -> other.validFrom().isBefore(one.validFrom()) ? one : other)
        .orElseThrow(() -> new IllegalStateException("no legal profile is in force on " + day));
  }

  /**
   * The profile that a lot of this day is judged by, at whatever time it is judged: the one in
   * force then, and for a day before the first profile the first.
   */
  public LegalProfile ofProductionOn(LocalDate day) {
    var first = profiles.stream().map(LegalProfile::validFrom).min(Comparator.naturalOrder());
    return inForceOn(first.filter(day::isBefore).orElse(day));
  }

  private static LegalProfile read(JsonNode node) {
    var fields = new ArrayList<RequiredField>();
    for (JsonNode field : node.path("fields")) {
      fields.add(
          new RequiredField(
              Field.valueOf(field.path("field").stringValue()),
              field.path("article").stringValue()));
    }
    var carrier = EnumSet.noneOf(Carried.class);
    for (JsonNode part : node.path("carrier")) {
      carrier.add(Carried.valueOf(part.stringValue()));
    }
    return new LegalProfile(
        node.path("id").stringValue(),
        node.path("title").stringValue(),
        LocalDate.parse(node.path("validFrom").stringValue()),
        Optional.ofNullable(node.path("validUntil").stringValue(null)).map(LocalDate::parse),
        fields,
        carrier);
  }
}
