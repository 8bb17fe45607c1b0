package vn.traceability.offer;

import java.util.Arrays;
import vn.traceability.refusal.InvalidValue;

/** What offers can change of what is registered; called as the REST contract calls it. */
public enum Field {
  NAME("name"),
  BRAND("brand"),
  NET_CONTENT("netContent"),
  ADDRESS("address");

  private final String word;

  Field(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** The one that is called so. */
  public static Field of(String word) {
    return Arrays.stream(values())
        .filter(field -> field.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new InvalidValue("field", word, "is none that an offer can change"));
  }
}
