package vn.traceability.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;

/**
 * Logistic units that are handled as wholes.
 *
 * @param ids those the event names, in the order of their numbers, each once
 * @param lots what was on them, as far as a reader of the chain looked it up; the event itself does
 *     not say
 */
public record Units(List<Sscc> ids, List<LotQuantity> lots) {
  public static final Units NONE = new Units(List.of(), List.of());

  public Units {
    ids = List.copyOf(new TreeSet<>(ids));
    lots = lots.isEmpty() ? List.of() : LotQuantity.settle("units", lots);
  }

  /** Units of which nobody looked up what is on them. */
  public static Units of(List<Sscc> ids) {
    return new Units(ids, List.of());
  }

  public boolean isEmpty() {
    return ids.isEmpty();
  }

  Units carrying(List<LotQuantity> carried) {
    return new Units(ids, carried);
  }

  /** Lots an event names beside its units; names them itself, and nobody may need to look. */
  List<LotQuantity> settle(String field, List<LotQuantity> named) {
    return named.isEmpty() && !ids.isEmpty() ? List.of() : LotQuantity.settle(field, named);
  }

  /** All that goes: what an event says of a lot itself counts, and not what is on its units. */
  List<LotQuantity> with(List<LotQuantity> named) {
    if (lots.isEmpty()) {
      return named;
    }
    var itself = new HashSet<LotId>();
    named.forEach(each -> itself.add(each.lot()));
    var all = new ArrayList<>(named);
    lots.stream().filter(each -> !itself.contains(each.lot())).forEach(all::add);
    return LotQuantity.settle("lots", all);
  }
}
