package vn.traceability.event;

import java.util.Optional;
import vn.traceability.measure.Quantity;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * A plant-protection product (thuốc BVTV) and how much of it.
 *
 * @param productName trade name as on the package
 * @param dose in all, not per area
 * @param areaSquareMetres the area it was spread over
 */
public record Treatment(String productName, Quantity dose, Optional<Integer> areaSquareMetres) {
  public Treatment {
    productName = Text.line("treatment.productName", productName, 100);
    areaSquareMetres.ifPresent(
        area -> {
          if (area < 1) {
            throw new InvalidValue(
                "treatment.areaSquareMetres", area.toString(), "needs to be 1 or more");
          }
        });
  }
}
