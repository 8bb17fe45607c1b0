package vn.traceability.subscription;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.EventQuery;

/**
 * A query under a name. Never changed: another one under its name is another query.
 *
 * @param id made at random once
 * @param owner whose names it stands among: a party or an office
 * @param json as it was sent
 * @param prefixes what prefixes stand for that its own context does not explain
 */
public record NamedQuery(
    String id,
    Owner owner,
    String name,
    String json,
    Map<String, String> prefixes,
    Instant createdAt) {
  public NamedQuery {
    prefixes = Map.copyOf(prefixes);
  }

  /**
   * The query as it was asked.
   *
   * @throws vn.traceability.event.query.QueryRefused when a parameter is unknown or wrong
   */
  public EventQuery query() {
    return EventQuery.parse(EpcisForm.parse(json), prefixes);
  }

  /**
   * The query as it is put to events that are to be sent on: each as it is recorded, whatever the
   * order and the number that one answer would have.
   */
  EventQuery standing() {
    ObjectNode query = EpcisForm.parse(json).asObject();
    for (String ofAnAnswer :
        new String[] {"orderBy", "orderDirection", "eventCountLimit", "maxEventCount", "perPage"}) {
      query.remove(ofAnAnswer);
    }
    query.put("orderBy", "recordTime").put("orderDirection", "ASC");
    return EventQuery.parse(query, prefixes);
  }
}
