package vn.traceability.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.Page;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.ReadableEvent;
import vn.traceability.event.query.Window;
import vn.traceability.subscription.Readers.Sight;

/**
 * What a standing query finds for one reader, of events at hand and of those that were there
 * before: the same for whoever is sent it, by whatever way.
 */
final class Selection {
  private final Matching.Sources sources;

  Selection(Matching.Sources sources) {
    this.sources = sources;
  }

  /**
   * Those of these events that are to be sent.
   *
   * @param from only what was recorded from then on
   */
  List<FoundEvent> of(List<ReadableEvent> events, EventQuery query, Sight sight, Instant from) {
    var apart = query.apart();
    var those =
        events.stream()
            .filter(
                event -> {
                  Instant recorded = event.event().recordTime();
                  return !recorded.isBefore(from)
                      && event.isFor(sight.owners())
                      && apart.matches(event.asked(), recorded);
                })
            .toList();
    return meeting(query, sight, those, ReadableEvent::asked).stream()
        .map(ReadableEvent::event)
        .toList();
  }

  /**
   * A page of those that are kept, in the order of their recording.
   *
   * @param from only what was recorded from then on
   * @param after where the page before ended; empty for the first
   * @param limit 1 to 10,000
   * @return its events may be fewer, even none, where there is a next page
   */
  Page search(EventQuery query, Sight sight, Instant from, Optional<Position> after, int limit) {
    var window = new Window(Optional.of(from), Optional.empty());
    var page =
        sources.events().find(query.apart().recordedIn(window), sight.owners(), after, limit);
    return new Page(
        meeting(query, sight, page.events(), event -> EpcisForm.parse(event.json())), page.next());
  }

  /**
   * Those that have what the query asks of master data, as it is registered at the moment: what
   * changes later neither brings back an event nor takes one away. Asked the other way round than a
   * page of an answer, from what events name, so that it does not matter how much is registered.
   */
  private <E> List<E> meeting(
      EventQuery query, Sight sight, List<E> events, Function<E, JsonNode> json) {
    if (!query.asksOfMasterData() || events.isEmpty()) {
      return events;
    }
    var asked = events.stream().map(json).toList();
    var met = query.ofMasterData(asked, sources.masterData(), sight.owners());
    return IntStream.range(0, events.size())
        .filter(i -> met.test(asked.get(i)))
        .mapToObj(events::get)
        .toList();
  }
}
