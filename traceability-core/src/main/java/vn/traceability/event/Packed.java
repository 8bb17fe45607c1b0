package vn.traceability.event;

import java.util.List;

/** Lots were packed: the inputs are used up, the outputs come into being, maybe in another unit. */
public record Packed(Entry entry, List<LotQuantity> inputs, List<LotQuantity> outputs)
    implements TraceEvent {
  public Packed {
    inputs = LotQuantity.settle("inputs", inputs);
    outputs = LotQuantity.settle("outputs", outputs);
    LotQuantity.apart(inputs, outputs);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.packed(this);
  }
}
