package vn.traceability.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that a lot has to have while the profile is in force. A profile is based on rules and
 * certifies nothing.
 *
 * @param id never reused, such as "vn-2024-1"
 * @param validUntil the last day; empty while no end is known
 * @param carrier what the code on a label has to hold beside product, lot and serial number
 */
public record LegalProfile(
    String id,
    String title,
    LocalDate validFrom,
    Optional<LocalDate> validUntil,
    List<RequiredField> fields,
    Set<Carried> carrier) {

  /** What the code on a label can be asked to hold. */
  public enum Carried {
    /** Mã truy vết địa điểm: where the goods come from. */
    PLACE,
    /** Thời gian sự kiện: when they were harvested or made. */
    TIME
  }

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
    carrier = Set.copyOf(carrier);
  }

  public boolean isInForceOn(LocalDate day) {
    return !day.isBefore(validFrom) && validUntil.map(last -> !day.isAfter(last)).orElse(true);
  }
}
