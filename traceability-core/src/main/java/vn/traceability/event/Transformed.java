package vn.traceability.event;

import java.util.List;
import java.util.Optional;
import vn.traceability.refusal.InvalidValue;

/**
 * Lots were processed: the inputs are used up, the outputs come into being.
 *
 * @param process what a party calls a transformation that several of its events speak of (EPCIS
 *     2.0, section 7.4.6, transformationID): one side may then stand in another event, and what one
 *     of them made another may put in again
 */
public record Transformed(
    Entry entry, List<LotQuantity> inputs, List<LotQuantity> outputs, Optional<String> process)
    implements TraceEvent {
  public Transformed {
    boolean oneSided = process.isPresent() && inputs.isEmpty() != outputs.isEmpty();
    inputs = oneSided && inputs.isEmpty() ? List.of() : LotQuantity.settle("inputs", inputs);
    outputs = oneSided && outputs.isEmpty() ? List.of() : LotQuantity.settle("outputs", outputs);
    if (process.isEmpty()) {
      LotQuantity.apart(inputs, outputs);
    }
    if (process.filter(String::isBlank).isPresent()) {
      throw new InvalidValue("transformationID", "", "needs a name");
    }
  }

  /** One that no other event speaks of. */
  public Transformed(Entry entry, List<LotQuantity> inputs, List<LotQuantity> outputs) {
    this(entry, inputs, outputs, Optional.empty());
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.transformed(this);
  }
}
