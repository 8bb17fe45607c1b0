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
import java.util.stream.Stream;
import vn.traceability.event.EventId;
import vn.traceability.event.LotQuantity;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.trace.Link;
import vn.traceability.trace.Link.Role;
import vn.traceability.trace.Trace;

/**
 * Whether more came out than went in: of a step, of a lot, of a hand-over, of what a party had.
 * What holds an amount without a mass cannot be weighed, and says nothing. A missing record is a
 * gap, and no reason to accuse anybody of an amount.
 */
final class MassRule {
  /** What the receiver's scale may show for the sender's 1: one in a hundred more. */
  private static final BigDecimal TWO_SCALES = new BigDecimal("1.01");

  private final Trace trace;

  /** Steps that made the lot asked for, or a lot it was made of. */
  private final Set<EventId> intoTheLot = new HashSet<>();

  private final List<Finding> found = new ArrayList<>();

  private MassRule(Trace trace) {
    this.trace = trace;
  }

  static List<Finding> findings(Trace trace) {
    var rule = new MassRule(trace);
    rule.steps();
    var byLot = new TreeMap<LotId, List<Link>>();
    trace
        .links()
        .forEach(link -> byLot.computeIfAbsent(link.lot(), lot -> new ArrayList<>()).add(link));
    byLot.forEach(rule::lot);
    return rule.found;
  }

  /**
   * More came out of a step than went in. Weighed by the event itself: the chain of one lot does
   * not hold all lots that went in beside it or came out beside it.
   */
  private void steps() {
    for (var step : trace.standing()) {
      var fact = step.fact();
      var made = fact.outputs().stream().map(LotQuantity::lot).toList();
      if (made.stream().anyMatch(trace::isUpstream)) {
        intoTheLot.add(step.id());
      }
      if (!fact.inputs().isEmpty()) {
        about(made)
            .ifPresent(
                lot ->
                    moreOut(
                        mass(fact.outputs().stream().map(LotQuantity::quantity)),
                        mass(fact.inputs().stream().map(LotQuantity::quantity)),
                        lot,
                        Optional.of(step.id()),
                        Optional.empty()));
      }
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
    boolean overdrawn =
        has(links, Role.PRODUCED)
            && moreOut(
                mass(links, Role.CONSUMED),
                mass(links, Role.PRODUCED),
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

  /** A party received more than its sender sent, by more than two scales may differ. */
  private void received(Gln party, LotId lot, Hands hands) {
    for (var handOver : hands.to(party).values()) {
      var receipts = handOver.receipts();
      // a receipt more than there are shipments is the gap of a shipment nobody recorded
      if (!receipts.isEmpty() && receipts.size() <= handOver.shipments().size()) {
        var received = mass(receipts);
        var sent = mass(handOver.shipments());
        if (received.isPresent()
            && sent.isPresent()
            && received.get().compareTo(sent.get().multiply(TWO_SCALES)) <= 0) {
          continue;
        }
        moreOut(
            received,
            sent,
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
    var in = new ArrayList<Optional<BigDecimal>>();
    if (has(own, Role.PRODUCED)) {
      in.add(mass(own, Role.PRODUCED));
    }
    for (var handOver : hands.to(party).values()) {
      var sent = mass(handOver.shipments());
      in.add(mass(handOver.receipts()).flatMap(received -> sent.map(received::max)));
    }
    if (!in.isEmpty()) {
      moreOut(
          sum(Stream.of(mass(own, Role.SENT), mass(own, Role.CONSUMED))),
          sum(in.stream()),
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

  private static boolean has(List<Link> links, Role role) {
    return links.stream().anyMatch(link -> link.role() == role);
  }

  private static Optional<BigDecimal> mass(List<Link> links) {
    return mass(links.stream().map(Link::quantity));
  }

  private static Optional<BigDecimal> mass(List<Link> links, Role role) {
    return mass(links.stream().filter(link -> link.role() == role).map(Link::quantity));
  }

  private static Optional<BigDecimal> mass(Stream<Quantity> quantities) {
    return sum(quantities.map(Quantity::mass));
  }

  /** Empty as soon as one of them is. */
  private static Optional<BigDecimal> sum(Stream<Optional<BigDecimal>> masses) {
    return masses.reduce(
        Optional.of(BigDecimal.ZERO), (one, other) -> one.flatMap(mass -> other.map(mass::add)));
  }

  private boolean moreOut(
      Optional<BigDecimal> out,
      Optional<BigDecimal> in,
      LotId lot,
      Optional<EventId> event,
      Optional<Gln> party) {
    if (out.isEmpty() || in.isEmpty() || out.get().compareTo(in.get()) <= 0) {
      return false;
    }
    var evidence = new HashMap<String, String>();
    evidence.put("out", kilograms(out.get()));
    evidence.put("in", kilograms(in.get()));
    party.ifPresent(gln -> evidence.put("party", gln.digits()));
    found.add(new Finding(Rule.MASS, lot, event, evidence));
    return true;
  }

  /** Written out here: a sum may be larger, or finer, than one entry may be. */
  private static String kilograms(BigDecimal mass) {
    return mass.stripTrailingZeros().toPlainString() + " " + UnitCode.KILOGRAM.code();
  }
}
