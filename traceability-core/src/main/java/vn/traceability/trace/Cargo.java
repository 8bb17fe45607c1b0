package vn.traceability.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.traceability.event.EventId;
import vn.traceability.lot.LotId;

/**
 * What is known of the logistic units that some lots were on. Where a unit goes its lots go, so
 * rows of lots follow from it; they are made at every look and never kept, so that it does not
 * matter which event came first.
 */
public final class Cargo {
  /** A lot goes from units to units, and they into one another, no more often than this. */
  static final int MOST_ROUNDS = 12;

  public static final Cargo NONE = new Cargo(Map.of(), false, false);

  private final Map<LotId, Stowage> stowed;
  private final boolean cutOfHouse;
  private final boolean cut;

  /**
   * @param cutOfHouse whether there is more than was read of what the houses of the lots loaded
   * @param cut whether there is more than was read of what anybody loaded
   */
  Cargo(Map<LotId, Stowage> stowed, boolean cutOfHouse, boolean cut) {
    this.stowed = Map.copyOf(stowed);
    this.cutOfHouse = cutOfHouse;
    this.cut = cut;
  }

  /**
   * Whether that is so of what the houses of the lots loaded themselves. What others do with a lot
   * that came to them is no matter of those before them.
   */
  boolean isCutOfHouse() {
    return cutOfHouse;
  }

  /** Whether there is more of it than was read. */
  public boolean isCut() {
    return cut;
  }

  /** This and what is known of other lots. */
  Cargo and(Cargo other) {
    var all = new HashMap<>(stowed);
    all.putAll(other.stowed);
    return new Cargo(all, cutOfHouse || other.cutOfHouse, cut || other.cut);
  }

  /** All events that say something of the units, those that do not hold among them. */
  public Set<EventId> events() {
    return stowed.values().stream()
        .flatMap(Stowage::rows)
        .map(UnitRow::event)
        .collect(Collectors.toSet());
  }

  private Set<EventId> loads() {
    return stowed.values().stream()
        .flatMap(Stowage::rows)
        .filter(row -> row.role() == UnitRow.Role.LOADED)
        .map(UnitRow::event)
        .collect(Collectors.toSet());
  }

  /**
   * The rows that follow while some events hold, without those of which an event itself says
   * otherwise.
   *
   * @param direct rows that name the lots themselves
   */
  List<Link> moves(Collection<Link> direct, Predicate<EventId> holds) {
    if (stowed.isEmpty()) {
      return List.of();
    }
    var standing = new HashMap<LotId, List<Link>>();
    var said = new HashSet<String>();
    for (var row : direct) {
      said.add(row.id());
      if (holds.test(row.event())) {
        standing.computeIfAbsent(row.lot(), any -> new ArrayList<>()).add(row);
      }
    }
    var moves = new ArrayList<Link>();
    stowed.forEach(
        (lot, each) -> moves.addAll(each.moves(standing.getOrDefault(lot, List.of()), holds)));
    moves.removeIf(row -> said.contains(row.id()));
    return moves;
  }

  /**
   * The same, and rows of moves that do not hold, as they would be did they hold: what was taken
   * back is still shown. Who received a unit whose loading was taken back stays as one who says
   * that he did.
   */
  List<Link> allMoves(Collection<Link> direct, Set<EventId> voided) {
    var all = new LinkedHashMap<String, Link>();
    moves(direct, event -> !voided.contains(event)).forEach(row -> all.put(row.id(), row));
    if (!voided.isEmpty()) {
      moves(direct, any -> true).stream()
          .filter(row -> voided.contains(row.event()))
          .forEach(row -> all.put(row.id(), row));
      var loads = loads();
      moves(direct, event -> !voided.contains(event) || loads.contains(event)).stream()
          .filter(row -> row.role() == Link.Role.RECEIVED && !voided.contains(row.event()))
          .forEach(row -> all.putIfAbsent(row.id(), row));
    }
    return List.copyOf(all.values());
  }
}
