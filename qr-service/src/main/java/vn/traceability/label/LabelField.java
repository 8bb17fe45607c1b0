package vn.traceability.label;

/** A text that may stand on a label beside its symbol and its serial number, which always do. */
public enum LabelField {
  /** What the product is called. */
  PRODUCT,
  /** Số lô. */
  LOT,
  /** Ngày sản xuất: day of production, or of packing. */
  PRODUCED,
  /** Hạn sử dụng: last day of the shelf life. */
  EXPIRES,
  /** Whoever is responsible for the goods. */
  OWNER,
  /** Which of those ordered together it is, from 1. */
  NUMBER,
  /** All elements as people read them, such as {@code (01)…(10)…(21)…}, where they fit. */
  HRI
}
