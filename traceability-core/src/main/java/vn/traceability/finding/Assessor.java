package vn.traceability.finding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import vn.traceability.certificate.Certificates;
import vn.traceability.event.Entry;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.IsolationRegisters;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.trace.Link;
import vn.traceability.trace.Plots;
import vn.traceability.trace.Trace;
import vn.traceability.trace.Tracer;
import vn.traceability.trace.Window;

/** Traces a lot and has the rules look at its chain. A store that fails makes this fail. */
public final class Assessor {
  private final Tracer tracer;
  private final Stores stores;
  private final LegalProfiles profiles;
  private final Clock clock;

  /** By the ids of their registers, which are never changed; each has thousands of lines. */
  private final Map<String, IsolationRegister.Lookup> periods = new ConcurrentHashMap<>();

  /** Where the facts about a chain are kept. */
  public record Stores(
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      MasterData<Gln, Place> places,
      Certificates certificates,
      IsolationRegisters registers) {}

  public Assessor(Tracer tracer, Stores stores, LegalProfiles profiles, Clock clock) {
    this.tracer = tracer;
    this.stores = stores;
    this.profiles = profiles;
    this.clock = clock;
  }

  /** The same, walking other rows. */
  Assessor over(Tracer other) {
    return new Assessor(other, stores, profiles, clock);
  }

  /** Traces the lot and assesses its chain. */
  public Assessment assess(LotId lot, Tracer.Direction direction, Tracer.Limits limits) {
    return assess(tracer.trace(lot, direction, limits));
  }

  /** Assesses a chain that was traced before. */
  public Assessment assess(Trace trace) {
    var today = LocalDate.ofInstant(clock.instant(), Entry.VIETNAM);
    Set<LotId> ids = trace.generations().keySet();
    var gtins = new HashSet<Gtin>();
    ids.forEach(id -> gtins.add(id.gtin()));
    var lots = byName(stores.lots().findAll(ids), Lot::id);
    var products = byName(stores.products().findAll(gtins), Product::gtin);
    var places = new HashSet<Gln>();
    lots.values().forEach(lot -> lot.place().ifPresent(places::add));
    trace.harvests().forEach(step -> places.add(step.fact().entry().place()));
    var plots = tracer.treated(places, season(trace, clock.instant()));
    var found = byName(stores.places().findAll(places), Place::gln);
    var known =
        new Assessment.Known(
            lots,
            products,
            parties(trace, lots.values(), products.values(), found.values(), plots),
            found,
            plots,
            stores.certificates().claimedBy(gtins),
            isolation(),
            profiles.ofProductionOn(
                CertificateRule.producedOn(trace, Optional.ofNullable(lots.get(trace.lot())))
                    .orElse(today)),
            today);
    return Assessment.of(trace, known);
  }

  /** From the longest isolation period before the first harvest to the last, or to now. */
  private static Window season(Trace trace, Instant now) {
    var moments =
        trace.harvests().stream().map(step -> step.fact().entry().occurredAt()).sorted().toList();
    boolean harvested =
        trace.links().stream()
            .anyMatch(row -> row.role() == Link.Role.PRODUCED && row.lot().equals(trace.lot()));
    var first = moments.isEmpty() ? now : moments.get(0);
    var last = moments.isEmpty() || !harvested ? now : moments.get(moments.size() - 1);
    return new Window(first.minus(IsolationRegister.LONGEST), last);
  }

  private Map<Gln, Party> parties(
      Trace trace,
      Collection<Lot> lots,
      Collection<Product> products,
      Collection<Place> places,
      Plots plots) {
    var named = new HashSet<Gln>();
    lots.forEach(lot -> named.add(lot.owner()));
    products.forEach(product -> named.add(product.owner()));
    places.forEach(place -> named.add(place.party()));
    trace.steps().forEach(step -> named.add(step.fact().entry().party()));
    plots.entries().forEach(entry -> named.add(entry.fact().entry().party()));
    return byName(stores.parties().findAll(named), Party::gln);
  }

  private Assessment.Known.Periods isolation() {
    var editions = stores.registers().editions();
    return day ->
        editions.stream() // the latest first
            .filter(edition -> !edition.signedOn().isAfter(day))
            .findFirst()
            .map(
                edition ->
                    periods.computeIfAbsent(
                        edition.id(), id -> stores.registers().get(id).lookup()))
            .orElse(IsolationRegister.Lookup.NOTHING);
  }

  private static <K, T> Map<K, T> byName(List<Versioned<T>> found, Function<T, K> name) {
    var named = new HashMap<K, T>();
    found.forEach(each -> named.put(name.apply(each.value()), each.value()));
    return named;
  }
}
