package vn.traceability.epcis;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What is sent back.
 *
 * @param headers in the order in which they are sent
 * @param body empty where there is none
 * @param upgrade what is done in place of a body when the protocol changes
 */
record Answer(
    int status, Map<String, String> headers, byte[] body, Optional<Answer.Upgrade> upgrade) {
  /** Goes on in another protocol. */
  interface Upgrade {
    void perform(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  private Answer(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, Optional.empty());
  }

  static Answer switching(Upgrade upgrade) {
    return new Answer(101, Map.of(), new byte[0], Optional.of(upgrade));
  }

  static Answer nothing(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  static Answer of(int status, JsonNode body) {
    return of(status, body.toString());
  }

  static Answer of(int status, String json) {
    return new Answer(status, Map.of(), json.getBytes(StandardCharsets.UTF_8));
  }

  /** A list of names, as the standard's collections are (EPCIS 2.0, section 12.7). */
  static Answer collection(List<String> members) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putArray("@context").add(EventDocuments.CONTEXT);
    body.put("type", "Collection");
    var list = body.putArray("member");
    members.forEach(list::add);
    return of(200, body);
  }

  Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body, upgrade);
  }
}
