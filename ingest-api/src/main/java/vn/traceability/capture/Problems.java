package vn.traceability.capture;

import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import vn.traceability.pipeline.PipelineAway;
import vn.traceability.refusal.Refusal;

/**
 * Every no as a problem of RFC 9457 that names the field and the rule, and never the class that
 * threw. Comes after those that know more of what they answer.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = Problems.class)
public class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  /** The member by which the contract tells kinds of one schema apart. */
  private static final String DISCRIMINATOR = "kind";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    var status =
        switch (refusal.reason()) {
          case MALFORMED ->
              HttpStatus
                  .UNPROCESSABLE_CONTENT; // 400 is for requests that break the contract itself
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
          case CHANGED -> HttpStatus.PRECONDITION_FAILED;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
    var problem = problem(status, refusal.slug(), refusal.getMessage());
    refusal.field().ifPresent(field -> problem.setProperty("field", field));
    return ResponseEntity.status(status).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(PipelineAway away) {
    LOG.warn("an entry was not accepted", away);
    return later("nothing was kept; send the same entry again in a while");
  }

  @ExceptionHandler
  ResponseEntity<Object> broken(BrokenContract broken) {
    return broken(broken.field(), broken.getMessage());
  }

  /** A path, a query or a header that breaks the contract. */
  @ExceptionHandler
  ResponseEntity<Object> broken(ConstraintViolationException broken) {
    var first =
        broken.getConstraintViolations().stream()
            .min(Comparator.comparing(each -> each.getPropertyPath().toString()))
            .orElseThrow();
    String path = first.getPropertyPath().toString();
    String field = path.substring(path.indexOf('.') + 1); // after the method's name
    return broken(field, field + ": " + first.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(BodyLimit.TooLarge body) {
    return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
        .body(problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", body.getMessage()));
  }

  /**
   * A fault of ours: told to us, and to nobody else. An error of the machine is one too, which
   * Spring hands on inside an exception of its own.
   */
  @ExceptionHandler({RuntimeException.class, Error.class})
  ResponseEntity<ProblemDetail> failed(Throwable fault) {
    LOG.error("a request failed", fault);
    return ResponseEntity.internalServerError()
        .body(
            problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "failed",
                "the service failed; whoever runs it finds the reason in its log"));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var error = invalid.getBindingResult().getFieldErrors().stream().findFirst();
    var problem =
        problem(
            HttpStatus.BAD_REQUEST,
            "contract",
            error
                .map(each -> each.getField() + ": " + each.getDefaultMessage())
                .orElse("the request breaks the contract"));
    error.ifPresent(each -> problem.setProperty("field", each.getField()));
    return ResponseEntity.badRequest().body(problem);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem =
        problem(
            HttpStatus.BAD_REQUEST,
            "contract",
            "the body is no JSON of the kind the contract names");
    if (unreadable.getCause() instanceof JacksonException cause && !cause.getPath().isEmpty()) {
      var field = new StringBuilder();
      for (var step : cause.getPath()) {
        if (step.getPropertyName() == null) {
          field.append('[').append(step.getIndex()).append(']');
        } else {
          field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
        }
      }
      problem.setProperty("field", field.toString());
      problem.setDetail(field + ": is not of the kind the contract names");
    } else if (unreadable.getCause() instanceof InvalidTypeIdException) {
      problem.setProperty("field", DISCRIMINATOR);
      problem.setDetail(DISCRIMINATOR + ": is none that the contract names");
    }
    return ResponseEntity.badRequest().body(problem);
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String field = String.valueOf(mismatch.getPropertyName());
    return broken(field, field + ": is not of the kind the contract names");
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String field = missing.getParameterName();
    return broken(field, field + ": is missing");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return missing instanceof MissingRequestHeaderException header
        ? broken(header.getHeaderName(), header.getHeaderName() + ": is missing")
        : super.handleServletRequestBindingException(missing, headers, status, request);
  }

  /** What else Spring refuses breaks the contract; what else it fails at is a fault of ours. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem) {
      problem.setType(
          URI.create("/problems/" + (status.is4xxClientError() ? "contract" : "failed")));
    }
    return new ResponseEntity<>(body, headers, status);
  }

  private static ResponseEntity<Object> broken(String field, String sentence) {
    var problem = problem(HttpStatus.BAD_REQUEST, "contract", sentence);
    problem.setProperty("field", field);
    return ResponseEntity.badRequest().body(problem);
  }

  static ProblemDetail problem(HttpStatus status, String slug, String sentence) {
    var problem = ProblemDetail.forStatusAndDetail(status, sentence);
    problem.setType(URI.create("/problems/" + slug));
    return problem;
  }

  private static ResponseEntity<ProblemDetail> later(String sentence) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "try-later", sentence));
  }
}
