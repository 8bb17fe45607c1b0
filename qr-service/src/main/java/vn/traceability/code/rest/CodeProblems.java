package vn.traceability.code.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vn.traceability.code.MoreCodesThanPackages;
import vn.traceability.refusal.Refusal;

/** Every no of the codes' contract as RFC 9457 has it. */
@RestControllerAdvice({
  "vn.traceability.code.rest",
  "vn.traceability.label.rest",
  "vn.traceability.weblink.rest",
  "vn.traceability.scanlog.rest",
  "vn.traceability.report.rest"
})
class CodeProblems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CodeProblems.class);

  @ExceptionHandler
  ProblemDetail refused(Refusal refusal) {
    var status =
        switch (refusal.reason()) {
          case MALFORMED -> HttpStatus.UNPROCESSABLE_CONTENT;
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case CONFLICT -> HttpStatus.CONFLICT;
          case CHANGED -> HttpStatus.PRECONDITION_FAILED;
          case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
    var problem = ProblemDetail.forStatusAndDetail(status, refusal.getMessage());
    problem.setType(URI.create("/problems/" + refusal.slug()));
    refusal.field().ifPresent(field -> problem.setProperty("field", field));
    if (refusal instanceof MoreCodesThanPackages tooMany) {
      problem.setProperty("packages", tooMany.packages());
      problem.setProperty("active", tooMany.active());
      problem.setProperty("asked", tooMany.asked());
    }
    return problem;
  }

  /** What was begun as a table must not end as one, so then the connection is cut. */
  @ExceptionHandler
  ProblemDetail failed(RuntimeException failure, HttpServletResponse response) {
    LOG.error("a request about codes failed", failure);
    if (response.isCommitted()) {
      throw failure;
    }
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR, "This could not be done just now; try again later.");
    problem.setType(URI.create("/problems/failed"));
    return problem;
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException refused,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var result = refused.getParameterValidationResults().get(0);
    var name =
        result instanceof ParameterErrors body
            ? body.getFieldErrors().get(0).getField()
            : String.valueOf(result.getMethodParameter().getParameterName());
    var rule = result.getResolvableErrors().get(0).getDefaultMessage();
    return broken(name, rule, refused.getBody(), refused, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException refused,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var error = refused.getFieldErrors().get(0);
    return broken(
        error.getField(),
        error.getDefaultMessage(),
        refused.getBody(),
        refused,
        headers,
        status,
        request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var name = missing.getParameterName();
    return broken(name, "is missing", missing.getBody(), missing, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var name = String.valueOf(mismatch.getPropertyName());
    var rule = "'" + mismatch.getValue() + "' cannot be read";
    return broken(name, rule, ProblemDetail.forStatus(status), mismatch, headers, status, request);
  }

  /** Such as a parameter without a name; Tomcat refuses it when somebody first asks for one. */
  @ExceptionHandler
  ProblemDetail unreadableQuery(InvalidParameterException unreadable) {
    return RequestsOfNoHandler.unreadableQuery();
  }

  /** What Spring says of a request in words of its own breaks the contract as well. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem && !RequestsOfNoHandler.hasType(problem)) {
      problem.setType(
          URI.create("/problems/" + (status.is4xxClientError() ? "broken-request" : "failed")));
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private @Nullable ResponseEntity<Object> broken(
      String field,
      @Nullable String rule,
      ProblemDetail problem,
      Exception refused,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    problem.setType(URI.create("/problems/broken-request"));
    problem.setDetail(field + ": " + rule);
    problem.setProperty("field", field);
    return handleExceptionInternal(refused, problem, headers, status, request);
  }
}
