package vn.traceability.code;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

/**
 * Labels printed before anyone knows what lot they will be on: codes of one product, numbered one
 * after another. Stretches of it are bound to lots, each once.
 *
 * @param owner who ordered it
 * @param first sequence number within the GTIN, from 1
 * @param key number of the master key they were made under
 * @param state of those that are bound to no lot: issued, printed or cancelled
 * @param bindings in the order of their numbers
 */
public record Roll(
    Gtin gtin,
    Gln owner,
    long first,
    int count,
    int key,
    CodeState state,
    Instant issuedAt,
    List<CodeChange> changes,
    List<Binding> bindings) {

  /**
   * That a stretch of it is on packages of a lot, or will be.
   *
   * @param first sequence number
   */
  public record Binding(LotId lot, long first, int count, Instant at, Actor by) {
    /** The last of its sequence numbers. */
    public long last() {
      return first + count - 1;
    }

    boolean meets(long from, long to) {
      return first <= to && from <= last();
    }
  }

  public Roll {
    changes = List.copyOf(changes);
    bindings = List.copyOf(bindings);
  }

  /** The last of its sequence numbers. */
  public long last() {
    return first + count - 1;
  }

  public boolean holds(long sequence) {
    return first <= sequence && sequence <= last();
  }

  /** The stretch that a number belongs to. */
  public Optional<Binding> binding(long sequence) {
    return bindings.stream().filter(each -> each.meets(sequence, sequence)).findFirst();
  }

  /** How many of its codes are bound to no lot. */
  public int free() {
    return count - bindings.stream().mapToInt(Binding::count).sum();
  }
}
