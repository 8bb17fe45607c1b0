package vn.traceability.pipeline;

/**
 * What an event that is refused means for the others of its document.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 12.6.1, {@code
 *     GS1-Capture-Error-Behaviour}</a>
 */
public enum ErrorBehaviour {
  /** None is captured. */
  ROLLBACK,
  /** The others are. */
  PROCEED
}
