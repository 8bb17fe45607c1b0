package vn.traceability.gs1.syntax;

import java.util.Optional;

/**
 * A kind of carrier, with the symbology identifiers that a scanner puts before its data.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, figure
 *     5.1.2-1; ISO/IEC 15424</a>
 */
public enum Symbology {
  QR(Form.MATRIX, "Q1", "Q3"),
  DATA_MATRIX(Form.MATRIX, "d1", "d2"),
  DOT_CODE(Form.MATRIX, "J0", "J1"),
  GS1_128(Form.LINEAR, "", "C1"),
  DATA_BAR_EXPANDED(Form.LINEAR, "", "e0"),
  DATA_BAR(Form.GTIN, "e0", "e0"),
  EAN_13(Form.RETAIL, "E0", "E0"),
  UPC(Form.RETAIL, "E0", "E0"),
  EAN_8(Form.RETAIL, "E4", "E4");

  /** What a carrier can hold. */
  enum Form {
    /** Any text, or elements. */
    MATRIX,
    /** Elements alone. */
    LINEAR,
    /** A GTIN of 14 digits. */
    GTIN,
    /** A GTIN of 8, 12 or 13 digits. */
    RETAIL
  }

  final Form form;
  final String plain;
  final String ofElements;

  Symbology(Form form, String plain, String ofElements) {
    this.form = form;
    this.plain = plain;
    this.ofElements = ofElements;
  }

  /** The first that a scanner announces so; UPC comes as EAN-13, DataBar as its expanded form. */
  static Optional<Symbology> announcedBy(String twoCharacters) {
    for (var symbology : values()) {
      if (twoCharacters.equals(symbology.plain) || twoCharacters.equals(symbology.ofElements)) {
        return Optional.of(symbology);
      }
    }
    return Optional.empty();
  }

  /** Of the digits that it holds. */
  int digits() {
    return switch (this) {
      case EAN_8 -> 8;
      case UPC -> 12;
      case EAN_13 -> 13;
      default -> 14;
    };
  }
}
