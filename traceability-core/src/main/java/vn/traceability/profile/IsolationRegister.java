package vn.traceability.profile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * Isolation periods (thời gian cách ly): the days from the last spray to the harvest, by product
 * and crop.
 *
 * @see "Law on Plant Protection and Quarantine, Article 72"
 */
public record IsolationRegister(
    String id, String title, String signedBy, LocalDate signedOn, List<Period> periods) {
  private static final int LONGEST_DAYS = 365;

  /** No period is longer. */
  public static final Duration LONGEST = Duration.ofDays(LONGEST_DAYS);

  /**
   * One line of the register.
   *
   * @param productName trade name as on the package
   * @param crop empty where the period holds for all crops
   * @param days 0 to 365
   */
  public record Period(String productName, Optional<String> crop, int days) {
    public Period {
      productName = Text.line("productName", productName, 100);
      crop = crop.map(text -> Text.line("crop", text, 100));
      if (days < 0 || days > LONGEST_DAYS) {
        throw new InvalidValue("days", Integer.toString(days), "needs 0 to 365");
      }
    }
  }

  public IsolationRegister {
    title = Text.line("title", title, 200);
    signedBy = Text.line("signedBy", signedBy, 200);
    periods = List.copyOf(periods);
    if (periods.isEmpty()) {
      throw new InvalidValue("entries", "[]", "needs at least one entry");
    }
    var seen = new HashSet<String>();
    for (var period : periods) {
      if (!seen.add(key(period.productName(), period.crop()))) {
        throw new InvalidValue("entries", period.productName(), "stands there twice for one crop");
      }
    }
  }

  /** The periods by product and crop, for many questions. */
  public Lookup lookup() {
    var days = new HashMap<String, Integer>();
    periods.forEach(each -> days.put(key(each.productName(), each.crop()), each.days()));
    return new Lookup(
        days,
        periods.stream()
            .map(each -> Lookup.squeezed(each.productName()))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Answers for one product and crop. */
  public static final class Lookup {
    /** Where no register was imported: nothing is known. */
    private static final int SHORTENED = 6;

    public static final Lookup NOTHING = new Lookup(Map.of(), Set.of());

    private final Map<String, Integer> days;
    private final Set<String> products;

    private Lookup(Map<String, Integer> days, Set<String> products) {
      this.days = Map.copyOf(days);
      this.products = products;
    }

    /**
     * Whether a name means a product of the register, for whatever crop: however it is spaced and
     * pointed, with words added, or shortened to 6 characters or more. So a spray does not pass for
     * something else by its spelling.
     */
    public boolean knows(String productName) {
      String name = squeezed(productName);
      return products.contains(name)
          || products.stream()
              .anyMatch(
                  each ->
                      each.length() >= SHORTENED && name.contains(each)
                          || name.length() >= SHORTENED && each.startsWith(name));
    }

    private static String squeezed(String name) {
      return String.join("", Text.words(name));
    }

    /**
     * The days to wait: those of this crop, else those for all crops. Empty when the register does
     * not say, which is unknown and never a default.
     */
    public OptionalInt days(String productName, Optional<String> crop) {
      Integer found = crop.isPresent() ? days.get(key(productName, crop)) : null;
      if (found == null) {
        found = days.get(key(productName, Optional.empty()));
      }
      return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }
  }

  private static String key(String productName, Optional<String> crop) {
    return Text.folded(productName) + "|" + crop.map(Text::folded).orElse("");
  }
}
