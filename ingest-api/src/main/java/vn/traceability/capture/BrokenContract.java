package vn.traceability.capture;

/** A request that breaks the contract in a way that the generated checks do not see. */
final class BrokenContract extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String field;

  /**
   * @param rule continues the sentence "direction: …"
   */
  BrokenContract(String field, String rule) {
    super(field + ": " + rule);
    this.field = field;
  }

  String field() {
    return field;
  }
}
