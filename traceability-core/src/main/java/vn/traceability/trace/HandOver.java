package vn.traceability.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;

/**
 * A lot went from one party to another, as far as it was recorded: at least one half is there.
 *
 * @param sent what the sender recorded
 * @param received what the receiver recorded
 */
public record HandOver(LotId lot, Gln from, Gln to, Optional<Link> sent, Optional<Link> received) {

  /** A receipt answers no shipment that left earlier than this before it. */
  public static final Duration LONGEST_WAY = Duration.ofDays(30);

  /** What two people's clocks may differ by, and a day that only one of them wrote down. */
  static final Duration TWO_CLOCKS = Duration.ofDays(1);

  /** Both sides recorded it, each by an account of its own. */
  public boolean isConfirmed() {
    return sent.isPresent() && received.isPresent() && !isOfOneHand();
  }

  /** Whether one account recorded both halves: then nobody but the writer says that it happened. */
  public boolean isOfOneHand() {
    return received
        .flatMap(Link::author)
        .filter(author -> sent.flatMap(Link::author).filter(author::equals).isPresent())
        .isPresent();
  }

  public Stream<EventId> events() {
    return halves().map(Link::event);
  }

  /** As the sender says, else as the receiver does. */
  public Quantity quantity() {
    return halves().map(Link::quantity).findFirst().orElseThrow();
  }

  /** When each of the recorded halves happened. */
  public Stream<Instant> moments() {
    return halves().map(Link::occurredAt);
  }

  private Stream<Link> halves() {
    return Stream.concat(sent.stream(), received.stream());
  }

  /**
   * Finds the two halves of each hand-over between the same two of the same lot. A receipt, the
   * oldest first, answers a shipment that left no more than {@link #LONGEST_WAY} before it: of
   * several the latest of just its quantity, else the latest; and only where there is none, one
   * that was written down as leaving within a day after it. So a shipment that was lost is not
   * found again in the receipt of another one months later. What names no other side is none.
   *
   * @param rows that hold, of any lots
   */
  public static List<HandOver> among(Collection<Link> rows) {
    var sent = new HashMap<Between, List<Link>>();
    var received = new ArrayList<Link>();
    rows.stream()
        .sorted(Comparator.comparing(Link::occurredAt).thenComparing(Link::id))
        .forEach(
            row -> {
              if (row.counterpart().isEmpty()) {
                return;
              }
              if (row.role() == Link.Role.RECEIVED) {
                received.add(row);
              } else if (row.role() == Link.Role.SENT) {
                sent.computeIfAbsent(Between.sent(row), any -> new ArrayList<>()).add(row);
              }
            });
    var found = new ArrayList<HandOver>();
    for (var row : received) {
      var between = Between.received(row);
      var answered = answered(row, sent.getOrDefault(between, List.of()));
      answered.ifPresent(sent.getOrDefault(between, List.of())::remove);
      found.add(between.handOver(answered, Optional.of(row)));
    }
    for (Map.Entry<Between, List<Link>> each : sent.entrySet()) {
      each.getValue()
          .forEach(row -> found.add(each.getKey().handOver(Optional.of(row), Optional.empty())));
    }
    return found;
  }

  /** The shipment that a receipt answers. */
  private static Optional<Link> answered(Link receipt, List<Link> open) {
    var latest = Optional.<Link>empty();
    var latestAlike = Optional.<Link>empty();
    var late = Optional.<Link>empty();
    for (var shipment : open) { // oldest first
      var way = Duration.between(shipment.occurredAt(), receipt.occurredAt());
      if (!way.isNegative() && way.compareTo(LONGEST_WAY) <= 0) {
        latest = Optional.of(shipment);
        if (shipment.quantity().equals(receipt.quantity())) {
          latestAlike = latest;
        }
      } else if (way.isNegative() && late.isEmpty() && way.compareTo(TWO_CLOCKS.negated()) >= 0) {
        late = Optional.of(shipment);
      }
    }
    var before = latestAlike.isPresent() ? latestAlike : latest;
    return before.isPresent() ? before : late;
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
