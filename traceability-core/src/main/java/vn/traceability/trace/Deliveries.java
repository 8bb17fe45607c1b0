package vn.traceability.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.traceability.event.EventId;
import vn.traceability.event.LotQuantity;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/** Goods that one party says it sent to another, who has not said that they came. */
public final class Deliveries {
  private static final int AT_ONCE = 200;
  private static final int MOST_LOOKS = 25;

  /** Most rows of one party's dealings with the lots of one look. */
  private static final int MOST_ROWS = 100_000;

  private final Links links;

  public Deliveries(Links links) {
    this.links = links;
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
   * @param lots those of its lots that no receipt answers, in the order of their names
   */
  public record Delivery(
      EventId shipment, Gln from, Gln to, Instant sentAt, List<LotQuantity> lots) {}

  /**
   * Some deliveries, the latest first.
   *
   * @param next where the following page starts; empty after the last
   */
  public record Page(List<Delivery> items, Optional<Position> next) {}

  /**
   * What waits for a receipt. A shipment of longer ago than {@link HandOver#LONGEST_WAY} no receipt
   * answers any more, so it is not listed: it is found in the chain.
   *
   * @param limit how many at most, 1 or more; after looking through many that do not wait a page
   *     may have fewer, with the next one to follow
   */
  public Page waiting(Gln party, Side side, Instant now, Optional<Position> after, int limit) {
    var window = new Window(now.minus(HandOver.LONGEST_WAY), now.plus(HandOver.TWO_CLOCKS));
    var found = new ArrayList<Delivery>();
    var from = after;
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      var rows =
          side == Side.INCOMING
              ? links.sentTo(party, window, from, AT_ONCE)
              : links.ofParty(party, window, from, AT_ONCE);
      for (var each : waiting(party, rows).entrySet()) {
        if (found.size() == limit) {
          return new Page(found, from);
        }
        found.add(each.getValue());
        from = Optional.of(each.getKey());
      }
      if (rows.size() < AT_ONCE) {
        return new Page(found, Optional.empty());
      }
      from = Optional.of(rows.get(rows.size() - 1).position());
    }
    return new Page(found, from);
  }

  /** A delivery stands where its newest row stands, so that no two pages show it. */
  private Map<Position, Delivery> waiting(Gln party, List<Link> rows) {
    var shipments =
        rows.stream()
            .filter(row -> row.role() == Link.Role.SENT && row.counterpart().isPresent())
            .collect(Collectors.groupingBy(Link::event));
    var whole =
        links.ofEvents(shipments.keySet(), MOST_ROWS).stream()
            .collect(Collectors.groupingBy(Link::event));
    var open = open(party, lots(whole.values()));
    var here = rows.stream().map(Link::position).collect(Collectors.toSet());
    var found = new TreeMap<Position, Delivery>();
    whole.forEach(
        (shipment, all) -> {
          var first = all.stream().map(Link::position).min(Comparator.naturalOrder()).orElseThrow();
          var waiting =
              all.stream()
                  .filter(row -> open.contains(row.id()))
                  .sorted(Comparator.comparing(Link::lot))
                  .map(row -> new LotQuantity(row.lot(), row.quantity()))
                  .toList();
          if (here.contains(first) && !waiting.isEmpty()) {
            var row = all.get(0);
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

  private static Set<LotId> lots(Collection<List<Link>> shipments) {
    return shipments.stream()
        .flatMap(List::stream)
        .map(Link::lot)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Names of the rows by which something left that did not arrive. */
  private Set<String> open(Gln party, Set<LotId> lots) {
    var rows = links.ofLotsWith(party, lots, MOST_ROWS);
    if (rows.size() == MOST_ROWS) {
      throw new IllegalStateException(
          "party "
              + party.digits()
              + " has more entries of "
              + lots.size()
              + " lots than are read");
    }
    var voided = links.voided(rows.stream().map(Link::event).collect(Collectors.toSet()));
    return HandOver.among(rows.stream().filter(row -> !voided.contains(row.event())).toList())
        .stream()
        .filter(each -> each.received().isEmpty())
        .flatMap(each -> each.sent().stream())
        .map(Link::id)
        .collect(Collectors.toSet());
  }
}
