package vn.traceability.rights;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.event.Corrected;
import vn.traceability.event.EventId;
import vn.traceability.event.Loaded;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Unloaded;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Forbidden;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.Tracer;

/**
 * Whose lots a party may write about. How a lot came into being and was cared for is for its owner
 * to say and for his house: his cooperative and its members. What depends on entries of others,
 * such as whether a lot that is sold ever came to the seller, is no refusal: it is found in the
 * chain.
 */
public final class LotRights {
  /**
   * So many entries of a lot that nobody ever sent him: more would make the chains of lots
   * unreadable.
   */
  private static final int MOST_UNSENT = 200;

  /**
   * So often a party moves a logistic unit, puts something on it or takes it off, whoever sent it.
   * Who is to have a unit by right cannot be asked here: it may be recorded before what is on it.
   */
  private static final int MOST_OF_UNIT = 1_000;

  /** So many logistic units one event names; a shipment of more is several. */
  private static final int MOST_UNITS = 2_000;

  private final MasterData<LotId, Lot> lots;
  private final MasterData<Gtin, Product> products;
  private final MasterData<Gln, Party> parties;
  private final MasterData<Gln, Place> places;
  private final Links links;

  public LotRights(
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      MasterData<Gln, Place> places,
      Links links) {
    this.lots = lots;
    this.products = products;
    this.parties = parties;
    this.places = places;
    this.links = links;
  }

  /**
   * Refuses what is not for this party to say.
   *
   * @throws Forbidden naming the lot or the place that is somebody else's
   * @throws Conflict when the party has written much of a lot that was never sent to it, or of a
   *     logistic unit, or names too many units at once
   */
  public void mustHold(TraceEvent event) {
    if (!(event instanceof Corrected)) { // which names no lots
      new Check().mustHold(event, EpcisForm.identify(EpcisForm.write(event)));
    }
  }

  /** Looks at the events of one capture, and asks the stores once for what many of them need. */
  public Check check() {
    return new Check();
  }

  /** One capture. Not for many threads. */
  public final class Check {
    private final Map<LotId, Optional<Gln>> owners = new HashMap<>();
    private final Map<Gln, Optional<Gln>> houses = new HashMap<>();
    private final Map<Gln, Optional<Gln>> placeOwners = new HashMap<>();
    private final Map<LotId, Unsent> dealings = new HashMap<>();
    private final Map<Sscc, Handled> handled = new HashMap<>();
    private final ProcessParts processes = new ProcessParts(links);

    private Check() {}

    /** Asks at once for what is to be known of the lots and units of which a party writes. */
    public void prepare(Gln party, Collection<TraceEvent> events) {
      prepareLots(
          party,
          events.stream().flatMap(Check::lots).collect(Collectors.toCollection(TreeSet::new)));
      ask(
          party,
          events.stream()
              .map(Check::units)
              .filter(units -> units.size() <= MOST_UNITS)
              .flatMap(units -> units.keySet().stream())
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<LotId> lots(TraceEvent event) {
      return Stream.of(event.inputs(), event.outputs(), event.passing())
          .flatMap(List::stream)
          .map(LotQuantity::lot);
    }

    /** The units an event is about, each with how often. */
    private static Map<Sscc, Integer> units(TraceEvent event) {
      var units = new TreeMap<Sscc, Integer>();
      event.units().ids().forEach(unit -> units.put(unit, 1));
      if (event instanceof Loaded loaded) {
        units.merge(loaded.unit(), loaded.lots().size() + loaded.inner().size(), Integer::sum);
      } else if (event instanceof Unloaded unloaded && !unloaded.isWhole()) {
        units.merge(
            unloaded.unit(), unloaded.lots().size() + unloaded.inner().size(), Integer::sum);
      }
      return units;
    }

    private void prepareLots(Gln party, Collection<LotId> named) {
      askOwners(named);
      var others =
          named.stream()
              .filter(lot -> !dealings.containsKey(lot))
              .filter(lot -> ownerOf(lot).filter(owner -> !areOfOneHouse(owner, party)).isPresent())
              .toList();
      if (others.size() < 2) {
        return;
      }
      var rows = links.ofLotsWith(party, others, Tracer.Limits.DEFAULT.rows());
      if (rows.size() < Tracer.Limits.DEFAULT.rows()) { // else each is asked for where it counts
        var byLot = rows.stream().collect(Collectors.groupingBy(Link::lot));
        others.forEach(lot -> dealings.put(lot, unsent(party, byLot.getOrDefault(lot, List.of()))));
      }
    }

    /** A lot is of a registered product, or it is not registered itself. */
    private void askOwners(Collection<LotId> named) {
      var unknown = named.stream().filter(lot -> !owners.containsKey(lot)).toList();
      if (unknown.isEmpty()) {
        return;
      }
      var makers = new HashMap<Gtin, Gln>();
      products
          .findAll(unknown.stream().map(LotId::gtin).distinct().toList())
          .forEach(product -> makers.put(product.value().gtin(), product.value().owner()));
      var registered = new HashMap<LotId, Gln>();
      lots.findAll(unknown.stream().filter(lot -> makers.containsKey(lot.gtin())).toList())
          .forEach(lot -> registered.put(lot.value().id(), lot.value().owner()));
      unknown.forEach(
          lot ->
              owners.put(
                  lot,
                  Optional.ofNullable(registered.get(lot))
                      .or(() -> Optional.ofNullable(makers.get(lot.gtin())))));
    }

    /**
     * As {@link LotRights#mustHold}.
     *
     * @param id its name
     */
    public void mustHold(TraceEvent event, EventId id) {
      askOwners(lots(event).toList());
      processes.mustBeFew(event, id);
      var party = event.entry().party();
      event.outputs().forEach(each -> mustBeOfHouse(party, each.lot()));
      if (event instanceof Sown sown) {
        sown.lots().forEach(each -> mustBeOfHouse(party, each.lot()));
      }
      if (event instanceof Tended tended) {
        tended.lots().stream()
            .map(LotQuantity::lot)
            .filter(lot -> !wasSentTo(party, lot))
            .forEach(lot -> mustBeOfHouse(party, lot));
      }
      Stream.of(event.inputs(), event.passing())
          .flatMap(List::stream)
          .forEach(each -> mustHaveGot(party, id, each.lot()));
      mustHandleFew(party, id, units(event));
      boolean made = event.inputs().isEmpty() && !event.outputs().isEmpty();
      if (event instanceof Sown || event instanceof Tended || made) {
        mustGrowOn(party, event.entry().place());
      }
    }

    private Optional<Gln> ownerOf(LotId lot) {
      return owners.getOrDefault(lot, Optional.empty());
    }

    private void mustHaveGot(Gln party, EventId id, LotId lot) {
      var owner = ownerOf(lot);
      if (owner.isEmpty() || areOfOneHouse(owner.get(), party)) {
        return;
      }
      dealings.computeIfAbsent(lot, any -> unsent(party, lot)).mustBeFew(party, id, lot);
    }

    private void mustHandleFew(Gln party, EventId id, Map<Sscc, Integer> units) {
      if (units.size() > MOST_UNITS) {
        throw new Conflict(
            "many-units",
            "an event may name "
                + MOST_UNITS
                + " logistic units, and this one names "
                + units.size()
                + "; write it as several");
      }
      ask(party, units.keySet());
      units.forEach((unit, times) -> handled.get(unit).mustBeFew(party, id, unit, times));
    }

    private void ask(Gln party, Collection<Sscc> units) {
      var unknown = units.stream().filter(unit -> !handled.containsKey(unit)).toList();
      for (int from = 0; from < unknown.size(); from += MOST_UNITS) {
        askAtOnce(party, unknown.subList(from, Math.min(from + MOST_UNITS, unknown.size())));
      }
    }

    private void askAtOnce(Gln party, List<Sscc> unknown) {
      int most = Tracer.Limits.DEFAULT.rows();
      var rows = links.ofUnitsWith(party, unknown, most);
      if (rows.size() == most && unknown.size() > 1) {
        askAtOnce(party, unknown.subList(0, unknown.size() / 2));
        askAtOnce(party, unknown.subList(unknown.size() / 2, unknown.size()));
        return;
      }
      var found = new HashMap<Sscc, Handled>();
      unknown.forEach(unit -> found.put(unit, new Handled()));
      for (var row : rows) {
        Stream.concat(
                row.on().stream(),
                row.thing().isUnit() ? Stream.of(row.thing().unit()) : Stream.empty())
            .filter(found::containsKey)
            .forEach(unit -> found.get(unit).add(row.event(), 1));
      }
      handled.putAll(found);
    }

    private Unsent unsent(Gln party, LotId lot) {
      return unsent(party, links.ofLotsWith(party, List.of(lot), Tracer.Limits.DEFAULT.rows()));
    }

    private Unsent unsent(Gln party, List<Link> rows) {
      var own =
          rows.stream()
              .filter(row -> row.party().equals(party))
              .map(Link::event)
              .collect(Collectors.toCollection(HashSet::new));
      // a shipment that was taken back made the party one that may have had it all the same
      return new Unsent(!sentTo(party, rows).isEmpty(), own);
    }

    private void mustBeOfHouse(Gln party, LotId lot) {
      var owner = ownerOf(lot);
      if (owner.isPresent() && !areOfOneHouse(owner.get(), party)) {
        throw Forbidden.about(
            lot.toString(),
            "other-lot",
            "lot "
                + lot
                + " is of party "
                + owner.get().digits()
                + ", and party "
                + party.digits()
                + " is neither its member nor its cooperative");
      }
    }

    private void mustGrowOn(Gln party, Gln place) {
      var owner =
          placeOwners.computeIfAbsent(
              place, any -> places.find(place).map(found -> found.value().party()));
      if (owner.isPresent() && !areOfOneHouse(owner.get(), party)) {
        throw Forbidden.about(
            place.digits(),
            "other-place",
            "place " + place.digits() + " is of another party than " + party.digits());
      }
    }

    private boolean wasSentTo(Gln party, LotId lot) {
      var shipments =
          sentTo(party, links.ofLotsWith(party, List.of(lot), Tracer.Limits.DEFAULT.rows()));
      return !links.voided(shipments).containsAll(shipments);
    }

    /** As of now; the rules remember who was of a house when an older lot was made. */
    private boolean areOfOneHouse(Gln one, Gln other) {
      return one.equals(other) || isMember(one, other) || isMember(other, one);
    }

    private boolean isMember(Gln one, Gln of) {
      return houses
          .computeIfAbsent(
              one, any -> parties.find(one).map(Versioned::value).flatMap(Party::memberOf))
          .equals(Optional.of(of));
    }
  }

  /**
   * What a party has to do with a lot that is not its own.
   *
   * @param sent whether somebody sent it there
   * @param events its own entries of it
   */
  private record Unsent(boolean sent, Set<EventId> events) {
    void mustBeFew(Gln party, EventId next, LotId lot) {
      if (!sent && events.size() >= MOST_UNSENT && !events.contains(next)) {
        throw Conflict.about(
            lot.toString(),
            "never-sent",
            "party "
                + party.digits()
                + " has recorded "
                + events.size()
                + " entries of lot "
                + lot
                + " and nobody a shipment of it to that party; ask the sender to record his first");
      }
      events.add(next);
    }
  }

  /** What a party did with a logistic unit. */
  private static final class Handled {
    private final Set<EventId> events = new HashSet<>();
    private int times;

    void add(EventId event, int more) {
      events.add(event);
      times += more;
    }

    void mustBeFew(Gln party, EventId next, Sscc unit, int more) {
      if (events.contains(next)) {
        return;
      }
      if (times + more > MOST_OF_UNIT) {
        throw Conflict.about(
            unit.digits(),
            "busy-unit",
            "party "
                + party.digits()
                + " has moved, loaded or unloaded unit "
                + unit.digits()
                + " "
                + times
                + " times, and may do so "
                + MOST_OF_UNIT
                + " times");
      }
      add(next, more);
    }
  }

  private static Set<EventId> sentTo(Gln party, List<Link> rows) {
    return rows.stream()
        .filter(row -> row.role() == Link.Role.SENT)
        .filter(row -> row.counterpart().filter(party::equals).isPresent())
        .map(Link::event)
        .collect(Collectors.toSet());
  }
}
