package vn.traceability.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.certificate.Certificate;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.LegalProfile;
import vn.traceability.trace.Trace;

/**
 * A chain with all that is known of its lots, and what the rules find in it.
 *
 * @param known what the rules were told
 * @param findings the serious first
 */
public record Assessment(Trace trace, Known known, List<Finding> findings) {

  /**
   * What is registered about a chain.
   *
   * @param lots of the whole chain; those known from events only are left out
   * @param owners the owners of those lots
   * @param certificates that the products of the chain claim
   * @param isolation answers unknown to everything where no register was imported
   */
  public record Known(
      Map<LotId, Lot> lots,
      Map<Gtin, Product> products,
      Map<Gln, Party> owners,
      List<Certificate> certificates,
      IsolationRegister.Lookup isolation,
      LegalProfile profile) {
    public Known {
      lots = Map.copyOf(lots);
      products = Map.copyOf(products);
      owners = Map.copyOf(owners);
      certificates = List.copyOf(certificates);
    }

    Optional<Lot> lot(LotId id) {
      return Optional.ofNullable(lots.get(id));
    }

    /** The product that a lot is of. */
    Optional<Product> product(LotId lot) {
      return Optional.ofNullable(products.get(lot.gtin()));
    }
  }

  public Assessment {
    findings = List.copyOf(findings);
  }

  /** Has the rules look at a chain. */
  public static Assessment of(Trace trace, Known known) {
    return new Assessment(trace, known, Rules.findings(trace, known));
  }

  public Optional<Lot> lot() {
    return known.lot(trace.lot());
  }

  public Optional<Product> product() {
    return known.product(trace.lot());
  }

  /** Whether a lot is the one asked for or one it was made of. */
  public boolean isUpstream(LotId lot) {
    return trace.isUpstream(lot);
  }
}
