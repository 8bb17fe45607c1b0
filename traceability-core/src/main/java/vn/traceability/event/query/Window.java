package vn.traceability.event.query;

import java.time.Instant;
import java.util.Optional;

/** A stretch of time: from a moment, that included, to before another. Each may be missing. */
public record Window(Optional<Instant> from, Optional<Instant> before) {
  public static final Window ALWAYS = new Window(Optional.empty(), Optional.empty());

  public boolean contains(Instant moment) {
    return !from.map(moment::isBefore).orElse(false) && before.map(moment::isBefore).orElse(true);
  }

  /** What lies in both. */
  public Window and(Window other) {
    return new Window(
        later(from, other.from),
        before.isEmpty() || other.before.isPresent() && other.before.get().isBefore(before.get())
            ? other.before
            : before);
  }

  private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
    return a.isEmpty() || b.isPresent() && b.get().isAfter(a.get()) ? b : a;
  }
}
