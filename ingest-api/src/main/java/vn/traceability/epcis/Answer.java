package vn.traceability.epcis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What is sent back.
 *
 * @param headers in the order in which they are sent
 * @param body empty where there is none
 */
record Answer(int status, Map<String, String> headers, byte[] body) {
  static Answer nothing(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  static Answer of(int status, JsonNode body) {
    return of(status, body.toString());
  }

  static Answer of(int status, String json) {
    return new Answer(status, Map.of(), json.getBytes(StandardCharsets.UTF_8));
  }

  Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
