package vn.traceability.code;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import vn.traceability.finding.Assessment;
import vn.traceability.finding.Assessor;
import vn.traceability.inspection.Inspections;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Unknown;
import vn.traceability.trace.Tracer;

/** Issues, lists, finds and activates the codes of lots. */
public final class Codes {
  private static final int MOST_AT_ONCE = 1_000_000;
  private static final int MOST_WAITING = 100;

  private final CodeRanges ranges;
  private final CodeSigner signer;
  private final MasterData<LotId, Lot> lots;
  private final Assessor assessor;
  private final Inspections inspections;
  private final Clock clock;

  public Codes(
      CodeRanges ranges,
      CodeSigner signer,
      MasterData<LotId, Lot> lots,
      Assessor assessor,
      Inspections inspections,
      Clock clock) {
    this.ranges = ranges;
    this.signer = signer;
    this.lots = lots;
    this.assessor = assessor;
    this.inspections = inspections;
    this.clock = clock;
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
    if (count < 1 || count > MOST_AT_ONCE) {
      throw new InvalidValue("count", Integer.toString(count), "needs 1 to " + MOST_AT_ONCE);
    }
    lots.get(lot);
    if (lot.number().text().matches("\\.{1,2}")) {
      throw new Conflict(
          "lot-without-address",
          "lot '" + lot.number().text() + "' cannot stand in a web address; register another");
    }
    var placed = ranges.place(new CodeOrder(order, lot, count, now(), OptionalLong.empty()));
    if (!placed.lot().equals(lot) || placed.count() != count) {
      throw new Conflict("other-order", "order " + order + " asked for other codes before");
    }
    var numbered = placed.first().isPresent() ? placed : ranges.number(placed, allot(lot, count));
    return ranges.add(
        new CodeRange(
            lot,
            numbered.first().orElseThrow(),
            count,
            CodeState.ISSUED,
            numbered.orderedAt(),
            Optional.empty(),
            Optional.of(order)));
  }

  private long allot(LotId lot, int count) {
    long first = ranges.allot(lot.gtin(), count);
    if (first + count - 1 > Serial.LAST_SEQUENCE) {
      throw new Conflict("no-serials-left", "product " + lot.gtin().digits() + " has none left");
    }
    return first;
  }

  /**
   * Says that packages of the lot carry these codes.
   *
   * @param first of one range; empty for all that wait
   * @return the ranges activated, one at least
   * @throws Unknown when the lot is not registered
   * @throws Conflict when none waits (an activation holds once), the lot is held or recalled, its
   *     owner is not approved, or nothing says how much of it there is
   * @throws MoreCodesThanPackages when more codes than packages would be active
   */
  public List<CodeRange> activate(LotId lot, OptionalLong first) {
    return activate(lot, first, OptionalLong.empty());
  }

  /**
   * The same, if it is what someone was told.
   *
   * @param count how many codes he was told would become active
   * @throws Conflict also when it is another number by now
   */
  public List<CodeRange> activate(LotId lot, OptionalLong first, OptionalLong count) {
    var registered = lots.get(lot).value();
    var waiting =
        ranges.waiting(lot).stream()
            .filter(range -> first.isEmpty() || range.first() == first.getAsLong())
            .toList();
    if (waiting.isEmpty()) {
      throw noneWaits(lot);
    }
    long codes = CodeRange.codes(waiting);
    if (codes != count.orElse(codes)) {
      throw new Conflict(
          "other-codes-wait",
          "%d codes of lot %s wait for activation by now, and not %d"
              .formatted(codes, lot, count.getAsLong()));
    }
    var packages = Packages.of(registered, refuseIfHeld(registered));
    while (!isAdmitted(lot, waiting, packages)) {
      // others were admitted in between, so it is decided again
    }
    var now = now();
    var activated = new ArrayList<CodeRange>();
    for (var range : waiting) {
      if (ranges.activate(lot, range.first(), now)) {
        activated.add(range.activated(now));
      }
    }
    if (activated.isEmpty()) {
      throw noneWaits(lot); // someone else was faster
    }
    return activated;
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
      for (long next = Math.max(after + 1, range.first()); next <= range.last(); next++) {
        if (codes.size() == limit) {
          more = true;
          break;
        }
        codes.add(new Code(lot, signer.sign(lot, next), range.state()));
        sequence = next;
      }
    }
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
    var assessment = assessor.assess(lot, Tracer.Direction.BACK, Tracer.Limits.DEFAULT);
    return new CodeCounts(
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts.getOrDefault(CodeState.ACTIVATED, 0L),
        counts.getOrDefault(CodeState.ISSUED, 0L),
        Packages.find(registered, assessment).map(Packages::most).orElse(OptionalLong.empty()));
  }

  /**
   * What was issued for a lot, the newest first.
   *
   * @param state only those in it; empty for all
   * @param before first sequence number of the last range of the page before; empty for the first
   * @param limit 1 to 100
   */
  public CodeRangePage ranges(
      LotId lot, Optional<CodeState> state, OptionalLong before, int limit) {
    var found = ranges.newest(lot, state, before.orElse(Serial.LAST_SEQUENCE + 1), limit + 1);
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
   * Some codes of a range, computed without asking the store.
   *
   * @param from which comes first, counted from 1
   * @throws InvalidValue when the range has no such code
   */
  public List<Code> part(CodeRange range, int from, int limit) {
    if (from < 1 || from > range.count()) {
      throw new InvalidValue("from", Integer.toString(from), "needs 1 to " + range.count());
    }
    return LongStream.rangeClosed(from, Math.min(range.count(), from + limit - 1L))
        .map(number -> range.first() + number - 1)
        .mapToObj(
            sequence -> new Code(range.lot(), signer.sign(range.lot(), sequence), range.state()))
        .toList();
  }

  /**
   * The code of this serial. The store is asked only when the signature holds.
   *
   * @param serial as on the label or as typed; the answer has it as on the label
   * @return empty when we never issued it for this lot
   */
  public Optional<Code> find(LotId lot, String serial) {
    return signer
        .read(lot, serial)
        .flatMap(
            read ->
                ranges
                    .holding(lot, read.sequence())
                    .map(range -> new Code(lot, read, range.state())));
  }

  /**
   * Whether these are admitted to activation now. What an activation that broke off had admitted is
   * admitted as it is.
   */
  private boolean isAdmitted(LotId lot, List<CodeRange> asked, Packages packages) {
    var admitted = ranges.admitted(lot);
    long active = admitted.beside(asked);
    long more = CodeRange.codes(asked);
    if (packages.most().isPresent() && active + more > packages.most().getAsLong()) {
      throw new MoreCodesThanPackages(
          "lot %s has %s and %d active codes: %d more are too many%s"
              .formatted(
                  lot,
                  packages.text(),
                  active,
                  more,
                  asked.size() > 1 ? "; name the `first` of one range to activate only that" : ""),
          packages.most().getAsLong(),
          active,
          more);
    }
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
