package vn.traceability.inspection;

import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/**
 * Whom or what a decision is about.
 *
 * @param text "party/" with the GLN, or "lot/" with GTIN and lot number
 */
public record Subject(String text) {
  private static final String PARTY = "party/";
  private static final String LOT = "lot/";

  public static Subject of(Gln party) {
    return new Subject(PARTY + party.digits());
  }

  public static Subject of(LotId lot) {
    return new Subject(LOT + lot);
  }

  public boolean isParty() {
    return text.startsWith(PARTY);
  }

  /** The party it is, where it is one. */
  public Optional<Gln> party() {
    return isParty() ? Optional.of(new Gln(text.substring(PARTY.length()))) : Optional.empty();
  }

  /** The lot it is, where it is one. */
  public Optional<LotId> lot() {
    return text.startsWith(LOT)
        ? Optional.of(LotId.parse(text.substring(LOT.length())))
        : Optional.empty();
  }
}
