package vn.traceability.trace;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Link.Role;

/**
 * Of all that happened to the lots of a chain, what led to the lot asked for or uses it. What
 * became of other parts of the lots it was made of is other people's trade.
 */
public final class OnTheWay {
  private final Trace trace;
  private final Map<LotId, List<Link>> rows;
  private final Map<LotId, Set<EventId>> making = new HashMap<>();
  private final Map<LotId, Set<Gln>> holders = new HashMap<>();
  private final Set<EventId> steps = new HashSet<>();

  private OnTheWay(Trace trace) {
    this.trace = trace;
    this.rows = trace.links().stream().collect(Collectors.groupingBy(Link::lot));
    trace
        .links()
        .forEach(
            row -> {
              if (row.role() == Role.PRODUCED) {
                making.computeIfAbsent(row.lot(), any -> new HashSet<>()).add(row.event());
              }
            });
    trace.links().stream().filter(this::leadsHere).map(Link::event).forEach(steps::add);
  }

  /** To the lot that the trace is of; all that happened to this lot itself lies on it. */
  public static OnTheWay of(Trace trace) {
    return new OnTheWay(trace);
  }

  public boolean contains(EventId event) {
    return steps.contains(event);
  }

  /** Who used the lot up on the way to ours. */
  public Set<Gln> users(LotId lot) {
    var into = new HashSet<EventId>();
    making.forEach(
        (made, events) -> {
          if (trace.isUpstream(made) || !trace.isUpstream(lot)) {
            into.addAll(events);
          }
        });
    return rows.getOrDefault(lot, List.of()).stream()
        .filter(row -> row.role() == Role.CONSUMED && into.contains(row.event()))
        .map(Link::party)
        .collect(Collectors.toSet());
  }

  /** Who used the lot up on the way to ours, and through whose hands it came to those. */
  public Set<Gln> holders(LotId lot) {
    return holders.computeIfAbsent(
        lot, any -> holders(users(lot), HandOver.among(rows.getOrDefault(lot, List.of()))));
  }

  /**
   * Through whose hands a lot came to its last holders, these among them; a hand-over that one side
   * recorded counts.
   *
   * @param handOvers of one lot
   */
  public static Set<Gln> holders(Set<Gln> last, Collection<HandOver> handOvers) {
    var holders = new HashSet<>(last);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var each : handOvers) {
        grown |= holders.contains(each.to()) && holders.add(each.from());
      }
    }
    return holders;
  }

  private boolean leadsHere(Link row) {
    if (row.role() == Role.PRODUCED || row.lot().equals(trace.lot())) {
      return true;
    }
    return switch (row.role()) {
      case TENDED -> true;
      case SENT -> row.counterpart().map(holders(row.lot())::contains).orElse(false);
      case RECEIVED -> holders(row.lot()).contains(row.party());
      default -> false; // what uses another lot up leads here by what it makes
    };
  }
}
