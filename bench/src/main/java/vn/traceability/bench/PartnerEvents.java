package vn.traceability.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * EPCIS as partners' software sends it: each event another, with a lot and two items of its own.
 */
final class PartnerEvents {
  private static final String CONTEXT =
      "\"@context\":[\"https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld\","
          + "{\"example\":\"https://ns.example.com/epcis/\"}],";
  static final List<String> STEPS =
      List.of("shipping", "receiving", "storing", "inspecting", "loading");

  private PartnerEvents() {}

  /** The body of {@code POST /events}. */
  static byte[] alone(int number) {
    return utf8("{" + CONTEXT + members(number) + "}");
  }

  /** The body of {@code POST /capture}. */
  static byte[] document(int first, int count) {
    return utf8(
        IntStream.range(first, first + count)
            .mapToObj(number -> "{" + members(number) + "}")
            .collect(
                Collectors.joining(
                    ",",
                    "{"
                        + CONTEXT
                        + "\"type\":\"EPCISDocument\",\"schemaVersion\":\"2.0\","
                        + "\"creationDate\":\"2026-03-02T07:30:00Z\","
                        + "\"epcisBody\":{\"eventList\":[",
                    "]}}")));
  }

  /** The first of its items. */
  static String epc(int number) {
    return "https://id.gs1.org/01/09506000134352/21/" + number + "a";
  }

  private static String members(int number) {
    return "\"type\":\"ObjectEvent\",\"eventID\":\"urn:uuid:6f7b8a52-3c57-4f0e-9f3a-"
        + digits(12, number)
        + "\",\"eventTime\":\"2026-03-02T"
        + digits(2, number / 360_000 % 24)
        + ":"
        + digits(2, number / 6_000 % 60)
        + ":"
        + digits(2, number / 100 % 60)
        + "."
        + digits(3, number % 100 * 10)
        + "+07:00\",\"eventTimeZoneOffset\":\"+07:00\",\"action\":\"OBSERVE\",\"bizStep\":\""
        + STEPS.get(number % STEPS.size())
        + "\",\"disposition\":\"in_transit\",\"epcList\":[\""
        + epc(number)
        + "\",\"urn:epc:id:sgtin:950600013.0435."
        + number
        + "b\"],\"quantityList\":[{\"epcClass\":\"urn:epc:class:lgtin:950600013.0435.L"
        + number
        + "\",\"quantity\":12.5,\"uom\":\"KGM\"}],"
        + "\"readPoint\":{\"id\":\"urn:epc:id:sgln:950600013.435.gate-"
        + number % 50
        + "\"},\"bizLocation\":{\"id\":\"https://id.gs1.org/414/9506000134352\"},"
        + "\"bizTransactionList\":[{\"type\":\"po\","
        + "\"bizTransaction\":\"urn:epcglobal:cbv:bt:9506000134352:po-"
        + number / 100
        + "\"}],\"example:note\":\"pallet "
        + number % 7
        + "\"";
  }

  private static String digits(int places, int number) {
    String written = Integer.toString(number);
    return "0".repeat(places - written.length()) + written;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
