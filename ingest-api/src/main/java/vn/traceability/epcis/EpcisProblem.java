package vn.traceability.epcis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.document.Violation;

/**
 * A no of the EPCIS interfaces, as a problem of RFC 9457 whose type is an exception of the
 * standard.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 12.8 (error
 *     conditions)</a>
 */
final class EpcisProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The exceptions of the standard that are answered here. */
  enum Kind {
    VALIDATION("ValidationException", HttpStatus.BAD_REQUEST, "The event data breaks a rule"),
    QUERY_PARAMETER(
        "QueryParameterException", HttpStatus.BAD_REQUEST, "A query parameter is not understood"),
    QUERY_VALIDATION("QueryValidationException", HttpStatus.BAD_REQUEST, "The query breaks a rule"),
    NOT_SIGNED_IN("SecurityException", HttpStatus.UNAUTHORIZED, "Nobody is signed in"),
    NOT_ALLOWED("SecurityException", HttpStatus.FORBIDDEN, "This account may not do that"),
    SUBSCRIPTION_CONTROLS(
        "SubscriptionControlsException",
        HttpStatus.BAD_REQUEST,
        "When to send is not said as it has to be"),
    NO_SUCH_NAME("NoSuchNameException", HttpStatus.NOT_FOUND, "Nothing has this name"),
    NO_SUCH_RESOURCE("NoSuchResourceException", HttpStatus.NOT_FOUND, "Nothing lies here"),
    NOT_ACCEPTABLE(
        "NotAcceptableException", HttpStatus.NOT_ACCEPTABLE, "What is asked for is not offered"),
    ALREADY_EXISTS(
        "ResourceAlreadyExistsException", HttpStatus.CONFLICT, "Something has this name already"),
    CAPTURE_LIMIT(
        "CaptureLimitExceededException",
        HttpStatus.CONTENT_TOO_LARGE,
        "More than one capture may hold"),
    QUERY_TOO_LARGE(
        "QueryTooLargeException", HttpStatus.CONTENT_TOO_LARGE, "The answer would be too large"),
    URI_TOO_LONG("URITooLongException", HttpStatus.URI_TOO_LONG, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(
        "UnsupportedMediaTypeException",
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "The body is not JSON or JSON-LD"),
    TOO_MANY(
        "ImplementationException", HttpStatus.TOO_MANY_REQUESTS, "So many may not be had at once"),
    LATER("ImplementationException", HttpStatus.SERVICE_UNAVAILABLE, "Try again later"),
    FAILED("ImplementationException", HttpStatus.INTERNAL_SERVER_ERROR, "The service failed");

    private final String exception;
    private final HttpStatus status;
    private final String title;

    Kind(String exception, HttpStatus status, String title) {
      this.exception = exception;
      this.status = status;
      this.title = title;
    }
  }

  private final Kind kind;
  private final transient List<Violation> violations;
  private final Map<String, String> headers;

  private EpcisProblem(
      Kind kind, String detail, List<Violation> violations, Map<String, String> headers) {
    super(detail);
    this.kind = kind;
    this.violations = List.copyOf(violations);
    this.headers = new LinkedHashMap<>(headers);
  }

  EpcisProblem(Kind kind, String detail) {
    this(kind, detail, List.of(), Map.of());
  }

  /** Of a document, with the places where it breaks a rule. */
  static EpcisProblem of(Kind kind, String detail, List<Violation> violations) {
    return new EpcisProblem(kind, detail, violations, Map.of());
  }

  EpcisProblem with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new EpcisProblem(kind, String.valueOf(getMessage()), violations, more);
  }

  int status() {
    return kind.status.value();
  }

  Map<String, String> headers() {
    return headers;
  }

  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", "epcisException:" + kind.exception)
        .put("title", kind.title)
        .put("status", status())
        .put("detail", getMessage());
    if (!violations.isEmpty()) {
      var errors = body.putArray("errors");
      violations.forEach(
          each -> errors.addObject().put("pointer", each.pointer()).put("detail", each.rule()));
    }
    return body;
  }
}
