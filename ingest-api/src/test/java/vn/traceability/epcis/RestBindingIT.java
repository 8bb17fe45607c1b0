package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

/** Every row of the table of the standard's REST binding, as far as a caller can bring it about. */
@ExtendWith(InTheVillage.class)
class RestBindingIT {
  private static final Map<String, String> STANDING_FOR =
      Map.of(
          "{eventType}", "ObjectEvent",
          "{epc}", "urn:epc:id:sgtin:0614141.107346.2018",
          "{bizStep}", "shipping",
          "{bizLocation}", "urn:epc:id:sgln:0614141.07346.1234",
          "{readPoint}", "urn:epc:id:sgln:0614141.07346.1234",
          "{disposition}", "in_transit",
          "{queryName}", "shipments / of ours",
          "{token}", "none");

  /** Of the event that the rows ask for, each in a village of its own. */
  private static String eventId(Village village) {
    return "urn:uuid:3f1c9a55-2d57-4f0e-8f0c-" + village.shop.gln().digits().substring(1);
  }

  /**
   * A row of the table.
   *
   * @param path below the address of the service
   */
  record Row(
      String path, String method, int status, List<String> headers, List<String> exceptions) {
    @Override
    public String toString() {
      return method + " " + path + " " + status;
    }
  }

  static Stream<Row> rows() {
    return EpcisCases.lines("spec/rest_binding_table.jsonl").stream()
        .map(
            row ->
                new Row(
                    row.path("path").stringValue(),
                    row.path("method").stringValue(),
                    Integer.parseInt(row.path("status").stringValue()),
                    texts(row.path("headers")),
                    texts(row.path("types"))));
  }

  private static List<String> texts(JsonNode list) {
    return list.values().stream().map(JsonNode::stringValue).toList();
  }

  /** Reported as skipped where there is no such folder. */
  @Test
  void thereIsATable() {
    assertThat(rows()).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isAnsweredAsTheTableSays(Row row, Village village) throws IOException {
    if (!canBeBroughtAbout(row)) {
      return;
    }
    queries(village);
    if (row.status() == 101) {
      opensAStream(row, village);
      return;
    }
    if (asksForEvents(row)) {
      events(village);
    }
    var partner = village.shop.caller();
    var answer =
        switch (row.status()) {
          case 200, 201, 202, 204 -> send(partner, row, village, "");
          case 401 -> send(village.nobody(), row, village, "");
          case 403 -> send(village.office(Role.INSPECTOR), row, village, "");
          case 404 -> send(partner, row, village, "missing");
          case 406 -> send(partner.with("GS1-EPC-Format", "Always_EPC_URN"), row, village, "");
          case 400 -> send(partner, row, village, "broken");
          case 413 -> send(partner, row, village, "too large");
          case 414 -> partner.send(row.method(), path(row, village, "") + "?" + "a".repeat(9_000));
          case 415 -> send(partner, row, village, "xml");
          case 409 -> send(partner, row, village, "other");
          default -> throw new AssertionError("no caller brings about a " + row.status());
        };
    answer.is(row.status());
    if (row.status() >= 400) {
      CaptureIT.isProblem(
          answer,
          row.status(),
          answer.json().path("type").asString("").substring("epcisException:".length()));
      assertThat(row.exceptions()).contains(answer.json().path("type").stringValue());
    }
    for (String header : row.headers()) {
      if (!List.of("Link", "GS1-Next-Page-Token-Expires").contains(header)) {
        assertThat(answer.header(header)).as(header).isPresent();
      }
    }
  }

  private static void opensAStream(Row row, Village village) throws IOException {
    try (var handshake = new RawHandshake(village.api(), village.keyOf(village.shop.account()))) {
      String head = handshake.head(path(row, village, "") + "?stream=true");
      assertThat(head).startsWith("HTTP/1.1 101 ");
      assertThat(row.headers())
          .isNotEmpty()
          .allSatisfy(header -> assertThat(head).containsIgnoringCase("\n" + header + ": "));
    }
  }

  /** What everybody may ask is forbidden to nobody; what any method finds is not missing. */
  private static boolean canBeBroughtAbout(Row row) {
    boolean open = row.method().equals("OPTIONS");
    boolean ofQueries = row.path().startsWith("/queries");
    return switch (row.status()) {
      case 401, 404, 414 -> !open;
      case 403 -> row.method().equals("POST") && !ofQueries; // each has its own queries
      case 413 -> !row.path().endsWith("}"); // a query is returned, not run
      case 400 -> row.method().equals("POST") || row.path().endsWith("/events");
      case 500, 501 -> false; // faults of ours
      default -> true;
    };
  }

  /** Others are answered the same where there is nothing, and what is recorded takes its time. */
  private static boolean asksForEvents(Row row) {
    return row.status() < 300 && !row.method().equals("OPTIONS")
        || row.status() == 409
        || row.status() == 413;
  }

  private static Answer send(Caller caller, Row row, Village village, String how) {
    String path = path(row, village, how.equals("missing") ? "missing" : "");
    if (row.path().startsWith("/queries")) {
      return sendToQueries(caller, row, path, how);
    }
    if (how.equals("missing")) {
      return caller.send(row.method(), path);
    }
    if (!row.method().equals("POST")) {
      return caller.send(row.method(), path + (how.equals("broken") ? "?EQ_nonsense" : ""));
    }
    boolean bare = row.path().equals("/events");
    String event = event(how.equals("other") ? "receiving" : "shipping", eventId(village), village);
    String body = bare ? event : document(event);
    return switch (how) {
      case "broken" -> caller.send("POST", path, "application/json", body.replace("OBSERVE", "X"));
      case "too large" ->
          caller.send(
              "POST",
              path,
              "application/json",
              body.replace("\"OBSERVE\"", "\"OBSERVE\",\"ex:a\":\"" + "a".repeat(1 << 20) + '"'));
      case "xml" -> caller.send("POST", path, "application/xml", "<a/>");
      default -> caller.send("POST", path, "application/json", body);
    };
  }

  private static Answer sendToQueries(Caller caller, Row row, String path, String how) {
    if (!row.method().equals("POST")) {
      return caller.send(
          row.method(),
          how.equals("broken")
              ? path + "?stream=true"
              : how.equals("too large") ? path.replace("shipments", "few") : path);
    }
    String body =
        row.path().equals("/queries")
            ? query(how.equals("other") ? STANDING_FOR.get("{queryName}") : "another", "")
            : STREAM;
    return caller.send("POST", path, "application/" + (how.equals("xml") ? "xml" : "json"), body);
  }

  private static final String STREAM =
      "{\"dest\": \"http://receiver.test:9/\", \"signatureToken\": \"ours\", \"stream\": true}";

  private static String query(String name, String more) {
    return "{\"name\": \"%s\", \"query\": {\"EQ_bizStep\": [\"shipping\"]%s}}"
        .formatted(name, more);
  }

  private static String path(Row row, Village village, String missing) {
    String path = row.path();
    if (!missing.isEmpty()) {
      return "/epcis" + path.replaceAll("\\{[a-zA-Z]+}", "urn:x:missing");
    }
    for (var each : STANDING_FOR.entrySet()) {
      path = path.replace(each.getKey(), encoded(each.getValue()));
    }
    path = path.replace("{eventID}", encoded(eventId(village)));
    if (path.contains("{subscriptionID}")) {
      path = path.replace("{subscriptionID}", subscription(village));
    }
    return "/epcis"
        + (path.contains("{captureID}") ? path.replace("{captureID}", job(village)) : path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String subscription(Village village) {
    String queries = "/epcis/queries/" + encoded(STANDING_FOR.get("{queryName}"));
    return CaptureIT.post(village.shop.caller(), queries + "/subscriptions", STREAM)
        .is(201)
        .at("subscriptionID");
  }

  private static String job(Village village) {
    return CaptureIT.capture(village.shop.caller(), document(event("shipping", "", village)))
        .substring("/epcis/capture/".length());
  }

  private static void queries(Village village) {
    for (String query :
        List.of(
            query(STANDING_FOR.get("{queryName}"), ""),
            query("few / of ours", ", \"maxEventCount\": 1"))) {
      CaptureIT.post(village.shop.caller(), "/epcis/queries", query).is(201);
    }
  }

  /** Two that the queries find, one under the name that the rows ask for. */
  private static void events(Village village) {
    CaptureIT.capture(
        village.shop.caller(),
        document(event("shipping", "", village).replace("107346.2018", "107346.2019")));
    CaptureIT.post(
            village.shop.caller(), "/epcis/events", event("shipping", eventId(village), village))
        .is(201);
    CaptureIT.awaitEvent(village.shop.caller(), eventId(village));
  }

  private static String event(String step, String name, Village village) {
    return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                      {"ex": "https://example.org/ns/"}],
         %s "type": "ObjectEvent", "action": "OBSERVE", "bizStep": "%s",
         "disposition": "in_transit", "eventTime": "2026-02-01T08:00:00.000+07:00",
         "eventTimeZoneOffset": "+07:00", "epcList": ["urn:epc:id:sgtin:0614141.107346.2018"], "ex:of": "%s",
         "readPoint": {"id": "urn:epc:id:sgln:0614141.07346.1234"},
         "bizLocation": {"id": "urn:epc:id:sgln:0614141.07346.1234"}}
        """
        .formatted(
            name.isEmpty() ? "" : "\"eventID\": \"%s\",".formatted(name),
            step,
            village.shop.gln().digits());
  }

  static String document(String... events) {
    return """
        {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                      {"ex": "https://example.org/ns/"}],
         "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-03-02T07:30:00Z",
         "epcisBody": {"eventList": [%s]}}
        """
        .formatted(String.join(",", events));
  }

  @Test
  void optionsAnnounceWhatCaptureHolds(Village village) {
    var answer = village.nobody().send("OPTIONS", "/epcis/capture").is(204);

    assertThat(answer.header("GS1-EPCIS-Capture-Limit")).hasValue("10000");
    assertThat(answer.header("GS1-EPCIS-Capture-File-Size-Limit")).hasValue("33554432");
    assertThat(answer.header("GS1-Capture-Error-Behaviour")).hasValue("all");
    assertThat(answer.header("Allow")).hasValue("GET, HEAD, OPTIONS, POST");
    assertThat(answer.header("GS1-EPC-Format")).hasValue("Always_GS1_Digital_Link");
  }

  @ParameterizedTest
  @CsvSource({
    "GS1-EPCIS-Min, 1.0.0, 200",
    "GS1-EPCIS-Min, 2.0, 200",
    "GS1-EPCIS-Min, 2.1.0, 406",
    "GS1-EPCIS-Max, 2.0.1, 200",
    "GS1-EPCIS-Max, 3, 200",
    "GS1-EPCIS-Max, 1.2.0, 406",
    "GS1-CBV-Min, 2.5, 406",
    "GS1-CBV-Max, 1.2, 406",
    "GS1-EPCIS-Version, 2.0.0, 200",
    "GS1-EPCIS-Version, 1.2, 406",
    "GS1-EPCIS-Version, newest, 406",
    "GS1-EPC-Format, No_Preference, 200",
    "GS1-EPC-Format, Always_GS1_Digital_Link, 200",
    "GS1-EPC-Format, Always_EPC_URN, 406",
    "GS1-EPC-Format, Never_Translates, 406",
    "GS1-EPC-Format, urn, 406",
    "GS1-CBV-XML-Format, Always_URN, 200",
    "GS1-CBV-XML-Format, urn, 406",
    "Accept, application/json, 200",
    "Accept, application/ld+json, 200",
    "Accept, 'application/xml, application/json;q=0.5', 200",
    "Accept, */*, 200",
    "Accept, application/xml, 406",
    "Accept, application/json;q=0, 406",
    "Accept, nonsense, 406"
  })
  void headersAreNegotiated(String header, String value, int status, Village village) {
    var answer = village.shop.caller().with(header, value).get("/epcis/events").is(status);

    if (status == 406) {
      CaptureIT.isProblem(answer, 406, "NotAcceptableException");
      assertThat(answer.json().path("detail").stringValue()).startsWith(header + ":");
    } else {
      assertThat(answer.header("Content-Type"))
          .hasValue(value.startsWith("application/ld") ? value : "application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/xml", "text/xml", "text/plain", "application/json;charset=utf-16"})
  void onlyJsonIsCaptured(String type, Village village) {
    CaptureIT.isProblem(
        village.shop.caller().send("POST", "/epcis/capture", type, "<x/>"),
        415,
        "UnsupportedMediaTypeException");
  }

  @Test
  void compressedBodiesAreNotRead(Village village) {
    String document = document(event("shipping", "", village));
    var partner = village.shop.caller();

    var answer =
        CaptureIT.post(partner.with("Content-Encoding", "gzip"), "/epcis/capture", document);

    CaptureIT.isProblem(answer, 415, "UnsupportedMediaTypeException");
    assertThat(answer.json().path("detail").stringValue()).startsWith("Content-Encoding:");
    assertThat(answer.header("Accept-Encoding")).hasValue("identity");
    CaptureIT.post(partner.with("Content-Encoding", "identity"), "/epcis/capture", document)
        .is(202);
  }

  @Test
  void jsonLdIsCapturedToo(Village village) {
    village
        .shop
        .caller()
        .send(
            "POST",
            "/epcis/capture",
            "application/ld+json; charset=UTF-8",
            document(event("shipping", "", village)))
        .is(202);
  }

  @Test
  void theInterfaceNamesItsResources(Village village) {
    var answer = village.shop.caller().get("/epcis").is(200);

    assertThat(answer.json().path("member").values())
        .extracting(JsonNode::stringValue)
        .contains("capture", "events", "epcs", "queries");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /epcis/events, 405",
    "PUT, /epcis/capture, 405",
    "POST, /epcis/epcs, 405",
    "GET, /epcis/nothing, 404",
    "GET, /epcis/capture/nobody-made-it, 404",
    "GET, /epcis/events/urn:x:none, 404"
  })
  void whatIsNotThereIsSaidToBeNotThere(String method, String path, int status, Village village) {
    var answer = village.shop.caller().send(method, path).is(status);

    if (status == 405) {
      assertThat(answer.header("Allow")).get().asString().contains("OPTIONS");
    }
  }

  /** Names of events hold slashes, semicolons and question marks; most clients encode them. */
  @Test
  void anEventIsFoundByItsNameHoweverItIsWritten(Village village) {
    var partner = village.shop.caller();
    String event = event("shipping", "", village).replace("2018", village.shop.gln().digits());
    String name =
        CaptureIT.post(partner, "/epcis/events", event)
            .is(201)
            .json()
            .path("eventID")
            .stringValue();
    CaptureIT.awaitEvent(partner, name);

    assertThat(name).startsWith("ni:///sha-256;");
    for (String written :
        List.of(
            encoded(name),
            encoded(name).toLowerCase(Locale.ROOT).replace("cbv2.0", "CBV2.0"),
            name.replace("?", "%3F"),
            name.replace("/", "%2F").replace("?", "%3F"))) {
      partner.get("/epcis/events/" + written).is(200);
    }
  }

  @Test
  void aHeadIsAGetWithoutItsBody(Village village) {
    var answer = village.shop.caller().send("HEAD", "/epcis/events").is(200);

    assertThat(answer.text()).isEmpty();
    assertThat(answer.header("Content-Length")).isPresent();
  }
}
