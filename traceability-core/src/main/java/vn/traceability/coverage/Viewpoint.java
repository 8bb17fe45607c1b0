package vn.traceability.coverage;

import vn.traceability.gs1.Gln;
import vn.traceability.party.Party;

/**
 * Whose lot it is that is judged: the same lot can be complete for its farmer and not for the shop.
 *
 * @param retail sells to consumers, whom nobody has to keep (Circular 17/2021/TT-BNNPTNT), and was
 *     approved as such: nobody says of himself that he needs no outgoing side
 */
public record Viewpoint(Gln party, boolean retail) {
  public static Viewpoint of(Party party, boolean approved) {
    return new Viewpoint(party.gln(), approved && party.kind() == Party.Kind.RETAILER);
  }
}
