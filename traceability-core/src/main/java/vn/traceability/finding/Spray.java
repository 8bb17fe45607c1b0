package vn.traceability.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import vn.traceability.event.Entry;
import vn.traceability.event.Tended;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.lot.LotId;
import vn.traceability.product.Product;
import vn.traceability.text.Text;
import vn.traceability.trace.Trace;

/**
 * A plant-protection product on a lot, with the days to wait before its harvest.
 *
 * @param days empty where the register does not say, which is unknown and never a default
 */
record Spray(String product, Instant at, OptionalInt days) {

  /** The sprays of each lot of a chain that has any, oldest first. */
  static Map<LotId, List<Spray>> byLot(Trace trace, Known known) {
    var sprays = new LinkedHashMap<LotId, List<Spray>>();
    for (var step : trace.standing()) {
      if (step.fact() instanceof Tended tended && tended.treatment().isPresent()) {
        String product = tended.treatment().get().productName();
        for (var each : tended.lots()) {
          var crop = known.product(each.lot()).flatMap(Product::crop);
          sprays
              .computeIfAbsent(each.lot(), lot -> new ArrayList<>())
              .add(
                  new Spray(
                      product, tended.entry().occurredAt(), known.isolation().days(product, crop)));
        }
      }
    }
    return sprays;
  }

  /** The day at the farm. */
  LocalDate on() {
    return LocalDate.ofInstant(at, Entry.VIETNAM);
  }

  /** The first day that is free again; days have to be known. */
  LocalDate over() {
    return on().plusDays(days.orElseThrow());
  }

  /** The same for all spellings of the product's name. */
  String productKey() {
    return Text.folded(product);
  }
}
