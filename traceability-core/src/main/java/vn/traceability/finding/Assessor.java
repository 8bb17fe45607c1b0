package vn.traceability.finding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import vn.traceability.product.Product;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.IsolationRegisters;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.trace.Trace;
import vn.traceability.trace.Tracer;

/** Traces a lot and has the rules look at its chain. A store that fails makes this fail. */
public final class Assessor {
  private final Tracer tracer;
  private final Stores stores;
  private final LegalProfiles profiles;
  private final Clock clock;
  private volatile Optional<Prepared> atHand = Optional.empty();

  /** Where the facts about a chain are kept. */
  public record Stores(
      MasterData<LotId, Lot> lots,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      Certificates certificates,
      IsolationRegisters registers) {}

  public Assessor(Tracer tracer, Stores stores, LegalProfiles profiles, Clock clock) {
    this.tracer = tracer;
    this.stores = stores;
    this.profiles = profiles;
    this.clock = clock;
  }

  /** Traces the lot and assesses its chain. */
  public Assessment assess(LotId lot, Tracer.Direction direction, Tracer.Limits limits) {
    return assess(tracer.trace(lot, direction, limits));
  }

  /** Assesses a chain that was traced before. */
  public Assessment assess(Trace trace) {
    Set<LotId> ids = trace.generations().keySet();
    var gtins = new HashSet<Gtin>();
    ids.forEach(id -> gtins.add(id.gtin()));
    var lots = byName(stores.lots().findAll(ids), Lot::id);
    var owners = new HashSet<Gln>();
    lots.values().forEach(lot -> owners.add(lot.owner()));
    var known =
        new Assessment.Known(
            lots,
            byName(stores.products().findAll(gtins), Product::gtin),
            byName(stores.parties().findAll(owners), Party::gln),
            stores.certificates().claimedBy(gtins),
            stores.registers().latest().map(this::lookup).orElse(IsolationRegister.Lookup.NOTHING),
            profiles.inForceOn(LocalDate.ofInstant(clock.instant(), Entry.VIETNAM)));
    return Assessment.of(trace, known);
  }

  /** Made once for each register, which has thousands of lines and is never changed. */
  private IsolationRegister.Lookup lookup(IsolationRegister register) {
    var prepared = atHand;
    if (prepared.isEmpty() || !prepared.get().register().equals(register.id())) {
      prepared = Optional.of(new Prepared(register.id(), register.lookup()));
      atHand = prepared;
    }
    return prepared.get().lookup();
  }

  private record Prepared(String register, IsolationRegister.Lookup lookup) {}

  private static <K, T> Map<K, T> byName(List<Versioned<T>> found, Function<T, K> name) {
    var named = new HashMap<K, T>();
    found.forEach(each -> named.put(name.apply(each.value()), each.value()));
    return named;
  }
}
