package vn.traceability.code;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import vn.traceability.event.Entry;
import vn.traceability.finding.Assessment;
import vn.traceability.finding.Assessor;
import vn.traceability.inspection.Inspections;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Forbidden;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Unknown;
import vn.traceability.trace.Tracer;

/** Issues, lists, finds and activates the codes of lots. */
public final class Codes {
  private static final int MOST_WAITING = 100;

  private final CodeRanges ranges;
  private final CodeMarks marks;
  private final CodeSigner signer;
  private final MasterData<LotId, Lot> lots;
  private final LegalProfiles profiles;
  private final Assessor assessor;
  private final Inspections inspections;
  private final Clock clock;
  private final WarmRanges warm;

  public Codes(
      CodeRanges ranges,
      CodeMarks marks,
      CodeSigner signer,
      MasterData<LotId, Lot> lots,
      LegalProfiles profiles,
      Assessor assessor,
      Inspections inspections,
      Clock clock) {
    this.ranges = ranges;
    this.marks = marks;
    this.signer = signer;
    this.lots = lots;
    this.profiles = profiles;
    this.assessor = assessor;
    this.inspections = inspections;
    this.clock = clock;
    this.warm = new WarmRanges(ranges, marks, System::nanoTime);
  }

  /**
   * Issues codes that belong to this lot for good. Each step holds once, so an order that broke off
   * anywhere is carried on when it is sent again: it may lose numbers, and never has two ranges.
   *
   * @param order made by the client, once an order
   * @param count 1 to 1,000,000
   * @return the same range however often the order comes
   * @throws Unknown when the lot is not registered
   * @throws Conflict when no web address can name the lot, its product has no numbers left, or the
   *     order was for another lot or count
   */
  public CodeRange issue(UUID order, LotId lot, int count) {
    Ordering.check(count);
    var registered = lots.get(lot).value();
    if (lot.number().text().matches("\\.{1,2}")) {
      throw new Conflict(
          "lot-without-address",
          "lot '" + lot.number().text() + "' cannot stand in a web address; register another");
    }
    var numbered =
        new Ordering(ranges)
            .numbered(
                new CodeOrder(
                    order, lot.gtin(), Optional.of(lot), count, now(), OptionalLong.empty()));
    return ranges.add(
        new CodeRange(
            lot,
            numbered.first().orElseThrow(),
            count,
            signer.key(),
            attributes(registered),
            CodeState.ISSUED,
            numbered.orderedAt(),
            Optional.empty(),
            Optional.of(order),
            List.of()));
  }

  /** What their labels hold is settled now, by the profile in force. */
  private DataAttributes attributes(Lot lot) {
    var today = LocalDate.ofInstant(clock.instant(), Entry.VIETNAM);
    var asked = profiles.inForceOn(today).carrier();
    if (asked.isEmpty()) {
      return DataAttributes.NONE;
    }
    var assessment = assessor.assess(lot.id(), Tracer.Direction.BACK, Tracer.Limits.DEFAULT);
    return DataAttributes.of(lot, assessment.product(), asked, assessment);
  }

  /**
   * Says that packages of the lot carry these codes.
   *
   * @param first of one range; empty for all that wait
   * @param count how many codes whoever asks was told would become active; empty where he was not
   * @return the ranges activated, one at least
   * @throws Unknown when the lot is not registered
   * @throws Conflict when none waits (an activation holds once), other codes wait than he was told,
   *     the lot is held or recalled, its owner is not approved, or nothing says how much of it
   *     there is
   * @throws MoreCodesThanPackages when more codes than packages would be active
   */
  public List<CodeRange> activate(LotId lot, OptionalLong first, OptionalLong count, Actor by) {
    var registered = lots.get(lot).value();
    var waiting =
        ranges.waiting(lot).stream()
            .filter(range -> first.isEmpty() || range.first() == first.getAsLong())
            .toList();
    if (waiting.isEmpty()) {
      throw noneWaits(lot);
    }
    var spoiled = spoiled(lot);
    long codes = CodeRange.codes(waiting) - spoiled.in(waiting);
    if (codes != count.orElse(codes)) {
      throw new Conflict(
          "other-codes-wait",
          "%d codes of lot %s wait for activation by now, and not %d"
              .formatted(codes, lot, count.getAsLong()));
    }
    var packages = Packages.of(registered, refuseIfHeld(registered));
    while (!isAdmitted(lot, waiting, packages, spoiled)) {
      // others were admitted in between, so it is decided again
    }
    var change = new CodeChange(CodeState.ACTIVATED, now(), by, Optional.empty());
    var activated = waiting.stream().flatMap(range -> activated(range, change).stream()).toList();
    if (activated.isEmpty()) {
      throw noneWaits(lot); // someone else was faster
    }
    return activated;
  }

  /**
   * Refuses where so many more codes would not be activated, before anything is done for them.
   *
   * @throws Conflict as {@link #activate} has it
   * @throws MoreCodesThanPackages when more codes than packages would be active
   */
  void checkRoom(LotId lot, int more) {
    var registered = lots.get(lot).value();
    var packages = Packages.of(registered, refuseIfHeld(registered));
    var admitted = ranges.admitted(lot);
    var spoiled = spoiled(lot);
    long active = admitted.codes() - admitted.others(List.of()).map(spoiled::of).sum();
    packages.check(lot, active, more, "");
  }

  /** Whatever else became of a range that waited, unless that it waits no more. */
  private Optional<CodeRange> activated(CodeRange waiting, CodeChange change) {
    ranges.announceChange();
    var changed = ranges.change(waiting, change);
    warm.forget(waiting.lot());
    if (changed.isPresent()) {
      return changed;
    }
    return ranges
        .holding(waiting.lot(), waiting.first())
        .filter(range -> range.state().isWaiting())
        .flatMap(range -> activated(range, change));
  }

  /**
   * Brings a whole range into another state. Sent again it changes nothing more.
   *
   * @throws Unknown when no range of this lot begins there
   * @throws Conflict when that cannot follow on the state it is in, or, for what is to be active
   *     again, when the lot is held or recalled
   * @throws Forbidden when it is not for this one to say
   * @throws InvalidValue when the reason is missing or too long
   */
  public CodeRange change(LotId lot, long first, CodeState to, Actor by, Optional<String> reason) {
    while (true) {
      var range = range(lot, first);
      if (range.state() != to) {
        Transitions.check(range.state(), last(range.changes()), to, by, reason);
        refuseWhatIsHeld(lot, to);
        ranges.announceChange();
        var changed = ranges.change(range, new CodeChange(to, now(), by, reason));
        warm.forget(lot);
        if (changed.isEmpty()) {
          continue; // another came in between, so it is decided again
        }
        range = changed.get();
      }
      if (to == CodeState.CANCELLED) {
        ranges.release(range); // also where that broke off before
      }
      return range;
    }
  }

  /**
   * Brings one code into another state, apart from its range. It is printed and activated with its
   * range only.
   *
   * @throws Unknown when we issued no such code
   * @throws Conflict as above, and when its whole range is in a weightier state
   * @throws Forbidden as above
   * @throws InvalidValue as above
   */
  public CodeStanding change(
      LotId lot, String serial, CodeState to, Actor by, Optional<String> reason) {
    while (true) {
      var range = rangeOf(lot, serial);
      long sequence = new Serial(serial).sequence();
      var mark = marks.find(lot, sequence);
      var from = range.state().or(mark.map(CodeMark::state).orElse(range.state()));
      if (from == to) {
        return standing(lot, serial, by);
      }
      if (isDecidedByItsRange(range, to)) {
        throw Conflict.in(
            "state",
            "range-decides",
            "all codes from %d to %d are %s: what they are in is changed for all of them"
                .formatted(
                    range.first(), range.last(), range.state().name().toLowerCase(Locale.ROOT)));
      }
      var decides = mark.filter(each -> each.state() == from).map(CodeMark::changes);
      Transitions.check(from, last(decides.orElse(range.changes())), to, by, reason);
      refuseWhatIsHeld(lot, to);
      int seen = mark.map(each -> each.changes().size()).orElse(0);
      var change = new CodeChange(to, now(), by, reason);
      ranges.announceChange();
      boolean changed = marks.change(lot, sequence, range.first(), seen, change).isPresent();
      warm.forget(lot);
      if (changed) {
        return standing(lot, serial, by);
      }
    }
  }

  /**
   * What is known of one code, and how that came.
   *
   * @param serial as on the label
   * @param by who asks
   * @throws Unknown when we issued no such code
   */
  public CodeStanding standing(LotId lot, String serial, Actor by) {
    var range = rangeOf(lot, serial);
    var written = new Serial(serial);
    var mark = marks.find(lot, written.sequence());
    var state = range.state().or(mark.map(CodeMark::state).orElse(range.state()));
    var decides = mark.filter(each -> each.state() == state).map(CodeMark::changes);
    var next = Transitions.open(state, last(decides.orElse(range.changes())), by);
    next.removeIf(to -> isDecidedByItsRange(range, to));
    var changes = new ArrayList<>(range.changes());
    mark.ifPresent(each -> changes.addAll(each.changes()));
    changes.sort(Comparator.comparing(CodeChange::at));
    return new CodeStanding(
        new Code(lot, written, state, range.attributes()), range, changes, next);
  }

  /** What this one may bring a whole range into; activation aside. */
  public static Set<CodeState> next(CodeRange range, Actor by) {
    return Transitions.open(range.state(), last(range.changes()), by);
  }

  /** Whether one code cannot come into that alone. */
  private static boolean isDecidedByItsRange(CodeRange range, CodeState to) {
    return range.state().or(to) != to || to.isWaiting();
  }

  private CodeRange rangeOf(LotId lot, String serial) {
    return Optional.of(serial)
        .filter(Serial::isWritten)
        .map(Serial::new)
        .filter(written -> signer.holds(lot, written))
        .flatMap(written -> ranges.holding(lot, written.sequence()))
        .orElseThrow(() -> new Unknown("code", serial + " of lot " + lot));
  }

  private void refuseWhatIsHeld(LotId lot, CodeState to) {
    if (to == CodeState.ACTIVATED) {
      refuseIfHeld(lots.get(lot).value());
    }
  }

  private static Optional<CodeChange> last(List<CodeChange> changes) {
    return changes.isEmpty() ? Optional.empty() : Optional.of(changes.get(changes.size() - 1));
  }

  /**
   * A page of the codes of a lot, computed from its ranges.
   *
   * @param after sequence number that the page before ended with; 0 for the first page
   * @param limit 1 to 1000
   */
  public CodePage page(LotId lot, long after, int limit) {
    var codes = new ArrayList<Code>(limit);
    long sequence = after;
    boolean more = false;
    for (var range : ranges.from(lot, after + 1, limit + 1)) {
      var serials = signer.serials(lot, range.key());
      for (long next = Math.max(after + 1, range.first()); next <= range.last(); next++) {
        if (codes.size() == limit) {
          more = true;
          break;
        }
        codes.add(new Code(lot, serials.apply(next), range.state(), range.attributes()));
        sequence = next;
      }
    }
    var single =
        codes.isEmpty() ? Map.<Long, CodeState>of() : marks.states(lot, after + 1, sequence);
    codes.replaceAll(code -> code.marked(single));
    return new CodePage(
        codes,
        ranges.count(lot),
        ranges.waiting(lot).stream().limit(MOST_WAITING).toList(),
        more ? OptionalLong.of(sequence) : OptionalLong.empty());
  }

  /**
   * How many codes a lot has, and packages for them.
   *
   * @throws Unknown when the lot is not registered
   */
  public CodeCounts counts(LotId lot) {
    var registered = lots.get(lot).value();
    var counts = ranges.counts(lot);
    for (var sum : marks.sums(lot)) {
      var range = range(lot, sum.range());
      counts.merge(range.state(), -sum.codes(), Long::sum);
      counts.merge(range.state().or(sum.state()), sum.codes(), Long::sum);
    }
    var assessment = assessor.assess(lot, Tracer.Direction.BACK, Tracer.Limits.DEFAULT);
    return new CodeCounts(
        counts,
        Packages.find(registered, assessment).map(Packages::most).orElse(OptionalLong.empty()));
  }

  /**
   * What was issued for a lot, the newest first.
   *
   * @param states only those in one of them; empty for all
   * @param before first sequence number of the last range of the page before; empty for the first
   * @param limit 1 to 100
   */
  public CodeRangePage ranges(LotId lot, Set<CodeState> states, OptionalLong before, int limit) {
    var found = ranges.newest(lot, states, before.orElse(Serial.LAST_SEQUENCE + 1), limit + 1);
    boolean more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return new CodeRangePage(
        page, more ? OptionalLong.of(page.get(limit - 1).first()) : OptionalLong.empty());
  }

  /**
   * The codes issued together from this one on.
   *
   * @throws Unknown when no range of this lot begins there
   */
  public CodeRange range(LotId lot, long first) {
    return ranges
        .holding(lot, first)
        .filter(range -> range.first() == first)
        .orElseThrow(() -> new Unknown("code-range", first + " of lot " + lot));
  }

  /**
   * Some codes of a range.
   *
   * @param from which comes first, counted from 1
   * @throws InvalidValue when the range has no such code
   */
  public List<Code> part(CodeRange range, int from, int limit) {
    var sequences = sequences(range, from, limit);
    return part(range, marks.states(range.lot(), sequences.first(), sequences.last()), from, limit);
  }

  /**
   * Some codes of a range, computed without asking the store.
   *
   * @param single what single codes are in, as {@link #single} has it
   * @param from which comes first, counted from 1
   * @throws InvalidValue when the range has no such code
   */
  public List<Code> part(CodeRange range, Map<Long, CodeState> single, int from, int limit) {
    var sequences = sequences(range, from, limit);
    return LongStream.rangeClosed(sequences.first(), sequences.last())
        .mapToObj(signer.serials(range.lot(), range.key()))
        .map(
            serial ->
                new Code(range.lot(), serial, range.state(), range.attributes()).marked(single))
        .toList();
  }

  /** What single codes of a range are in, by sequence number, where that is told apart from it. */
  public Map<Long, CodeState> single(CodeRange range) {
    return marks.states(range.lot(), range.first(), range.last());
  }

  private record Sequences(long first, long last) {}

  private static Sequences sequences(CodeRange range, int from, int limit) {
    if (from < 1 || from > range.count()) {
      throw new InvalidValue("from", Integer.toString(from), "needs 1 to " + range.count());
    }
    return new Sequences(
        range.first() + from - 1, range.first() + Math.min(range.count(), from + limit - 1L) - 1);
  }

  /**
   * The code of this serial. The store is asked only when the signature holds. What another process
   * wrote in the last 2 s may be missing.
   *
   * @param serial as on the label or as typed; the answer has it as on the label
   * @return empty when we never issued it for this lot
   */
  public Optional<Code> find(LotId lot, String serial) {
    return signer.read(lot, serial).flatMap(read -> warm.find(lot, read));
  }

  /**
   * How many codes were cancelled one by one, and are on no package.
   *
   * @param byRange by the first number of their range; without those that have none
   */
  public record Spoiled(Map<Long, Long> byRange) {
    public Spoiled {
      byRange = Map.copyOf(byRange);
    }

    long in(List<CodeRange> ranges) {
      return ranges.stream().mapToLong(range -> of(range.first())).sum();
    }

    /** How many of the range that begins with this number. */
    public long of(long first) {
      return byRange.getOrDefault(first, 0L);
    }
  }

  /** Those of a lot. */
  public Spoiled spoiled(LotId lot) {
    return new Spoiled(
        marks.sums(lot).stream()
            .filter(sum -> sum.state() == CodeState.CANCELLED)
            .collect(Collectors.toMap(CodeMarks.Sum::range, CodeMarks.Sum::codes)));
  }

  /**
   * Whether these are admitted to activation now. What an activation that broke off had admitted is
   * admitted as it is.
   *
   * @param spoiled as it was before, which is never more than it is
   */
  private boolean isAdmitted(LotId lot, List<CodeRange> asked, Packages packages, Spoiled spoiled) {
    var admitted = ranges.admitted(lot);
    long active = admitted.beside(asked) - admitted.others(asked).map(spoiled::of).sum();
    long more = CodeRange.codes(asked) - spoiled.in(asked);
    packages.check(
        lot,
        active,
        more,
        asked.size() > 1 ? "; name the `first` of one range to activate only that" : "");
    var fresh = asked.stream().filter(range -> !admitted.holds(range)).toList();
    return fresh.isEmpty() || ranges.admit(admitted, fresh);
  }

  /** The chain of the lot, where nothing speaks against it. */
  private Assessment refuseIfHeld(Lot lot) {
    var inspected =
        inspections.of(assessor.assess(lot.id(), Tracer.Direction.BACK, Tracer.Limits.DEFAULT));
    if (inspected.isHeld()) {
      var serious =
          inspected.holding().stream().map(each -> each.rule().slug()).distinct().toList();
      throw new Conflict(
          "lot-held",
          "lot " + lot.id() + " is held for serious findings: " + String.join(", ", serious));
    }
    if (inspected.isRecalled()) {
      throw new Conflict("lot-recalled", "lot " + lot.id() + " is recalled");
    }
    if (!inspections.isApproved(lot.owner())) {
      throw new Conflict(
          "party-not-approved",
          "establishment " + lot.owner().digits() + " is not approved by an officer yet");
    }
    return inspected.assessment();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Conflict noneWaits(LotId lot) {
    return new Conflict("no-codes-wait", "no codes of lot " + lot + " wait for activation");
  }
}
