package vn.traceability.label;

/** Something at its place on a label; lengths in millimetres from the label's upper left corner. */
public sealed interface Placed {
  double x();

  double y();

  double width();

  double height();

  /**
   * A symbol with its quiet zone.
   *
   * @param module side of a module
   */
  record PlacedSymbol(double x, double y, double module, Symbol symbol) implements Placed {
    @Override
    public double width() {
      return module * symbol.side();
    }

    @Override
    public double height() {
      return width();
    }
  }

  /**
   * A line of text.
   *
   * @param y upper edge of the line; no letter reaches above it or below its {@link #height}
   * @param size of the font
   * @param constant whether it is the same on all labels of an order
   */
  record PlacedText(double x, double y, double size, String text, boolean constant)
      implements Placed {
    public double baseline() {
      return y + size * LabelFont.ASCENT;
    }

    @Override
    public double width() {
      return LabelFont.width(text) * size;
    }

    @Override
    public double height() {
      return size * LabelFont.LINE;
    }
  }

  /** A picture, of the shape it has. */
  record PlacedLogo(double x, double y, double width, double height, Logo logo) implements Placed {}
}
