package vn.traceability.signin;

import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * The answer to nobody, for every contract that asks who is there, and before any of them says it
 * failed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
public class SignInProblems {
  @ExceptionHandler
  ResponseEntity<ProblemDetail> notSignedIn(NotSignedIn no) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, no.getMessage());
    problem.setType(URI.create("/problems/not-signed-in"));
    return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Session")
        .body(problem);
  }
}
