package vn.traceability.capture;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;
import vn.traceability.pipeline.PipelineAway;
import vn.traceability.refusal.Refusal;

/**
 * Every no as a problem of RFC 9457 that names the field and the rule, and never the class that
 * threw.
 */
@RestControllerAdvice(basePackageClasses = Problems.class)
public class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

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
    if (unreadable.getCause() instanceof DatabindException cause && !cause.getPath().isEmpty()) {
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
    }
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
