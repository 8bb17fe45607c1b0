package vn.traceability.coverage;

import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;

/**
 * A name behind a figure.
 *
 * @param name of the chain, the product or the establishment
 * @param partyName whose product it is
 * @param missing the first step that is missing; empty for those complete
 * @param missingAt the member of a chain where it is missing
 * @param oneSided whether it would be complete if unconfirmed hand-overs counted
 */
public record Item(
    String name,
    Optional<String> partyName,
    Optional<Gtin> gtin,
    Optional<Gln> party,
    CommuneCode commune,
    Stage stage,
    Optional<MissingStep> missing,
    Optional<String> missingAt,
    boolean oneSided) {

  static Item of(ListedProduct product, Standing standing) {
    return new Item(
        product.name(),
        Optional.of(product.partyName()),
        product.gtin(),
        product.party(),
        product.commune(),
        standing.stage(),
        standing.verdict().missing(),
        Optional.empty(),
        standing.verdict().isOneSided());
  }

  static Item of(ListedEstablishment establishment, Standing standing) {
    return new Item(
        establishment.name(),
        Optional.empty(),
        Optional.empty(),
        establishment.party(),
        establishment.commune(),
        standing.stage(),
        standing.verdict().missing(),
        Optional.empty(),
        standing.verdict().isOneSided());
  }

  static Item of(
      ListedChain chain, Standing standing, Optional<String> missingAt, boolean oneSided) {
    return new Item(
        chain.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        chain.commune(),
        standing.stage(),
        standing.verdict().missing(),
        missingAt,
        oneSided);
  }
}
