package vn.traceability.coverage;

/** How far somebody or something has come, and what is missing. */
record Standing(Stage stage, Verdict verdict) {
  static final Standing LISTED =
      new Standing(Stage.LISTED, Verdict.missing(MissingStep.NOT_REGISTERED));

  static Standing inactive(MissingStep step) {
    return new Standing(Stage.REGISTERED, Verdict.missing(step));
  }

  static Standing active(Verdict verdict) {
    var stage =
        verdict.isComplete() ? Stage.COMPLETE : verdict.isOpen() ? Stage.OPEN : Stage.ACTIVE;
    return new Standing(stage, verdict);
  }
}
