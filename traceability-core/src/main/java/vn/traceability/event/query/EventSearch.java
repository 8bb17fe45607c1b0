package vn.traceability.event.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;

/** Finds events by what they say. */
public interface EventSearch {
  /**
   * A page of the answer to a query. Pages one after the other hold every event that was there when
   * the first was asked for, each once; what is recorded meanwhile may or may not be among them.
   *
   * @param query its {@code eventCountLimit} and {@code maxEventCount} hold for all pages together;
   *     {@code perPage} and {@code nextPageToken} are left to the caller
   * @param readers only events captured by one of these, or in which one of them owns or possesses
   *     at either end; empty for no such limit
   * @param after the end of the page before; empty for the first
   * @param limit 1 to 10,000
   * @throws QueryTooLarge when there are more events than the query allows, or than can be put in
   *     the order of an extension's value
   * @throws QueryRefused when the position comes from a query of another order
   */
  Page find(EventQuery query, Optional<Set<Gln>> readers, Optional<Position> after, int limit);

  /**
   * The different values that events have, in the order of their bytes in UTF-8.
   *
   * @param readers as above
   * @param after the end of the page before; empty for the first
   * @param limit 1 to 10,000
   */
  ValuesPage values(ValueKind kind, Optional<Set<Gln>> readers, Optional<String> after, int limit);

  /** Those of these that are kept, each with its readers, in no order. */
  List<ReadableEvent> readable(Collection<EventId> ids);

  /**
   * Gives the events kept by an older version of this program the terms they are found by; until it
   * ends they are not found. Does nothing where all have them, and may run again at any time.
   *
   * @return how many it touched
   */
  long rebuild();
}
