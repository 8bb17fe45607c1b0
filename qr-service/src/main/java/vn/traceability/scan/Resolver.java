package vn.traceability.scan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.traceability.code.Code;
import vn.traceability.code.Codes;
import vn.traceability.code.Serial;
import vn.traceability.event.Entry;
import vn.traceability.finding.Assessor;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.trace.Gap;
import vn.traceability.trace.Tracer;

/** Answers what a Digital Link leads to. It reads and never writes. */
public final class Resolver {
  /** A public page walks less far than an inspector; where it stops it says so. */
  private static final Tracer.Limits LIMITS = new Tracer.Limits(20, 300);

  private final Codes codes;
  private final MasterData<Gtin, Product> products;
  private final MasterData<Gln, Party> parties;
  private final MasterData<Gln, Place> places;
  private final Assessor assessor;
  private final Clock clock;

  public Resolver(
      Codes codes,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      MasterData<Gln, Place> places,
      Assessor assessor,
      Clock clock) {
    this.codes = codes;
    this.products = products;
    this.parties = parties;
    this.places = places;
    this.assessor = assessor;
    this.clock = clock;
  }

  /**
   * The link under which the label has this code, when it came in another spelling (lower case, or
   * I, L, O for 1, 1, 0); only where the code it stands for is ours.
   */
  public Optional<DigitalLink> respelled(DigitalLink link) {
    if (link.lot().isEmpty() || link.serial().map(Serial::isWritten).orElse(true)) {
      return Optional.empty();
    }
    return codes
        .find(link.lotId().orElseThrow(), link.serial().get())
        .map(code -> link.withSerial(code.serial().text()));
  }

  /** A store that fails makes this fail: an outage is never an answer. */
  public Answer answer(DigitalLink link) {
    if (link.lot().isEmpty()) {
      return link.serial().isPresent() ? notOurs(link) : product(link);
    }
    var id = link.lotId().orElseThrow();
    if (link.serial().isEmpty()) {
      return lot(link, id, Optional.empty());
    }
    var serial = link.serial().get();
    var code = Serial.isWritten(serial) ? codes.find(id, serial) : Optional.<Code>empty();
    return code.isPresent() ? lot(link, id, code) : notOurs(link);
  }

  /** Shows nothing of the product or the lot, which would lend a forged label their good name. */
  private static Answer notOurs(DigitalLink link) {
    boolean ourForm = link.serial().filter(Serial::isWritten).isPresent();
    var state = ourForm ? State.NOT_ISSUED : State.MISTYPED;
    return Answer.only(link, state, Optional.empty(), Names.NONE);
  }

  private Answer product(DigitalLink link) {
    var product = products.find(link.gtin()).map(Versioned::value);
    var state = product.isPresent() ? State.PRODUCT : State.UNKNOWN_PRODUCT;
    var owner = product.map(Product::owner).map(Set::of).orElse(Set.of());
    return Answer.only(link, state, product, names(owner, Set.of(), Set.of()));
  }

  private Answer lot(DigitalLink link, LotId id, Optional<Code> code) {
    var assessment = assessor.assess(id, Tracer.Direction.BACK, LIMITS);
    var product = assessment.product();
    var lot = assessment.lot();
    var trace = assessment.trace();
    var journey = Journey.of(trace, assessment.findings());
    if (lot.isEmpty() && trace.steps().isEmpty()) {
      return Answer.only(link, State.UNKNOWN_LOT, Optional.empty(), Names.NONE);
    }
    var states = new ArrayList<State>();
    states.add(code.map(Code::state).map(Resolver::stateOf).orElse(State.LOT));
    if (lot.isEmpty()) {
      states.add(State.KNOWN_FROM_EVENTS);
    } else if (journey.steps().isEmpty()) {
      states.add(State.PRODUCT_INFORMATION_ONLY);
    }
    var today = LocalDate.ofInstant(clock.instant(), Entry.VIETNAM);
    if (lot.flatMap(Lot::expiresOn).filter(today::isAfter).isPresent()) {
      states.add(State.EXPIRED);
    }
    return new Answer(link, states, product, lot, Optional.of(journey), names(lot, journey));
  }

  private static State stateOf(vn.traceability.code.CodeState state) {
    return switch (state) {
      case ISSUED -> State.NOT_ACTIVATED;
      case ACTIVATED -> State.ACTIVATED;
      case SUSPENDED -> State.SUSPENDED;
      case CANCELLED -> State.CANCELLED;
    };
  }

  private Names names(Optional<Lot> lot, Journey journey) {
    var who = new HashSet<Gln>();
    var where = new HashSet<Gln>();
    var what = new HashSet<Gtin>();
    lot.ifPresent(
        registered -> {
          who.add(registered.owner());
          registered.place().ifPresent(where::add);
        });
    for (var step : journey.steps()) {
      var fact = step.fact();
      who.add(fact.entry().party());
      fact.counterpart().ifPresent(who::add);
      where.add(fact.entry().place());
      for (var amounts : List.of(fact.inputs(), fact.outputs(), fact.passing())) {
        amounts.forEach(each -> what.add(each.lot().gtin()));
      }
    }
    journey.gaps().stream().map(Gap::party).flatMap(Optional::stream).forEach(who::add);
    journey.gaps().forEach(gap -> what.add(gap.lot().gtin()));
    return names(who, where, what);
  }

  private Names names(Set<Gln> who, Set<Gln> where, Set<Gtin> what) {
    return new Names(
        byName(parties.findAll(who), Party::gln),
        byName(places.findAll(where), Place::gln),
        byName(products.findAll(what), Product::gtin));
  }

  private static <K, T> Map<K, T> byName(List<Versioned<T>> found, Function<T, K> name) {
    Map<K, T> named = new HashMap<>();
    found.forEach(each -> named.put(name.apply(each.value()), each.value()));
    return named;
  }
}
