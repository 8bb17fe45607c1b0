package vn.traceability.coverage;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * What an authority wants traceable: the denominator of a figure.
 *
 * @param <T> what it names
 * @param id made at import
 * @param signedBy the authority
 * @param cutOffOn the day the list describes
 */
public record CoverageList<T extends Listed>(
    String id,
    ListKind<T> kind,
    String title,
    String signedBy,
    LocalDate signedOn,
    LocalDate cutOffOn,
    List<T> items) {

  public CoverageList {
    title = Text.line("title", title, 200);
    signedBy = Text.line("signedBy", signedBy, 200);
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new InvalidValue(kind.name(), "[]", "needs at least one");
    }
    if (signedOn.isBefore(cutOffOn)) {
      throw new InvalidValue(
          "signedOn", signedOn.toString(), "must not lie before the cut-off date " + cutOffOn);
    }
    var seen = new HashSet<Object>();
    for (var item : items) {
      if (!kind.identity(item).map(seen::add).orElse(true)) {
        throw new InvalidValue(kind.name(), item.name(), "stands on the list twice");
      }
    }
  }
}
