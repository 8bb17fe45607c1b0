package vn.traceability.trace;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/**
 * A lot went from one party to another, as far as it was recorded: at least one half is there.
 *
 * @param sent what the sender recorded
 * @param received what the receiver recorded
 */
public record HandOver(LotId lot, Gln from, Gln to, Optional<Link> sent, Optional<Link> received) {

  /** Both sides recorded it. */
  public boolean isConfirmed() {
    return sent.isPresent() && received.isPresent();
  }

  public Stream<EventId> events() {
    return halves().map(Link::event);
  }

  /** When each of the recorded halves happened. */
  public Stream<Instant> moments() {
    return halves().map(Link::occurredAt);
  }

  private Stream<Link> halves() {
    return Stream.concat(sent.stream(), received.stream());
  }

  /**
   * Finds the two halves of each hand-over: the n-th receipt answers the n-th shipment between the
   * same two of the same lot. A sale to nobody in particular is none.
   *
   * @param rows that hold, of any lots
   */
  public static List<HandOver> among(Collection<Link> rows) {
    var sent = new HashMap<Between, Deque<Link>>();
    var received = new ArrayList<Link>();
    rows.stream()
        .sorted(Comparator.comparing(Link::occurredAt).thenComparing(Link::id))
        .forEach(
            row -> {
              if (row.role() == Link.Role.RECEIVED) {
                received.add(row);
              } else if (row.role() == Link.Role.SENT && row.counterpart().isPresent()) {
                sent.computeIfAbsent(Between.sent(row), any -> new ArrayDeque<>()).add(row);
              }
            });
    var found = new ArrayList<HandOver>();
    for (var row : received) {
      var between = Between.received(row);
      var open = sent.get(between);
      found.add(
          between.handOver(
              Optional.ofNullable(open == null ? null : open.poll()), Optional.of(row)));
    }
    for (Map.Entry<Between, Deque<Link>> each : sent.entrySet()) {
      each.getValue()
          .forEach(row -> found.add(each.getKey().handOver(Optional.of(row), Optional.empty())));
    }
    return found;
  }

  private record Between(LotId lot, Gln from, Gln to) {
    static Between sent(Link row) {
      return new Between(row.lot(), row.party(), row.counterpart().orElseThrow());
    }

    static Between received(Link row) {
      return new Between(row.lot(), row.counterpart().orElseThrow(), row.party());
    }

    HandOver handOver(Optional<Link> sent, Optional<Link> received) {
      return new HandOver(lot, from, to, sent, received);
    }
  }
}
