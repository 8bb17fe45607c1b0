package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Requests under {@code /api} that reach no controller of the contract; pages answer their own. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
public class RequestProblems {
  @ExceptionHandler
  ResponseEntity<ProblemDetail> nothingThere(
      NoResourceFoundException no, HttpServletRequest request) throws NoResourceFoundException {
    if (!isOfTheContract(request)) {
      throw no; // which leaves it to whoever comes next
    }
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .body(
            Problems.problem(
                HttpStatus.NOT_FOUND,
                "unknown-path",
                "nothing lies at this address; /api/v1/openapi.yaml lists what there is"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongMethod(
      HttpRequestMethodNotSupportedException no, HttpServletRequest request)
      throws HttpRequestMethodNotSupportedException {
    if (!isOfTheContract(request)) {
      throw no;
    }
    return problem(HttpStatus.METHOD_NOT_ALLOWED, "method", no);
  }

  /** Such as a parameter without a name; Tomcat refuses it when somebody first asks for one. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadableQuery(InvalidParameterException no) {
    return ResponseEntity.badRequest()
        .body(
            Problems.problem(
                HttpStatus.BAD_REQUEST,
                "contract",
                "the parameters of the address cannot be read; each needs a name"));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongContent(
      HttpMediaTypeNotSupportedException no, HttpServletRequest request)
      throws HttpMediaTypeNotSupportedException {
    if (!isOfTheContract(request)) {
      throw no;
    }
    return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "content-type", no);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notAcceptable(
      HttpMediaTypeNotAcceptableException no, HttpServletRequest request)
      throws HttpMediaTypeNotAcceptableException {
    if (!isOfTheContract(request)) {
      throw no;
    }
    return problem(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", no);
  }

  private static boolean isOfTheContract(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }

  /** With Spring's headers, such as {@code Allow}, and its sentence. */
  private static ResponseEntity<ProblemDetail> problem(
      HttpStatus status, String slug, ErrorResponse no) {
    return ResponseEntity.status(status)
        .headers(no.getHeaders())
        .body(Problems.problem(status, slug, String.valueOf(no.getBody().getDetail())));
  }
}
