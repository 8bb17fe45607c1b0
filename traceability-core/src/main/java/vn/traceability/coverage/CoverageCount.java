package vn.traceability.coverage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.traceability.coverage.ProductCoverage.Judged;
import vn.traceability.finding.Assessor;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.product.Product;
import vn.traceability.trace.Tracer;

/** Counts K2 from the stores. */
public final class CoverageCount {
  /**
   * The lots of a product that are looked at, newest number first; a complete one among them is
   * enough.
   */
  private static final int LOTS = 1_000;

  private final ProductLists lists;
  private final MasterData<Gtin, Product> products;
  private final MasterData<LotId, Lot> lots;
  private final Assessor assessor;
  private final Clock clock;

  public CoverageCount(
      ProductLists lists,
      MasterData<Gtin, Product> products,
      MasterData<LotId, Lot> lots,
      Assessor assessor,
      Clock clock) {
    this.lists = lists;
    this.products = products;
    this.lots = lots;
    this.assessor = assessor;
    this.clock = clock;
  }

  /**
   * K2 over the latest list; empty when no list has been imported, which is no figure and not 100%.
   */
  public Optional<ProductCoverage> products() {
    return lists.latest().map(this::count);
  }

  private ProductCoverage count(ProductList list) {
    Instant now = clock.instant();
    var judged = new ArrayList<Judged>();
    for (var listed : list.products()) {
      judged.add(
          new Judged(
              listed, listed.gtin().map(gtin -> judge(gtin, now)).orElse(Verdict.NOT_REGISTERED)));
    }
    return ProductCoverage.of(list, judged, now);
  }

  private Verdict judge(Gtin gtin, Instant now) {
    Optional<Product> product = products.find(gtin).map(Versioned::value);
    if (product.isEmpty()) {
      return Verdict.NOT_REGISTERED;
    }
    List<Versioned<Lot>> registered = lots.startingWith(gtin.digits() + "/", LOTS);
    Verdict best = Verdict.NO_LOT;
    for (var lot : registered) {
      var assessed =
          assessor.assess(lot.value().id(), Tracer.Direction.BOTH, Tracer.Limits.DEFAULT);
      var verdict = Verdict.of(assessed.trace(), assessed.findings(), now);
      if (verdict == Verdict.COMPLETE) {
        return verdict;
      }
      // a closed lot says more than an open one: only a product with nothing but open lots is open
      // itself
      if (best == Verdict.NO_LOT || best == Verdict.STILL_OPEN) {
        best = verdict == Verdict.NO_LOT ? best : verdict;
      }
    }
    return best;
  }
}
