package vn.traceability.masterdata;

/** Hands out numbers, each once: a restart may leave a hole and never gives one twice. */
public interface Numbers {
  /**
   * The next number.
   *
   * @param series what is numbered, such as "gln"
   * @return 1 for the first
   */
  long next(String series);
}
