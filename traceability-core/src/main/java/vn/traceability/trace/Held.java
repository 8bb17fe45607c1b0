package vn.traceability.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.traceability.measure.Quantity;

/**
 * What of a lot one hand has on a unit.
 *
 * @param parts as they were put there, one at least
 * @param since when the last of them was
 */
record Held(List<Part> parts, Instant since) {
  Held {
    parts = List.copyOf(parts);
  }

  /**
   * What one load put there.
   *
   * @param loaded when that was recorded
   * @param sent when the last shipment was that brought it here; empty where it was loaded here
   */
  record Part(Quantity quantity, Instant loaded, Optional<Instant> sent) {

    /**
     * Whether an entry of that time may mean it. What others loaded it means when that was on
     * record by then; or with the shipment that was on its way to the record, for a day.
     */
    private boolean isKnown(Instant at) {
      return sent.isEmpty()
          || !loaded.isAfter(at)
          || !loaded.isAfter(sent.get()) && !loaded.isAfter(at.plus(HandOver.TWO_CLOCKS));
    }

    private Part of(Quantity other) {
      return new Part(other, loaded, sent);
    }
  }

  static Held loaded(Quantity quantity, Instant recordedAt, Instant since) {
    return new Held(List.of(new Part(quantity, recordedAt, Optional.empty())), since);
  }

  Quantity quantity() {
    return parts.stream().map(Part::quantity).reduce(Sums::sum).orElseThrow();
  }

  Held and(Held more) {
    var all = new ArrayList<>(parts);
    all.addAll(more.parts);
    return new Held(all, more.since);
  }

  /** What of it an entry may mean that was recorded then. */
  Optional<Held> known(Instant at) {
    return only(part -> part.isKnown(at));
  }

  /** The rest. */
  Optional<Held> unknown(Instant at) {
    return only(part -> !part.isKnown(at));
  }

  private Optional<Held> only(Predicate<Part> which) {
    var some = parts.stream().filter(which).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(new Held(some, since));
  }

  /**
   * The same where it arrives.
   *
   * @param at when the shipment was recorded
   * @param stowed when it was that it stands on what was sent
   */
  Held sent(Instant at, Instant stowed) {
    var there =
        parts.stream()
            .map(
                part ->
                    new Part(
                        part.quantity(),
                        later(part.loaded(), stowed),
                        Optional.of(part.sent().map(before -> later(before, at)).orElse(at))))
            .toList();
    return new Held(there, since);
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** What is left, the first parts taken first; empty for nothing. */
  Optional<Held> less(Quantity taken) {
    var left = Sums.less(quantity(), taken);
    if (left.isPresent() && !left.get().isStated()) {
      var last = parts.get(parts.size() - 1);
      var loaded = parts.stream().map(Part::loaded).reduce(Held::later).orElseThrow();
      return Optional.of(new Held(List.of(new Part(left.get(), loaded, last.sent())), since));
    }
    var some = new ArrayList<Part>();
    var open = taken.value();
    for (var part : left.isPresent() ? parts : List.<Part>of()) {
      var here = part.quantity().value();
      if (here.compareTo(open) > 0) {
        some.add(part.of(new Quantity(here.subtract(open), part.quantity().unit())));
      }
      open = open.subtract(here).max(BigDecimal.ZERO);
    }
    return some.isEmpty() ? Optional.empty() : Optional.of(new Held(some, since));
  }
}
