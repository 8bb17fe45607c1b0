package vn.traceability.event.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.traceability.event.epcis.EventKey;

/**
 * Which fields of events name something that master data are kept of.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.2.7.1 (HASATTR, EQATTR)
 *     </a>
 */
final class Described {
  /**
   * The fields whose type is a vocabulary, and how what is registered is named there. Of business
   * steps, dispositions, transactions and transformations no master data are kept.
   */
  private static final Map<String, List<AttributeCondition.Place>> FIELDS =
      Map.of(
          "readPoint", List.of(place(EventKey.PLACE, Fields.READ_POINT)),
          "bizLocation", List.of(place(EventKey.PLACE, Fields.BIZ_LOCATION)),
          "epcClass", List.of(place(EventKey.PRODUCT, Fields.PRODUCT)),
          "source", ends("source"),
          "destination", ends("destination"),
          "bizStep", List.of(),
          "disposition", List.of(),
          "bizTransaction", List.of(),
          "transformationID", List.of());

  private Described() {}

  /** Where a field of the standard names it; empty for no such field. */
  static Optional<List<AttributeCondition.Place>> by(String field) {
    return Optional.ofNullable(FIELDS.get(field));
  }

  /** An extension may name anything that is registered. */
  static List<AttributeCondition.Place> byExtension(String field) {
    return Stream.of(EventKey.PRODUCT, EventKey.PLACE, EventKey.PARTY)
        .map(key -> place(key, field))
        .toList();
  }

  static Set<String> names() {
    return new TreeSet<>(FIELDS.keySet());
  }

  private static AttributeCondition.Place place(EventKey key, String... fields) {
    return new AttributeCondition.Place(key, List.of(fields));
  }

  /** Those of the three types of the standard. */
  private static List<AttributeCondition.Place> ends(String member) {
    return List.of(
        place(EventKey.PLACE, Fields.typed(member, "location")),
        place(
            EventKey.OWNER,
            Fields.typed(member, "owning_party"),
            Fields.typed(member, "possessing_party")));
  }
}
