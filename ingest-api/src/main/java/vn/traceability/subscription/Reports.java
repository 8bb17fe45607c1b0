package vn.traceability.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.traceability.event.query.FoundEvent;

/** How found events are written to a subscriber. */
public interface Reports {
  /** The body: JSON. */
  byte[] body(String query, String subscription, List<FoundEvent> events, Instant now);

  /** What is said beside the body and its signature. */
  Map<String, String> headers();
}
