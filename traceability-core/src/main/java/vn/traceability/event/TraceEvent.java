package vn.traceability.event;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;

/**
 * Something that happened to lots at a moment. Never edited: a mistake is answered by a {@link
 * Corrected}.
 */
public sealed interface TraceEvent
    permits Sown,
        Tended,
        Harvested,
        Transformed,
        Packed,
        Shipped,
        Received,
        Sold,
        Loaded,
        Unloaded,
        Destroyed,
        Observed,
        Corrected {

  Entry entry();

  /** Used up here. */
  default List<LotQuantity> inputs() {
    return List.of();
  }

  /** Came into being here. */
  default List<LotQuantity> outputs() {
    return List.of();
  }

  /** Cared for, sent or arrived here, and still the same lots. */
  default List<LotQuantity> passing() {
    return List.of();
  }

  /** The other side of a hand-over. */
  default Optional<Gln> counterpart() {
    return Optional.empty();
  }

  /** Logistic units that go, or are put on others or emptied, whatever is on them. */
  default Units units() {
    return Units.NONE;
  }

  /**
   * The same, with what was on its units.
   *
   * @param carried each lot once
   */
  default TraceEvent carrying(List<LotQuantity> carried) {
    return this;
  }

  <R> R match(Cases<R> cases);

  /** One method per kind: a new kind does not compile until every reader has answered for it. */
  interface Cases<R> {
    R sown(Sown event);

    R tended(Tended event);

    R harvested(Harvested event);

    R transformed(Transformed event);

    R packed(Packed event);

    R shipped(Shipped event);

    R received(Received event);

    R sold(Sold event);

    R loaded(Loaded event);

    R unloaded(Unloaded event);

    R destroyed(Destroyed event);

    R observed(Observed event);

    R corrected(Corrected event);
  }
}
