package vn.traceability.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.traceability.event.EventId;

/**
 * An event as it is sent.
 *
 * @param id its name, where it is known already
 * @param epcis the event in UTF-8
 */
record Sent(Optional<EventId> id, byte[] epcis) {
  static Sent of(Capture.Event event) {
    return new Sent(event.id(), event.json().getBytes(StandardCharsets.UTF_8));
  }
}
