package vn.traceability.warm;

/** Tells whether anything was written that pages of lots are made of. */
@FunctionalInterface
public interface Writes {
  /**
   * A text that is another one after each such write. A store that fails makes this fail.
   *
   * <p>A write of several documents may be half done when it changes.
   */
  String mark();
}
