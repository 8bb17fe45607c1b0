package vn.traceability.capture.mongo;

import com.mongodb.MongoException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;

/**
 * An outage of the store is neither "nothing found" nor a fault in the request: try later. So for
 * every contract, and before any of them says it failed; for the look at who asks too, which comes
 * before all controllers.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
public class StoreProblems {
  private static final Logger LOG = LoggerFactory.getLogger(StoreProblems.class);

  private final StoreAway away;

  StoreProblems(StoreAway away) {
    this.away = away;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(MongoException failure) {
    away.notice(failure);
    LOG.warn("the store did not answer", failure);
    return tryLater();
  }

  /** Which was logged once, when it went away. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(StoreIsAway away) {
    LOG.debug("the store was not asked", away);
    return tryLater();
  }

  private static ResponseEntity<ProblemDetail> tryLater() {
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
