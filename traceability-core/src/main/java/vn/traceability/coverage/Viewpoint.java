package vn.traceability.coverage;

import vn.traceability.gs1.Gln;
import vn.traceability.party.Party;

/**
 * Whose lot it is that is judged: the same lot can be complete for its farmer and not for the shop.
 *
 * @param retail sells to consumers, whom nobody has to keep (Circular 17/2021/TT-BNNPTNT)
 */
public record Viewpoint(Gln party, boolean retail) {
  public static Viewpoint of(Party party) {
    return new Viewpoint(party.gln(), party.kind() == Party.Kind.RETAILER);
  }
}
