package vn.traceability;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.EventReading;
import vn.traceability.event.epcis.Identifiers;
import vn.traceability.gs1.Gln;

/** Events of partners' software, as the recorder reads them. */
public final class PartnerEvents {
  private PartnerEvents() {}

  /**
   * An event that came as EPCIS.
   *
   * @param json without {@code @context}
   */
  public static RecordedEvent of(Gln party, Instant recordedAt, String json) {
    ObjectNode event = EpcisForm.parse(json).asObject();
    event.put("@context", "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
    Identifiers.canonicalise(event);
    return new EventReading(party, Optional.of("account-of-" + party.digits()), true, recordedAt)
        .of(event.toString());
  }

  /** So much of a lot that left for another party. */
  public static RecordedEvent shipped(Gln party, String lot, Gln receiver, String more) {
    return of(
        party,
        Instant.parse("2026-03-01T00:00:00Z"),
        """
        {"type":"ObjectEvent","action":"OBSERVE","bizStep":"shipping",
         "eventTime":"2026-02-01T08:00:00.000+07:00","eventTimeZoneOffset":"+07:00",
         "quantityList":[{"epcClass":"%s","quantity":10,"uom":"KGM"}],
         "destinationList":[
           {"type":"owning_party","destination":"urn:x-traceability:party:%s"}]%s}
        """
            .formatted(lot, receiver.digits(), more));
  }

  /** The member that declares an error. */
  public static final String DECLARATION =
      ",\"errorDeclaration\":{\"declarationTime\":\"2026-02-02T00:00:00Z\","
          + "\"reason\":\"did_not_occur\"}";
}
