package vn.traceability.lot;

import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.refusal.InvalidValue;

/** What a lot is called: its product and its number, as AI (01) and (10) name it. */
public record LotId(Gtin gtin, LotNumber number) implements Comparable<LotId> {

  public static LotId of(String gtin, String number) {
    return new LotId(new Gtin(gtin), new LotNumber(number));
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @param text 14 digits, a slash, the lot number, which may hold slashes of its own
   */
  public static LotId parse(String text) {
    if (text.length() < 16 || text.charAt(14) != '/') {
      throw new InvalidValue("lot", text, "needs a GTIN, a slash and a lot number");
    }
    return of(text.substring(0, 14), text.substring(15));
  }

  @Override
  public int compareTo(LotId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return gtin.digits() + "/" + number.text();
  }
}
