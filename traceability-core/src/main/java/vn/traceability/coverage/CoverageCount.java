package vn.traceability.coverage;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.traceability.finding.Assessor;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Inspections;
import vn.traceability.masterdata.MasterData;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.trace.Links;

/**
 * Counts the figures from the stores. Nothing is capped: of an item that has no complete lot all
 * its lots in the window are judged, so a count takes longest where least is complete.
 */
public final class CoverageCount {
  private final CoverageLists lists;
  private final Sources sources;
  private final Clock clock;

  /** Where the facts are kept. */
  public record Sources(
      Links links,
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      Assessor assessor,
      Inspections inspections) {}

  public CoverageCount(CoverageLists lists, Sources sources, Clock clock) {
    this.lists = lists;
    this.sources = sources;
    this.clock = clock;
  }

  /** K1 over the latest list of chains. */
  public Coverage chains() {
    return count(Measure.K1, ListKind.CHAINS, Judge::chains);
  }

  /** K2 over the latest list of products. */
  public Coverage products() {
    return count(Measure.K2, ListKind.PRODUCTS, Judge::products);
  }

  /** K3 over the latest list of establishments. */
  public Coverage establishments() {
    return count(Measure.K3, ListKind.ESTABLISHMENTS, Judge::establishments);
  }

  private <T extends Listed> Coverage count(
      Measure measure, ListKind<T> kind, BiFunction<Judge, List<T>, List<Item>> judging) {
    Instant now = clock.instant();
    Optional<CoverageList<T>> list = lists.latest(kind);
    var items =
        list.map(each -> judging.apply(new Judge(sources, now), each.items())).orElse(List.of());
    return Coverage.of(measure, list.map(each -> each), items, now);
  }
}
