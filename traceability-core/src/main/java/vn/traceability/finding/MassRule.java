package vn.traceability.finding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.traceability.event.EventId;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.RecordedEvent;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.trace.Link;
import vn.traceability.trace.Link.Role;
import vn.traceability.trace.Trace;

/**
 * Whether more came out than went in: of a step, of a lot, of a hand-over, of what a party had.
 * Where units differ nobody can say, and that is found too. A missing record is a gap, and no
 * reason to accuse anybody of an amount. What a lot was made of counts for it, whether or not its
 * maker ever had so much.
 */
final class MassRule {
  /** What a second weighing may show for the first one's 1: one in a hundred more. */
  private static final BigDecimal TWO_SCALES = new BigDecimal("1.01");

  private final Trace trace;
  private final Known known;
  private final Custody custody;

  /** Steps that made the lot asked for, or a lot it was made of. */
  private final Set<EventId> intoTheLot = new HashSet<>();

  private final List<Finding> found = new ArrayList<>();

  private MassRule(Trace trace, Known known, Custody custody) {
    this.trace = trace;
    this.known = known;
    this.custody = custody;
  }

  static List<Finding> findings(Trace trace, Known known, Custody custody) {
    var rule = new MassRule(trace, known, custody);
    rule.steps();
    var byLot = new TreeMap<LotId, List<Link>>();
    trace
        .links()
        .forEach(link -> byLot.computeIfAbsent(link.lot(), lot -> new ArrayList<>()).add(link));
    byLot.forEach(rule::lot);
    return rule.found;
  }

  /** How much more came out of a step than went in, in kilograms; 0 where that is not found. */
  static BigDecimal excess(RecordedEvent step, Known known) {
    var out = sum(step.fact().outputs(), known);
    var in = sum(step.fact().inputs(), known);
    return isMore(out, in) ? out.kilograms().subtract(in.kilograms()) : BigDecimal.ZERO;
  }

  /** What is found of one step alone. */
  static List<Finding> ofStep(RecordedEvent step, Trace trace, Known known, Custody custody) {
    var rule = new MassRule(trace, known, custody);
    rule.step(step);
    return rule.found;
  }

  /**
   * More came out of a step than went in. Weighed by the event itself: the chain of one lot does
   * not hold all lots that went in beside it or came out beside it. Pieces of different things are
   * not counted against each other.
   */
  private void steps() {
    trace.standing().forEach(this::step);
  }

  private void step(RecordedEvent step) {
    var fact = step.fact();
    var made =
        fact.outputs().stream()
            .map(LotQuantity::lot)
            .filter(lot -> custody.isOfHouse(lot, fact.entry().party()))
            .toList();
    if (made.stream().anyMatch(trace::isUpstream)) {
      intoTheLot.add(step.id());
    }
    if (!fact.inputs().isEmpty()) {
      about(made)
          .ifPresent(
              lot -> step(lot, step.id(), sum(fact.outputs(), known), sum(fact.inputs(), known)));
    }
  }

  private static boolean isMore(Amounts out, Amounts in) {
    return in.isWeighed() && out.weighed().against(in) == Amounts.Balance.MORE;
  }

  private void step(LotId lot, EventId event, Amounts out, Amounts in) {
    boolean more = isMore(out, in);
    if (more || !in.isWeighed() || !out.isWeighed()) {
      found.add(
          finding(
              more ? Rule.MASS : Rule.MASS_UNKNOWN,
              more ? out.weighed() : out,
              in,
              lot,
              Optional.of(event),
              Optional.empty()));
    }
  }

  /** Of the lots a step made one that the lot asked for hangs on, else one of its chain. */
  private Optional<LotId> about(List<LotId> made) {
    return made.stream()
        .filter(trace::isUpstream)
        .findFirst()
        .or(() -> made.stream().filter(trace.generations()::containsKey).findFirst());
  }

  private void lot(LotId lot, List<Link> links) {
    var made = of(links, Role.PRODUCED);
    boolean overdrawn =
        !made.isNone()
            && compare(
                of(links, Role.CONSUMED),
                made,
                made.times(TWO_SCALES),
                lot,
                Optional.empty(),
                Optional.empty());
    var hands = new Hands(links);
    for (var party : parties(lot, hands)) {
      received(party, lot, hands);
      if (!overdrawn) { // the same amounts again, with a name
        had(party, lot, hands);
      }
    }
  }

  /**
   * A party received more than its sender sent, by more than two scales may differ. Where a
   * shipment is recorded the sender's word counts, in however many receipts it is taken apart;
   * without any shipment there is a gap.
   */
  private void received(Gln party, LotId lot, Hands hands) {
    for (var handOver : hands.to(party).values()) {
      var receipts = handOver.receipts();
      if (!receipts.isEmpty() && !handOver.shipments().isEmpty()) {
        var received = amounts(receipts);
        var sent = amounts(handOver.shipments());
        compare(
            received,
            sent,
            sent.times(TWO_SCALES),
            lot,
            Optional.of(receipts.get(receipts.size() - 1).event()),
            Optional.of(party));
      }
    }
  }

  /**
   * A party used up and sent away more of a lot than it ever had. A shipment to it that it never
   * confirmed counts as had, and a party of which no record says how it came to the lot is left to
   * the gaps.
   */
  private void had(Gln party, LotId lot, Hands hands) {
    var own = hands.of(party);
    var in = of(own, Role.PRODUCED);
    var most = in.times(TWO_SCALES);
    for (var handOver : hands.to(party).values()) {
      var received = amounts(handOver.receipts());
      var sent = amounts(handOver.shipments());
      in = in.plus(sent.isNone() ? received : sent);
      most = most.plus(sent.isNone() ? received : sent.max(received.min(sent.times(TWO_SCALES))));
    }
    if (!in.isNone()) {
      compare(
          of(own, Role.SENT).plus(of(own, Role.CONSUMED)),
          in,
          most,
          lot,
          Optional.empty(),
          Optional.of(party));
    }
  }

  /**
   * Those whose amounts of a lot matter. Of a lot further up only those through whose hands the lot
   * asked for came: what a shop elsewhere sold of the same harvest is no fault of this one.
   */
  private Set<Gln> parties(LotId lot, Hands hands) {
    var parties = new LinkedHashSet<Gln>();
    boolean whole = trace.generations().get(lot) >= 0;
    for (var link : hands.links()) {
      if (whole || intoTheLot.contains(link.event())) {
        parties.add(link.party());
      }
    }
    var open = new ArrayList<>(parties);
    while (!open.isEmpty()) {
      for (var sender : hands.to(open.remove(open.size() - 1)).keySet()) {
        if (parties.add(sender)) {
          open.add(sender);
        }
      }
    }
    return parties;
  }

  /** What two parties said of what one of them handed to the other. */
  private record HandOver(List<Link> shipments, List<Link> receipts) {}

  /** The hands one lot went through. */
  private static final class Hands {
    private final List<Link> links;
    private final Map<Gln, List<Link>> byParty = new HashMap<>();
    private final Map<Gln, Map<Gln, HandOver>> byReceiver = new HashMap<>();

    Hands(List<Link> links) {
      this.links = links;
      for (var link : links) {
        byParty.computeIfAbsent(link.party(), party -> new ArrayList<>()).add(link);
        link.counterpart()
            .ifPresent(
                other -> {
                  if (link.role() == Role.SENT) {
                    between(link.party(), other).shipments().add(link);
                  } else if (link.role() == Role.RECEIVED) {
                    between(other, link.party()).receipts().add(link);
                  }
                });
      }
    }

    List<Link> links() {
      return links;
    }

    List<Link> of(Gln party) {
      return byParty.getOrDefault(party, List.of());
    }

    /** What came to a party, by its sender. */
    Map<Gln, HandOver> to(Gln party) {
      return byReceiver.getOrDefault(party, Map.of());
    }

    private HandOver between(Gln from, Gln to) {
      return byReceiver
          .computeIfAbsent(to, party -> new LinkedHashMap<>())
          .computeIfAbsent(from, party -> new HandOver(new ArrayList<>(), new ArrayList<>()));
    }
  }

  private static Amounts sum(List<LotQuantity> some, Known known) {
    return Amounts.sum(some.stream().map(each -> Amounts.of(each.lot(), each.quantity(), known)));
  }

  private Amounts of(List<Link> links, Role role) {
    return amounts(links.stream().filter(link -> link.role() == role).toList());
  }

  private Amounts amounts(List<Link> links) {
    return Amounts.sum(links.stream().map(each -> Amounts.of(each.lot(), each.quantity(), known)));
  }

  /**
   * Whether more came out than went in, which is then found; or that nobody can say.
   *
   * @param most what may come of it where scales differ
   */
  private boolean compare(
      Amounts out,
      Amounts in,
      Amounts most,
      LotId lot,
      Optional<EventId> event,
      Optional<Gln> party) {
    var balance = out.against(most);
    if (balance != Amounts.Balance.NOT_MORE) {
      boolean more = balance == Amounts.Balance.MORE;
      found.add(finding(more ? Rule.MASS : Rule.MASS_UNKNOWN, out, in, lot, event, party));
    }
    return balance == Amounts.Balance.MORE;
  }

  private static Finding finding(
      Rule rule, Amounts out, Amounts in, LotId lot, Optional<EventId> event, Optional<Gln> party) {
    var evidence = new HashMap<String, String>();
    evidence.put("out", out.toString());
    evidence.put("in", in.toString());
    party.ifPresent(gln -> evidence.put("party", gln.digits()));
    return new Finding(rule, lot, event, evidence);
  }
}
