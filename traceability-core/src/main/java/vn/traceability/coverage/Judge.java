package vn.traceability.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.traceability.finding.Assessment;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.trace.Link;
import vn.traceability.trace.Tracer;
import vn.traceability.trace.Window;

/** One count: all its verdicts are of one moment, and no lot is traced twice. */
final class Judge {
  private static final int AT_ONCE = 1_000;

  /** So many lots that never came to anything are looked past for one that did. */
  private static final int MOST_UNCLOSED = 50;

  private final CoverageCount.Sources sources;
  private final Window window;
  private final Recent recent;
  private final Map<LotId, Seen> lots = new HashMap<>();
  private final Map<Gln, Boolean> approved = new HashMap<>();
  private final Map<Gln, Standing> standings = new HashMap<>();

  /** A lot with its owner as registered. */
  private record Seen(LotFacts facts, Optional<Viewpoint> owner) {}

  Judge(CoverageCount.Sources sources, Instant now) {
    this.sources = sources;
    this.window = Window.before(now, Verdict.WINDOW);
    this.recent = new Recent(sources.links());
  }

  List<Item> products(List<ListedProduct> listed) {
    var registered =
        registered(
            sources.products(),
            listed.stream().flatMap(each -> each.gtin().stream()).toList(),
            Product::gtin);
    return listed.stream()
        .map(
            each ->
                Item.of(
                    each,
                    each.gtin()
                        .filter(registered::containsKey)
                        .filter(gtin -> isOf(each, registered.get(gtin)))
                        .map(this::product)
                        .orElse(Standing.LISTED)))
        .toList();
  }

  List<Item> establishments(List<ListedEstablishment> listed) {
    var parties = parties(listed.stream().flatMap(each -> each.party().stream()).toList());
    return listed.stream()
        .map(
            each ->
                Item.of(
                    each,
                    each.party()
                        .flatMap(party -> Optional.ofNullable(parties.get(party)))
                        .map(this::establishment)
                        .orElse(Standing.LISTED)))
        .toList();
  }

  List<Item> chains(List<ListedChain> listed) {
    var members =
        listed.stream()
            .flatMap(each -> each.members().stream())
            .flatMap(each -> each.party().stream())
            .toList();
    var parties = parties(members);
    return listed.stream().map(each -> new ChainJudge(this, parties, each).item()).toList();
  }

  /** Whether the product is registered by whom the list names; another's is not the one listed. */
  private boolean isOf(ListedProduct listed, Product product) {
    if (listed.party().map(product.owner()::equals).orElse(true)) {
      return true;
    }
    var party = listed.party().get();
    return sources.parties().findAll(List.of(party, product.owner())).stream()
        .map(Versioned::value)
        .anyMatch(
            each ->
                each.memberOf()
                    .filter(of -> of.equals(party) || of.equals(product.owner()))
                    .isPresent());
  }

  /** Any complete lot of it counts, as its owner sees it. */
  private Standing product(Gtin gtin) {
    return standing(
        span -> recent.ofProduct(gtin, span),
        lot -> {
          var seen = lot(lot);
          return seen.owner()
              .map(owner -> seen.facts().verdict(owner, window))
              .orElse(Verdict.missing(MissingStep.FIELD)); // nobody registered it
        });
  }

  /** One complete lot is enough, as it sees it itself. */
  Standing establishment(Viewpoint party) {
    return standings.computeIfAbsent(
        party.party(),
        any -> standing(span -> recent.ofParty(party.party(), span), lot -> verdict(lot, party)));
  }

  Verdict verdict(LotId lot, Viewpoint seenBy) {
    return lot(lot).facts().verdict(seenBy, window);
  }

  LotFacts facts(LotId lot) {
    return lot(lot).facts();
  }

  Window window() {
    return window;
  }

  /** Rows in the window, newest first. */
  Iterable<Link> rows(Gln party) {
    return recent.ofParty(party, window);
  }

  /**
   * The best of the lots in the window, newest first. Where all of them are open, the latest one of
   * before has the word: it is closed, since nobody wrote about it since.
   */
  private Standing standing(
      Function<Window, Iterable<Link>> rows, Function<LotId, Verdict> verdicts) {
    var best = Verdict.missing(MissingStep.NO_LOT);
    Set<LotId> judged = new HashSet<>();
    for (var row : rows.apply(window)) {
      if (judged.add(row.lot())) {
        best = best.or(verdicts.apply(row.lot()));
        if (best.isComplete()) {
          break;
        }
      }
    }
    if (judged.isEmpty()) {
      boolean ever = rows.apply(window.earlier()).iterator().hasNext();
      return Standing.inactive(ever ? MissingStep.STALE : MissingStep.NO_LOT);
    }
    if (best.isOpen()) {
      int looked = 0;
      for (var row : rows.apply(window.earlier())) {
        if (judged.add(row.lot())) {
          var earlier = verdicts.apply(row.lot());
          if (earlier.isClosed() || ++looked == MOST_UNCLOSED) {
            return Standing.active(best.or(earlier));
          }
        }
      }
    }
    return Standing.active(best);
  }

  private Seen lot(LotId id) {
    var seen = lots.get(id);
    if (seen == null) {
      var assessment = sources.assessor().assess(id, Tracer.Direction.BACK, Tracer.Limits.DEFAULT);
      seen = new Seen(LotFacts.of(sources.inspections().of(assessment)), owner(assessment));
      lots.put(id, seen);
    }
    return seen;
  }

  private Optional<Viewpoint> owner(Assessment assessment) {
    return assessment
        .lot()
        .map(Lot::owner)
        .map(
            owner ->
                Optional.ofNullable(assessment.known().parties().get(owner))
                    .map(party -> Viewpoint.of(party, isApproved(owner)))
                    .orElse(new Viewpoint(owner, false)));
  }

  private Map<Gln, Viewpoint> parties(Collection<Gln> names) {
    var parties = new HashMap<Gln, Viewpoint>();
    var found = registered(sources.parties(), names, Party::gln);
    var wanted = new ArrayList<>(found.keySet());
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      var some = wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()));
      var decided = sources.inspections().approved(some);
      some.forEach(gln -> approved.put(gln, decided.contains(gln)));
    }
    found.forEach((gln, party) -> parties.put(gln, Viewpoint.of(party, approved.get(gln))));
    return parties;
  }

  private boolean isApproved(Gln party) {
    return approved.computeIfAbsent(party, sources.inspections()::isApproved);
  }

  private static <K, T> Map<K, T> registered(
      MasterData<K, T> kept, Collection<K> names, Function<T, K> name) {
    var wanted = new ArrayList<>(new LinkedHashSet<>(names));
    var found = new HashMap<K, T>();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      kept.findAll(wanted.subList(from, Math.min(from + AT_ONCE, wanted.size()))).stream()
          .map(Versioned::value)
          .forEach(each -> found.put(name.apply(each), each));
    }
    return found;
  }
}
