package vn.traceability.inspection;

import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/**
 * Whom or what a decision is about.
 *
 * @param text "party/" with the GLN, or "lot/" with GTIN and lot number
 */
public record Subject(String text) {
  public static Subject of(Gln party) {
    return new Subject("party/" + party.digits());
  }

  public static Subject of(LotId lot) {
    return new Subject("lot/" + lot);
  }

  public boolean isParty() {
    return text.startsWith("party/");
  }
}
