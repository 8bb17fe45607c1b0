package vn.traceability.pipeline;

/** The broker did not take an entry: nothing of it is kept, and asking again may help. */
public final class PipelineAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PipelineAway(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
