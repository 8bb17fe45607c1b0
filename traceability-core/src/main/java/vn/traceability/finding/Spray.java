package vn.traceability.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import vn.traceability.event.Entry;
import vn.traceability.event.EventId;

/**
 * A plant-protection product that came onto a lot, or onto the plot it grew on.
 *
 * @param event the entry that says so
 * @param productKey the same for all spellings of the product's name
 * @param onTheLot false where it was entered of another lot on the same plot
 * @param days to wait before the harvest; empty where the register does not say, which is unknown
 *     and never a default
 */
record Spray(
    EventId event,
    String product,
    String productKey,
    Instant at,
    boolean onTheLot,
    OptionalInt days) {

  /** The day at the farm. */
  LocalDate on() {
    return LocalDate.ofInstant(at, Entry.VIETNAM);
  }

  /** The first day that is free again; days have to be known. */
  LocalDate over() {
    return on().plusDays(days.orElseThrow());
  }
}
