package vn.traceability.event.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.event.epcis.EventKey;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.gs1.Gln;

/**
 * One parameter that asks of the master data of what an event names.
 *
 * @param places where in an event it may be named; none where no master data are kept of what
 *     stands in the field, so that no event has such an attribute
 */
record AttributeCondition(AttributeQuestion question, List<Place> places) {
  /**
   * Fields, and how what is registered is named there.
   *
   * @param fields one at least
   */
  record Place(EventKey key, List<String> fields) {
    Place {
      fields = List.copyOf(fields);
    }

    private Stream<MasterDataKey> keys(Facts facts) {
      return fields.stream()
          .flatMap(field -> facts.of(field).stream())
          .flatMap(value -> key.of(value.text()).stream());
    }

    private Condition.Part naming(Set<MasterDataKey> keys) {
      Set<String> identifiers =
          keys.stream().flatMap(each -> key.identifiers(each).stream()).collect(Collectors.toSet());
      return new Condition.Part(fields, new Wanted.OneOf(identifiers));
    }
  }

  AttributeCondition {
    places = List.copyOf(places);
  }

  /** As a question about identifiers, by what is registered now. */
  Condition resolved(MasterDataAttributes attributes, Optional<Set<Gln>> readers) {
    var parts = new ArrayList<Condition.Part>();
    for (Place place : places) {
      parts.add(place.naming(attributes.having(place.key.kind(), question, readers)));
    }
    return new Condition(question.parameter(), parts);
  }

  /** Which of these events meet it, by what is registered now of what they name. */
  Predicate<Facts> among(
      List<Facts> events, MasterDataAttributes attributes, Optional<Set<Gln>> readers) {
    var named = new HashSet<MasterDataKey>();
    for (Place place : places) {
      events.forEach(facts -> place.keys(facts).forEach(named::add));
    }
    Set<MasterDataKey> having =
        named.isEmpty() ? Set.of() : attributes.among(named, question, readers);
    return facts -> places.stream().anyMatch(place -> place.keys(facts).anyMatch(having::contains));
  }
}
