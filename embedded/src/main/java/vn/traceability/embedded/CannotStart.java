package vn.traceability.embedded;

/** A store that cannot start. Its message is one sentence for people: what is wrong, what to do. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStart(String message) {
    super(message);
  }

  CannotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
