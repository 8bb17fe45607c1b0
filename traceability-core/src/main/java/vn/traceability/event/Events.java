package vn.traceability.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.traceability.gs1.Gln;

/** All events, the only truth beside master data. */
public interface Events {
  Optional<RecordedEvent> find(EventId id);

  /** Those of these that are kept, in no order. */
  List<RecordedEvent> findAll(Collection<EventId> ids);

  /**
   * Those that were sent under this name or have this hash, the first recorded first: more than one
   * where an error was declared in it, or where somebody used a name twice.
   *
   * @param readers only those captured by one of these, or in which one of them owns or possesses
   *     at either end; empty for all
   */
  List<RecordedEvent> named(String eventID, Optional<Set<Gln>> readers);

  /**
   * Keeps these; one that is already there stays as it was, and that is no error. It is found by
   * the name it comes under this time too, and by whoever captured it this time.
   *
   * @return these as they are kept, one of each: what was there first counts, be it that another
   *     party captured it or that it was recorded at another time
   */
  Collection<RecordedEvent> append(Collection<RecordedEvent> events);

  /**
   * A page in the order of the names, to walk through all.
   *
   * @param after the last of the page before; empty for the first
   * @param limit 1 to 10,000
   */
  List<RecordedEvent> page(Optional<EventId> after, int limit);

  /**
   * Walks through those recorded at this moment or later, in no order.
   *
   * @param each is given up to 1,000 at a time, and no empty list
   */
  void recordedSince(Instant moment, Consumer<List<RecordedEvent>> each);

  long count();
}
