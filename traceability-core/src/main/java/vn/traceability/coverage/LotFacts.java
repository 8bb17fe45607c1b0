package vn.traceability.coverage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.traceability.event.Entry;
import vn.traceability.event.EventId;
import vn.traceability.finding.Custody;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.gs1.Gln;
import vn.traceability.inspection.Inspected;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Gap;
import vn.traceability.trace.HandOver;
import vn.traceability.trace.Link;
import vn.traceability.trace.Link.Role;
import vn.traceability.trace.OnTheWay;
import vn.traceability.trace.Trace;
import vn.traceability.trace.Window;

/**
 * What a verdict needs to know of a lot, from whomever it is seen: small enough to keep for many
 * lots at once, unlike a chain.
 *
 * @param rows of the lot itself, oldest first
 * @param made by whom it came into being, of those who may say so
 * @param madeOf all lots it was made of, over however many steps
 * @param upstream how those came to their users
 * @param broken rules that did not hold for it or for a lot it was made of
 * @param accused whose amounts of it do not fit, by rule
 * @param claimants who say that they received it, and nobody ever sent it to them
 */
record LotFacts(
    List<Link> rows,
    List<HandOver> handOvers,
    Set<Gln> made,
    Set<LotId> madeOf,
    Origin upstream,
    Set<Rule> broken,
    Map<Rule, Set<Gln>> accused,
    Set<Gln> claimants,
    Optional<LocalDate> expiresOn,
    boolean recalled) {

  private static final Predicate<HandOver> ANY = each -> true;

  /** Whether it is known where something came from. */
  enum Origin {
    UNKNOWN,
    /** A side of a hand-over is missing on the way. */
    ONE_SIDED,
    CONFIRMED
  }

  static LotFacts of(Inspected inspected) {
    var trace = inspected.assessment().trace();
    var custody = inspected.assessment().custody();
    var rows = trace.links().stream().filter(row -> row.lot().equals(trace.lot())).toList();
    var broken = EnumSet.noneOf(Rule.class);
    var accused = new EnumMap<Rule, Set<Gln>>(Rule.class);
    for (var finding : inspected.assessment().findings()) {
      boolean answered = finding.rule() == Rule.CORRECTED && inspected.isReleased(finding);
      if (inspected.assessment().isUpstream(finding.lot()) && !answered) {
        var party = finding.accused().filter(gln -> finding.lot().equals(trace.lot()));
        party.ifPresentOrElse(
            accused.computeIfAbsent(finding.rule(), any -> new HashSet<>())::add,
            () -> broken.add(finding.rule()));
      }
    }
    return new LotFacts(
        rows,
        HandOver.among(rows),
        makers(rows, custody),
        trace.generations().entrySet().stream()
            .filter(each -> each.getValue() < 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()),
        upstream(trace, custody),
        broken,
        accused,
        claims(rows, custody),
        inspected.assessment().lot().flatMap(Lot::expiresOn),
        inspected.isRecalled());
  }

  private static Set<Gln> claims(Collection<Link> rows, Custody custody) {
    return rows.stream()
        .filter(row -> row.role() == Role.RECEIVED && !custody.had(row.lot(), row.party()))
        .map(Link::party)
        .collect(Collectors.toSet());
  }

  /** Whoever says that it came into being with him, and may say so. */
  private static Set<Gln> makers(Collection<Link> rows, Custody custody) {
    return rows.stream()
        .filter(row -> row.role() == Role.PRODUCED)
        .filter(row -> custody.isOfHouse(row.lot(), row.party()))
        .map(Link::party)
        .collect(Collectors.toSet());
  }

  /** The weakest of all lots it was made of. */
  private static Origin upstream(Trace trace, Custody custody) {
    if (trace.cutBack()) {
      return Origin.UNKNOWN; // what was not walked may hold anything
    }
    var born = new HashSet<>(trace.generations().keySet());
    trace.gaps().stream()
        .filter(gap -> gap.kind() == Gap.Kind.NO_ORIGIN)
        .forEach(gap -> born.remove(gap.lot()));
    var way = OnTheWay.of(trace);
    var rows = trace.links().stream().collect(Collectors.groupingBy(Link::lot));
    var weakest = Origin.CONFIRMED;
    for (var each : trace.generations().entrySet()) {
      if (each.getValue() < 0) {
        var of = rows.getOrDefault(each.getKey(), List.of());
        var origin =
            born.contains(each.getKey())
                ? origin(way.users(each.getKey()), makers(of, custody), HandOver.among(of))
                : Origin.UNKNOWN;
        weakest = origin.compareTo(weakest) < 0 ? origin : weakest;
      }
    }
    return weakest;
  }

  /** How one lot came from those who made it to those who hold it. */
  private static Origin origin(Set<Gln> holders, Set<Gln> made, List<HandOver> handOvers) {
    if (!reached(made, handOvers, ANY).containsAll(holders)) {
      return Origin.UNKNOWN;
    }
    var way = OnTheWay.holders(holders, handOvers);
    boolean doubtful =
        handOvers.stream().anyMatch(each -> !each.isConfirmed() && way.contains(each.to()));
    return doubtful || !reached(made, handOvers, HandOver::isConfirmed).containsAll(holders)
        ? Origin.ONE_SIDED
        : Origin.CONFIRMED;
  }

  private static Set<Gln> reached(
      Set<Gln> made, List<HandOver> handOvers, Predicate<HandOver> counted) {
    var reached = new HashSet<>(made);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (var each : handOvers) {
        grown |= counted.test(each) && reached.contains(each.from()) && reached.add(each.to());
      }
    }
    return reached;
  }

  Verdict verdict(Viewpoint seenBy, Window window) {
    return claimants.isEmpty()
        ? judged(seenBy, window)
        : withoutClaims(seenBy).judged(seenBy, window);
  }

  /** What somebody claims to have received is a matter of his and of those after him alone. */
  private LotFacts withoutClaims(Viewpoint seenBy) {
    var hands = OnTheWay.holders(Set.of(seenBy.party()), handOvers);
    var kept =
        rows.stream()
            .filter(row -> !claimants.contains(row.party()) || hands.contains(row.party()))
            .toList();
    return new LotFacts(
        kept,
        HandOver.among(kept),
        made,
        madeOf,
        upstream,
        broken,
        accused,
        Set.of(),
        expiresOn,
        recalled);
  }

  private Verdict judged(Viewpoint seenBy, Window window) {
    if (rows.isEmpty()) {
      return Verdict.missing(MissingStep.NO_LOT);
    }
    if (recalled) {
      return Verdict.missing(MissingStep.RECALLED);
    }
    var origin = origin(Set.of(seenBy.party()), made, handOvers);
    origin = upstream.compareTo(origin) < 0 ? upstream : origin;
    if (isOpen(seenBy, origin, window)) {
      return Verdict.OPEN;
    }
    if (made.isEmpty() && rows.stream().allMatch(row -> row.role() == Role.TENDED)) {
      return Verdict.missing(MissingStep.NOT_HARVESTED);
    }
    if (origin == Origin.UNKNOWN || broken.contains(Rule.NO_PLOT)) {
      return Verdict.missing(MissingStep.NO_ORIGIN);
    }
    if (!hasLeft(seenBy, ANY)) {
      return Verdict.missing(MissingStep.NO_HAND_OVER);
    }
    var broken = broken(seenBy);
    if (broken.isPresent()) {
      return Verdict.missing(broken.get());
    }
    if (!isFresh(seenBy, ANY, window)) {
      return Verdict.missing(MissingStep.STALE);
    }
    return origin == Origin.CONFIRMED
            && hasLeft(seenBy, HandOver::isConfirmed)
            && isFresh(seenBy, HandOver::isConfirmed, window)
        ? Verdict.COMPLETE
        : Verdict.missing(MissingStep.ONE_SIDED);
  }

  /** Fresh in the holder's store: what he does to it there makes it no fresher. */
  private boolean isOpen(Viewpoint seenBy, Origin origin, Window window) {
    var own = rows.stream().filter(row -> row.party().equals(seenBy.party())).toList();
    boolean here =
        own.stream().noneMatch(row -> row.role() == Role.SENT)
            && handOvers.stream().noneMatch(each -> each.from().equals(seenBy.party()));
    return here
        && origin != Origin.UNKNOWN
        && !seenBy.retail()
        && !isExpired(window)
        && own.stream()
            .filter(row -> row.role() == Role.PRODUCED || row.role() == Role.RECEIVED)
            .anyMatch(row -> window.contains(row.occurredAt()));
  }

  private boolean isExpired(Window window) {
    return expiresOn
        .filter(LocalDate.ofInstant(window.until(), Entry.VIETNAM)::isAfter)
        .isPresent();
  }

  private boolean hasLeft(Viewpoint seenBy, Predicate<HandOver> counted) {
    return seenBy.retail()
        || handOvers.stream()
            .filter(each -> each.from().equals(seenBy.party()) && counted.test(each))
            .anyMatch(each -> !goesBack(each));
  }

  /** To whoever made it, or to one from whom at least as much of it came: then nothing has left. */
  private boolean goesBack(HandOver handOver) {
    boolean toItsMaker = made.contains(handOver.to()) && !made.contains(handOver.from());
    return toItsMaker
        || moved(handOver.to(), handOver.from()).compareTo(moved(handOver.from(), handOver.to()))
            >= 0;
  }

  private BigDecimal moved(Gln from, Gln to) {
    return handOvers.stream()
        .filter(each -> each.from().equals(from) && each.to().equals(to))
        .map(HandOver::quantity)
        .map(quantity -> quantity.mass().orElse(quantity.value()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Optional<MissingStep> broken(Viewpoint seenBy) {
    if (broken.contains(Rule.MISSING_FIELD)) {
      return Optional.of(MissingStep.FIELD);
    }
    if (broken.contains(Rule.ISOLATION)) {
      return Optional.of(MissingStep.ISOLATION);
    }
    if (broken.contains(Rule.ISOLATION_UNKNOWN)) {
      return Optional.of(MissingStep.ISOLATION_UNKNOWN);
    }
    var hands = OnTheWay.holders(Set.of(seenBy.party()), handOvers);
    if (isBroken(Rule.CORRECTED, hands)) {
      return Optional.of(MissingStep.CORRECTED);
    }
    if (isBroken(Rule.MASS, hands)) {
      return Optional.of(MissingStep.MASS);
    }
    if (isBroken(Rule.MASS_UNKNOWN, hands)) {
      return Optional.of(MissingStep.MASS_UNKNOWN);
    }
    return broken.contains(Rule.CERTIFICATE)
        ? Optional.of(MissingStep.CERTIFICATE)
        : Optional.empty();
  }

  private boolean isBroken(Rule rule, Set<Gln> hands) {
    return broken.contains(rule)
        || accused.getOrDefault(rule, Set.of()).stream().anyMatch(hands::contains);
  }

  /**
   * Strangers keep nothing fresh, only who has the lot by hand-overs that count; and watering or
   * weeding does not either.
   */
  private boolean isFresh(Viewpoint seenBy, Predicate<HandOver> counted, Window window) {
    var holders = reached(made, handOvers, counted);
    Set<EventId> doubtful =
        handOvers.stream()
            .filter(counted.negate())
            .flatMap(HandOver::events)
            .collect(Collectors.toSet());
    return rows.stream()
        .filter(row -> row.role() != Role.TENDED)
        .filter(row -> holders.contains(row.party()) || row.party().equals(seenBy.party()))
        .filter(row -> !doubtful.contains(row.event()))
        .anyMatch(row -> window.contains(row.occurredAt()));
  }
}
