package vn.traceability.event.epcis;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.EventId;
import vn.traceability.event.RecordedEvent;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/**
 * How an event was captured, which its text does not say.
 *
 * @param party who captured it
 * @param author id of the account that did
 * @param isPartners whether it came as EPCIS from a partner's software: then its own word on who it
 *     was counts for nothing
 */
public record EventReading(
    Gln party, Optional<String> author, boolean isPartners, Instant recordedAt) {

  /**
   * Reads the event.
   *
   * @throws InvalidValue when it is not to be read
   */
  public RecordedEvent of(String epcis) {
    JsonNode event = EpcisForm.parse(epcis);
    return of(EpcisForm.identify(event), epcis, event);
  }

  /** Reads an event whose name is known. */
  public RecordedEvent of(EventId id, String epcis) {
    return of(id, epcis, EpcisForm.parse(epcis));
  }

  private RecordedEvent of(EventId id, String epcis, JsonNode event) {
    return new RecordedEvent(
        id,
        event.path("eventID").asString(id.original().value()),
        epcis,
        isPartners ? PartnerFacts.of(event, id, party, recordedAt) : EpcisForm.read(event),
        recordedAt,
        author,
        party,
        isPartners);
  }
}
