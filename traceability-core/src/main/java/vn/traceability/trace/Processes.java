package vn.traceability.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;

/**
 * Transformations that one party describes in several events under one name: what goes in in one
 * event comes out in another, so they are one step of a chain. Another party's event under the same
 * name is another transformation.
 */
public final class Processes {
  private Processes() {}

  /**
   * What the rows of one are found by: the party and the SHA-256 of the name, 78 characters however
   * long the name is, since it stands in each row. Empty where an event is one of its own.
   */
  public static Optional<String> key(TraceEvent fact) {
    return name(fact).map(name -> fact.entry().party().digits() + "|" + sha256(name));
  }

  private static Optional<String> name(TraceEvent fact) {
    return fact instanceof Transformed transformed ? transformed.process() : Optional.empty();
  }

  private static String sha256(String name) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing); // every Java platform has SHA-256
    }
  }

  /**
   * The same steps, the events of each process as the one that came first. Where none of them says
   * what went in, each is a coming into being by itself, like any other.
   *
   * @param steps that hold, all events of a process among them
   */
  public static List<RecordedEvent> joined(Collection<RecordedEvent> steps) {
    var joined = new ArrayList<RecordedEvent>();
    for (var parts : whole(steps)) {
      joined.addAll(
          isOne(parts) ? List.of(join(parts)) : parts.stream().map(Processes::alone).toList());
    }
    return joined;
  }

  /**
   * The rows of the joined steps. Each has the time and the place of the first event that names its
   * lot, so that no other event of the process says when and where a lot came into being.
   *
   * @param steps as above
   */
  static List<Link> rows(Collection<RecordedEvent> steps) {
    var rows = new ArrayList<Link>();
    for (var parts : whole(steps)) {
      if (isOne(parts)) {
        var one = new LinkedHashMap<String, Link>();
        var step = parts.get(0).id();
        for (var part : parts) {
          LinksOf.event(part).stream()
              .map(row -> row.in(step, row.quantity()))
              .forEach(
                  row ->
                      one.merge(
                          row.id(),
                          row,
                          (first, next) ->
                              first.in(step, Sums.sum(first.quantity(), next.quantity()))));
        }
        rows.addAll(one.values());
      } else {
        parts.forEach(part -> rows.addAll(LinksOf.event(part)));
      }
    }
    return rows;
  }

  /** Events that belong together, the oldest first; those of no process each by itself. */
  private static List<List<RecordedEvent>> whole(Collection<RecordedEvent> steps) {
    var whole = new ArrayList<List<RecordedEvent>>();
    var processes = new LinkedHashMap<String, List<RecordedEvent>>();
    for (var step : steps) {
      key(step.fact())
          .ifPresentOrElse(
              key -> processes.computeIfAbsent(key, any -> new ArrayList<>()).add(step),
              () -> whole.add(List.of(step)));
    }
    for (var parts : processes.values()) {
      parts.sort(
          Comparator.comparing((RecordedEvent step) -> step.fact().entry().occurredAt())
              .thenComparing(RecordedEvent::id));
      whole.add(parts);
    }
    return whole;
  }

  private static boolean isOne(List<RecordedEvent> parts) {
    return parts.stream().anyMatch(part -> !part.fact().inputs().isEmpty());
  }

  private static RecordedEvent alone(RecordedEvent part) {
    return name(part.fact()).isPresent()
        ? part.with(new Harvested(part.fact().entry(), part.fact().outputs()))
        : part;
  }

  /** What one event makes and another uses up stands on both sides: it is weighed on both. */
  private static RecordedEvent join(List<RecordedEvent> parts) {
    var first = parts.get(0);
    if (name(first.fact()).isEmpty()) {
      return first;
    }
    var inputs = new LinkedHashMap<LotId, Quantity>();
    var outputs = new LinkedHashMap<LotId, Quantity>();
    for (var part : parts) {
      part.fact().inputs().forEach(each -> add(each, inputs));
      part.fact().outputs().forEach(each -> add(each, outputs));
    }
    var fact = (Transformed) first.fact();
    return first.with(
        new Transformed(fact.entry(), amounts(inputs), amounts(outputs), fact.process()));
  }

  private static void add(LotQuantity each, Map<LotId, Quantity> into) {
    into.merge(each.lot(), each.quantity(), Sums::sum);
  }

  private static List<LotQuantity> amounts(Map<LotId, Quantity> all) {
    var amounts = new ArrayList<LotQuantity>();
    all.forEach((lot, quantity) -> amounts.add(new LotQuantity(lot, quantity)));
    return amounts;
  }
}
