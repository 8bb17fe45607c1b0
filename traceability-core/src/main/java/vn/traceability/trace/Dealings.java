package vn.traceability.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/**
 * What follows from the rows of one party: its newest rows are looked through so many at a time,
 * and each look at lots reads all there is between them and the party.
 */
public final class Dealings {
  /** Rows of one look. */
  static final int AT_ONCE = 200;

  private static final int MOST_LOOKS = 25;

  /** Most rows between a party and one lot. */
  public static final int MOST_ROWS = 100_000;

  private final Links links;
  private final int most;

  public Dealings(Links links) {
    this(links, MOST_ROWS);
  }

  Dealings(Links links, int most) {
    this.links = links;
    this.most = most;
  }

  /** Rows of a party, the newest first. */
  public interface Newest {
    Stretch after(Optional<Position> position, int limit);
  }

  /**
   * What some rows stand for, each at the place of its newest row, so that no two pages show it.
   */
  public interface Reading<T> {
    SortedMap<Position, T> of(List<Link> newest);
  }

  /**
   * Some of what there is, the newest first.
   *
   * @param next where the following page starts; empty after the last
   */
  public record Page<T>(List<T> items, Optional<Position> next) {}

  /**
   * One page.
   *
   * @param limit how many at most, 1 or more; after many rows that stand for nothing a page may
   *     have fewer, with the next one to follow
   */
  public static <T> Page<T> page(
      Newest rows, Reading<T> reading, Optional<Position> after, int limit) {
    var found = new ArrayList<T>();
    var from = after;
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      var newest = rows.after(from, AT_ONCE);
      for (var each : reading.of(newest.rows()).entrySet()) {
        if (found.size() == limit) {
          return new Page<>(found, from);
        }
        found.add(each.getValue());
        from = Optional.of(each.getKey());
      }
      if (newest.next().isEmpty()) {
        return new Page<>(found, Optional.empty());
      }
      from = newest.next();
    }
    return new Page<>(found, from);
  }

  /**
   * The rows between a party and each of these lots, voided ones among them. A lot that has more
   * than can be read is left out: nobody can say of it what follows.
   */
  public Map<LotId, List<Link>> with(Gln party, Collection<LotId> lots) {
    var rows = links.ofLotsWith(party, lots, most);
    if (rows.size() < most) {
      var found = new HashMap<LotId, List<Link>>();
      lots.forEach(lot -> found.put(lot, new ArrayList<>()));
      rows.forEach(row -> found.get(row.lot()).add(row));
      return found;
    }
    var found = new HashMap<LotId, List<Link>>();
    if (lots.size() > 1) {
      new HashSet<>(lots).forEach(lot -> found.putAll(with(party, Set.of(lot))));
    }
    return found;
  }

  /** Of these rows those that hold. */
  public List<Link> standing(Collection<Link> rows) {
    var voided = links.voided(rows.stream().map(Link::event).collect(Collectors.toSet()));
    return rows.stream().filter(row -> !voided.contains(row.event())).toList();
  }
}
