package vn.traceability.label;

/** What a symbol is. */
public enum Carrier {
  /** A QR code that holds the address, for everybody's phone. */
  QR
}
