package vn.traceability.label;

/** What a symbol is. */
public enum Carrier {
  /** A QR code that holds the address, for everybody's phone. */
  QR,

  /**
   * A GS1 DataMatrix that holds the elements, for scanners of shops and stores: smaller, and read
   * by few phones.
   *
   * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section
   *     5.6</a>
   */
  DATA_MATRIX
}
