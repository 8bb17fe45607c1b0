package vn.traceability.capture.mongo;

import com.mongodb.MongoException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** An outage of the store is neither "nothing found" nor our fault in the request: try later. */
@RestControllerAdvice("vn.traceability.capture")
public class StoreProblems {
  private static final Logger LOG = LoggerFactory.getLogger(StoreProblems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(MongoException away) {
    LOG.warn("the store did not answer", away);
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE,
            "the store does not answer at present; try again in a while");
    problem.setType(URI.create("/problems/try-later"));
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(problem);
  }
}
