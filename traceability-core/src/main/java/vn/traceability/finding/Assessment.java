package vn.traceability.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.certificate.Certificate;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.LegalProfile;
import vn.traceability.trace.Plots;
import vn.traceability.trace.Trace;

/**
 * A chain with all that is known of its lots, and what the rules find in it.
 *
 * @param trace without what is only strangers' word
 * @param whole with it, as it was walked
 * @param known what the rules were told
 * @param custody who had its lots by right
 * @param findings the serious first
 */
public record Assessment(
    Trace trace, Trace whole, Known known, Custody custody, List<Finding> findings) {

  /**
   * What is registered about a chain.
   *
   * @param lots of the whole chain; those known from events only are left out
   * @param parties the owners of those lots and of their products, and all who take a step
   * @param places where its lots were sown, tended and harvested, or are to be
   * @param plots what was entered of other lots on those places, which concerns these too
   * @param certificates that the products of the chain claim
   * @param profile in force when the lot was produced
   * @param today in Vietnam's time
   */
  public record Known(
      Map<LotId, Lot> lots,
      Map<Gtin, Product> products,
      Map<Gln, Party> parties,
      Map<Gln, Place> places,
      Plots plots,
      List<Certificate> certificates,
      Periods isolation,
      LegalProfile profile,
      LocalDate today) {
    public Known {
      lots = Map.copyOf(lots);
      products = Map.copyOf(products);
      parties = Map.copyOf(parties);
      places = Map.copyOf(places);
      certificates = List.copyOf(certificates);
    }

    /** The isolation periods as they were on a day; a register signed later says nothing of it. */
    public interface Periods {
      /** Unknown to everything where no register had been signed by then. */
      IsolationRegister.Lookup inForceOn(LocalDate day);
    }

    public Optional<Lot> lot(LotId id) {
      return Optional.ofNullable(lots.get(id));
    }

    /**
     * Whether two are one house in what they grow: a party is of one house with itself, with the
     * cooperative it is a member of, and with its members.
     */
    boolean areOfOneHouse(Gln one, Gln other) {
      return one.equals(other) || isMember(one, other) || isMember(other, one);
    }

    /** Whoever leaves takes nothing back of what was true of his lots before. */
    private boolean isMember(Gln one, Gln of) {
      return Optional.ofNullable(parties.get(one)).filter(party -> party.wasEverOf(of)).isPresent();
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
    var custody = Custody.of(trace, known);
    var rightful = custody.rightful(trace);
    return new Assessment(
        rightful, trace, known, custody, Rules.findings(rightful, known, custody));
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
