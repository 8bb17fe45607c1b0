package vn.traceability.label;

import java.util.Arrays;
import vn.traceability.refusal.InvalidValue;

/**
 * How fine a printer is. Modules are whole dots of it, or one would come out wider than another.
 */
public enum Resolution {
  /** Of most printers of labels: 8 dots a millimetre. */
  DPI_203(203, 8),
  DPI_300(300, 300 / 25.4),
  DPI_600(600, 600 / 25.4);

  private final int dpi;
  private final double dotsPerMillimetre;

  Resolution(int dpi, double dotsPerMillimetre) {
    this.dpi = dpi;
    this.dotsPerMillimetre = dotsPerMillimetre;
  }

  /**
   * Of so many dots an inch.
   *
   * @throws InvalidValue naming {@code dpi} when it is none of these
   */
  public static Resolution of(int dpi) {
    return Arrays.stream(values())
        .filter(each -> each.dpi == dpi)
        .findAny()
        .orElseThrow(() -> new InvalidValue("dpi", Integer.toString(dpi), "needs 203, 300 or 600"));
  }

  public int dpi() {
    return dpi;
  }

  /** How many dots a length has, the last one whole. */
  public int dotsIn(double millimetres) {
    return (int) Math.floor(millimetres * dotsPerMillimetre + 1e-6);
  }

  /** The dot nearest to a place. */
  public int dotAt(double millimetres) {
    return (int) Math.round(millimetres * dotsPerMillimetre);
  }

  /** Length of so many dots in millimetres. */
  public double millimetres(int dots) {
    return dots / dotsPerMillimetre;
  }
}
