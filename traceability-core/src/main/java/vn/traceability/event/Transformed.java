package vn.traceability.event;

import java.util.List;

/** Lots were processed: the inputs are used up, the outputs come into being. */
public record Transformed(Entry entry, List<LotQuantity> inputs, List<LotQuantity> outputs)
    implements TraceEvent {
  public Transformed {
    inputs = LotQuantity.settle("inputs", inputs);
    outputs = LotQuantity.settle("outputs", outputs);
    LotQuantity.apart(inputs, outputs);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.transformed(this);
  }
}
