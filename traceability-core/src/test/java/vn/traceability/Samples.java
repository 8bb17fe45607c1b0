package vn.traceability;

import java.util.Locale;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;

/** Names that hold their check digits, in ascending order of their numbers. */
public final class Samples {
  private Samples() {}

  public static Gln party(int number) {
    return Gln.internal(1_000 + number);
  }

  public static Gln place(int number) {
    return Gln.internal(2_000 + number);
  }

  public static Gtin product(int number) {
    return Gtin.internal(1_000 + number);
  }

  /** Two digits, so that names sort as their numbers do. */
  public static String twoDigits(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }
}
