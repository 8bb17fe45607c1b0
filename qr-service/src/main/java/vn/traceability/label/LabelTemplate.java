package vn.traceability.label;

import java.util.List;

/**
 * Where labels lie on a sheet; a label of a roll is a sheet of one. All lengths are in millimetres.
 *
 * @param id such as {@code a4-24-70x37}
 * @param left from the sheet's left edge to that of the first label
 * @param top from the sheet's upper edge to that of the first label
 * @param pitchX from the left edge of one label to that of the next
 * @param pitchY from the upper edge of one label to that of the next
 * @param paddingX what stays white at the left and right of each label; what printers cannot reach
 *     at the sheet's edges lies in it
 * @param paddingY the same above and below
 * @param dpi what its printers have at least, as {@link Resolution} knows them
 * @param fits sheets on sale that have this geometry
 */
public record LabelTemplate(
    String id,
    double sheetWidth,
    double sheetHeight,
    double left,
    double top,
    int columns,
    int rows,
    double pitchX,
    double pitchY,
    double width,
    double height,
    double paddingX,
    double paddingY,
    int dpi,
    List<String> fits) {
  private static final double ROUNDING = 0.001;

  /** How a sheet is fed. */
  public enum Orientation {
    PORTRAIT,
    LANDSCAPE
  }

  /** A place on a sheet: its upper left corner in millimetres from that of the sheet. */
  public record Place(double x, double y) {}

  public LabelTemplate {
    fits = List.copyOf(fits);
    Resolution.of(dpi);
    boolean isGrid = columns >= 1 && rows >= 1 && left >= 0 && top >= 0;
    boolean overlaps =
        columns > 1 && pitchX < width - ROUNDING || rows > 1 && pitchY < height - ROUNDING;
    boolean leaves =
        left + (columns - 1) * pitchX + width > sheetWidth + ROUNDING
            || top + (rows - 1) * pitchY + height > sheetHeight + ROUNDING;
    boolean hasInside = width > 2 * paddingX && height > 2 * paddingY;
    if (!isGrid || overlaps || leaves || !hasInside) {
      throw new IllegalArgumentException("labels of " + id + " overlap or leave their sheet");
    }
  }

  public Orientation orientation() {
    return sheetWidth > sheetHeight ? Orientation.LANDSCAPE : Orientation.PORTRAIT;
  }

  public int perSheet() {
    return columns * rows;
  }

  /** Whether a printer of labels takes them one by one. */
  public boolean isRoll() {
    return perSheet() == 1;
  }

  public Resolution resolution() {
    return Resolution.of(dpi);
  }

  /**
   * One place of a sheet, counted along the rows.
   *
   * @param index from 0
   */
  public Place place(int index) {
    return new Place(left + index % columns * pitchX, top + index / columns * pitchY);
  }
}
