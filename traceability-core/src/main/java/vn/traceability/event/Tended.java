package vn.traceability.event;

import java.util.List;
import java.util.Optional;
import vn.traceability.refusal.InvalidValue;

/** A crop was cared for between sowing and harvest. */
public record Tended(
    Entry entry, List<LotQuantity> lots, Activity activity, Optional<Treatment> treatment)
    implements TraceEvent {

  /** What was done. */
  public enum Activity {
    WATERING,
    FERTILISING,
    PLANT_PROTECTION,
    WEEDING,
    OTHER
  }

  public Tended {
    lots = LotQuantity.settle("lots", lots);
    if (activity == Activity.PLANT_PROTECTION && treatment.isEmpty()) {
      throw new InvalidValue(
          "treatment", "", "needs the product and its dose where the activity is plant-protection");
    }
  }

  @Override
  public List<LotQuantity> passing() {
    return lots;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.tended(this);
  }
}
