package vn.traceability.epcis;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.EventId;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.Identifiers;
import vn.traceability.pipeline.Capture;

/**
 * An event as it is kept: its identifiers in their one form, and an {@code eventID}, which stands
 * first; its own, or else its hash.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 7.4.1 (eventID)</a>
 */
record CapturedEvent(EventId id, String eventID, JsonNode event, String json) {

  /**
   * @param event valid, standing alone; is changed
   */
  static CapturedEvent of(ObjectNode event) {
    Identifiers.canonicalise(event);
    var id = EpcisForm.identify(event);
    String eventID = event.path("eventID").asString(id.original().value());
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.put("eventID", eventID);
    event.remove("eventID");
    named.setAll(event);
    return new CapturedEvent(id, eventID, named, named.toString());
  }

  Capture.Event toCapture() {
    return new Capture.Event(Optional.of(id), json);
  }
}
