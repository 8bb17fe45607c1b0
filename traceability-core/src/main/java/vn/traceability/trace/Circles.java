package vn.traceability.trace;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.traceability.event.EventId;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Link.Role;

/** Lots that were, over however many steps, made of themselves: nothing says where they began. */
final class Circles {
  private Circles() {}

  /**
   * The lots on a circle, and those between two circles.
   *
   * @param rows that hold
   */
  static Set<LotId> among(Collection<Link> rows) {
    var inputs = new HashMap<EventId, Set<LotId>>();
    for (var row : rows) {
      if (row.role() == Role.CONSUMED) {
        inputs.computeIfAbsent(row.event(), any -> new HashSet<>()).add(row.lot());
      }
    }
    var madeOf = new HashMap<LotId, Set<LotId>>();
    var madeInto = new HashMap<LotId, Set<LotId>>();
    for (var row : rows) {
      if (row.role() == Role.PRODUCED) {
        for (var input : inputs.getOrDefault(row.event(), Set.of())) {
          madeOf.computeIfAbsent(row.lot(), any -> new HashSet<>()).add(input);
          madeInto.computeIfAbsent(input, any -> new HashSet<>()).add(row.lot());
        }
      }
    }
    var left = new HashSet<>(madeOf.keySet());
    left.retainAll(madeInto.keySet());
    withoutBeginning(left, madeOf, madeInto);
    withoutBeginning(left, madeInto, madeOf);
    return left;
  }

  /** Takes away, again and again, whatever nothing of the rest leads to. */
  private static void withoutBeginning(
      Set<LotId> left, Map<LotId, Set<LotId>> from, Map<LotId, Set<LotId>> to) {
    var open = new HashMap<LotId, Integer>();
    var free = new ArrayDeque<LotId>();
    for (var lot : left) {
      int before = (int) from.get(lot).stream().filter(left::contains).count();
      open.put(lot, before);
      if (before == 0) {
        free.add(lot);
      }
    }
    while (!free.isEmpty()) {
      var lot = free.remove();
      left.remove(lot);
      for (var next : to.get(lot)) {
        if (left.contains(next) && open.merge(next, -1, Integer::sum) == 0) {
          free.add(next);
        }
      }
    }
  }
}
