package vn.traceability.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The fields that a lot has to have while the profile is in force. A profile is based on rules and
 * certifies nothing.
 *
 * @param id never reused, such as "vn-2024-1"
 * @param validUntil the last day; empty while no end is known
 */
public record LegalProfile(
    String id,
    String title,
    LocalDate validFrom,
    Optional<LocalDate> validUntil,
    List<RequiredField> fields) {

  /** What a profile can ask for. */
  public enum Field {
    LOT("lot"),
    PRODUCT("product"),
    PRODUCT_NAME("productName"),
    PARTY("party"),
    PARTY_ADDRESS("partyAddress"),
    PLACE("placeGln"),
    PRODUCED_ON("producedOn"),
    STANDARDS("standards"),
    EVENT("event");

    private final String label;

    Field(String label) {
      this.label = label;
    }

    /** The name of the field in the contract. */
    public String label() {
      return label;
    }
  }

  /**
   * A field and why it is asked for.
   *
   * @param article such as "Circular 02/2024/TT-BKHCN"
   */
  public record RequiredField(Field field, String article) {}

  public LegalProfile {
    fields = List.copyOf(fields);
  }

  public boolean isInForceOn(LocalDate day) {
    return !day.isBefore(validFrom) && validUntil.map(last -> !day.isAfter(last)).orElse(true);
  }
}
