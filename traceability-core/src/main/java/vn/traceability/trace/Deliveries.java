package vn.traceability.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.traceability.event.EventId;
import vn.traceability.event.LotQuantity;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/** Goods that one party says it sent to another, who has not said that they came. */
public final class Deliveries {
  /** An event names no more lots, and each look has so many events at most. */
  private static final int MOST_ROWS = 500 * Dealings.AT_ONCE + 1;

  private static final Duration LISTED = Duration.ofDays(180);

  private final Links links;
  private final Dealings dealings;

  public Deliveries(Links links) {
    this(links, new Dealings(links));
  }

  Deliveries(Links links, Dealings dealings) {
    this.links = links;
    this.dealings = dealings;
  }

  /** Which end of its deliveries a party looks at. */
  public enum Side {
    /** Sent to it. */
    INCOMING,
    /** Sent by it. */
    OUTGOING
  }

  /**
   * A shipment, as far as it waits.
   *
   * @param shipment its event
   * @param lots those of its lots that no receipt answers, in the order of their names; of a lot
   *     with more entries than can be read nobody knows, and so it waits
   */
  public record Delivery(
      EventId shipment, Gln from, Gln to, Instant sentAt, List<LotQuantity> lots) {}

  /**
   * What waits for a receipt, the latest first, of half a year. A receipt answers a shipment that
   * left no longer than {@link HandOver#LONGEST_WAY} before it, so that of an old one has to say
   * when the goods came, and not when it is written.
   *
   * @param limit as for {@link Dealings#page}
   */
  public Dealings.Page<Delivery> waiting(
      Gln party, Side side, Instant now, Optional<Position> after, int limit) {
    var window = new Window(now.minus(LISTED), now.plus(HandOver.TWO_CLOCKS));
    return Dealings.page(
        (from, most) ->
            side == Side.INCOMING
                ? links.someSentTo(party, window, from, most)
                : links.someOfParty(party, window, from, most),
        newest -> waiting(party, newest),
        after,
        limit);
  }

  private SortedMap<Position, Delivery> waiting(Gln party, List<Link> newest) {
    var shipments =
        newest.stream()
            .filter(row -> row.role() == Link.Role.SENT && row.counterpart().isPresent())
            .map(Link::event)
            .collect(Collectors.toSet());
    var whole =
        dealings.standing(links.ofShipments(shipments, MOST_ROWS)).stream()
            .collect(Collectors.groupingBy(Link::event));
    var lots = new HashSet<LotId>();
    whole.values().forEach(rows -> rows.forEach(row -> lots.add(row.lot())));
    var open = open(party, lots);
    var here = newest.stream().map(Link::position).collect(Collectors.toSet());
    var found = new TreeMap<Position, Delivery>();
    whole.forEach(
        (shipment, rows) -> {
          var first =
              rows.stream().map(Link::position).min(Comparator.naturalOrder()).orElseThrow();
          var waiting =
              rows.stream()
                  .filter(open)
                  .sorted(Comparator.comparing(Link::lot))
                  .map(row -> new LotQuantity(row.lot(), row.quantity()))
                  .toList();
          if (here.contains(first) && !waiting.isEmpty()) {
            var row = rows.get(0);
            found.put(
                first,
                new Delivery(
                    shipment,
                    row.party(),
                    row.counterpart().orElseThrow(),
                    row.occurredAt(),
                    waiting));
          }
        });
    return found;
  }

  /** Whether what left by a row has not arrived. */
  private Predicate<Link> open(Gln party, HashSet<LotId> lots) {
    var dealt = dealings.with(party, lots);
    var rows = dealt.values().stream().flatMap(List::stream).toList();
    var arrived =
        HandOver.among(dealings.standing(rows)).stream()
            .filter(each -> each.received().isPresent())
            .flatMap(each -> each.sent().stream())
            .map(Link::id)
            .collect(Collectors.toSet());
    return row -> !dealt.containsKey(row.lot()) || !arrived.contains(row.id());
  }
}
