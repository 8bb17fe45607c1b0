package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

/** Whatever is wrong with a request, the answer is a problem as RFC 9457 has it. */
@ExtendWith(InTheVillage.class)
class ProblemsIT {
  private static final String JSON = "application/json";

  private final Village village;

  ProblemsIT(Village village) {
    this.village = village;
  }

  /** A request with one flaw; an empty body is none at all. */
  record Bad(int status, String method, String path, String contentType, String body) {
    @Override
    public String toString() {
      return status + " " + method + " " + path + " " + (body.length() > 60 ? "…" : body);
    }
  }

  static Stream<Bad> requests() {
    return Stream.of(
        new Bad(404, "GET", "/nothing", JSON, ""),
        new Bad(404, "GET", "/", JSON, ""),
        new Bad(404, "POST", "/lots/1/2/3/4/5", JSON, "{}"),
        new Bad(404, "GET", "/api/v2/lots", JSON, ""),
        new Bad(405, "DELETE", "/lots", JSON, ""),
        new Bad(405, "PATCH", "/parties", JSON, "{}"),
        new Bad(405, "GET", "/events", JSON, ""),
        new Bad(405, "POST", "/lots/08930000000019/A/trace", JSON, "{}"),
        new Bad(415, "POST", "/lots", "text/plain", "a lot"),
        new Bad(415, "POST", "/events", "application/xml", "<event/>"),
        new Bad(415, "POST", "/places", "application/x-www-form-urlencoded", "name=x"),
        new Bad(415, "POST", "/places", "nonsense/none", "{}"),
        new Bad(400, "POST", "/lots", JSON, ""),
        new Bad(400, "POST", "/lots", JSON, "{"),
        new Bad(400, "POST", "/lots", JSON, "nonsense"),
        new Bad(400, "POST", "/lots", JSON, "{} {}"),
        new Bad(400, "POST", "/lots", JSON, "[]"),
        new Bad(400, "POST", "/lots", JSON, "null"),
        new Bad(400, "POST", "/lots", JSON, "\"lot\""),
        new Bad(400, "POST", "/lots", JSON, "{}"),
        new Bad(400, "POST", "/events", JSON, "{}"),
        new Bad(400, "POST", "/events", JSON, "[]"),
        new Bad(400, "POST", "/events", JSON, "null"),
        new Bad(400, "POST", "/events", JSON, "[".repeat(20_000)),
        new Bad(400, "POST", "/session", JSON, "{}"),
        new Bad(400, "POST", "/accounts", JSON, "{}"),
        new Bad(400, "POST", "/certificates", JSON, "{}"),
        new Bad(400, "POST", "/isolation-register", JSON, "{}"),
        new Bad(400, "GET", "/lots/1/A", JSON, ""),
        new Bad(400, "GET", "/lots/08930000000019/L%C3%B4", JSON, ""),
        new Bad(400, "GET", "/lots/08930000000019/" + "A".repeat(21), JSON, ""),
        new Bad(422, "GET", "/lots/08930000000018/A", JSON, ""),
        new Bad(400, "GET", "/parties/x", JSON, ""),
        new Bad(400, "GET", "/parties?approval=perhaps", JSON, ""),
        new Bad(400, "GET", "/parties?communeCode=Gia%20L%C3%A2m", JSON, ""),
        new Bad(400, "GET", "/places?partyGln=1", JSON, ""),
        new Bad(400, "GET", "/products/1", JSON, ""),
        new Bad(400, "GET", "/jobs/" + "x".repeat(101), JSON, ""),
        new Bad(404, "GET", "/jobs/1", JSON, ""));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aBadRequestIsToldWhatIsBadAndNoMore(Bad bad) {
    var administrator = village.administrator();

    var answer =
        bad.body().isEmpty() && !bad.method().equals("POST")
            ? administrator.send(bad.method(), bad.path())
            : administrator.send(bad.method(), bad.path(), bad.contentType(), bad.body());

    answer.isProblem(bad.status());
  }

  /** A registration, the one flaw it has, and the member that is named for it. */
  record Flawed(Kind kind, String flaw, String field, UnaryOperator<ObjectNode> change) {
    @Override
    public String toString() {
      return kind + ": " + flaw;
    }
  }

  static Stream<Flawed> registrations() {
    return Stream.of(
        new Flawed(Kind.PARTY, "unknown kind", "kind", r -> r.put("kind", "person")),
        new Flawed(Kind.PARTY, "kind a number", "kind", r -> r.put("kind", 1)),
        new Flawed(Kind.PARTY, "kind in capitals", "kind", r -> r.put("kind", "HOUSEHOLD")),
        new Flawed(Kind.PARTY, "kind null", "kind", r -> r.putNull("kind")),
        new Flawed(Kind.PARTY, "name missing", "name", r -> without(r, "name")),
        new Flawed(Kind.PARTY, "name null", "name", r -> r.putNull("name")),
        new Flawed(Kind.PARTY, "name empty", "name", r -> r.put("name", "")),
        new Flawed(Kind.PARTY, "name too long", "name", r -> r.put("name", "x".repeat(201))),
        new Flawed(Kind.PARTY, "name a number", "name", r -> r.put("name", 7)),
        new Flawed(Kind.PARTY, "name true", "name", r -> r.put("name", true)),
        new Flawed(Kind.PARTY, "name a list", "name", r -> with(r, "name").add("x").end()),
        new Flawed(Kind.PARTY, "commune of 4", "communeCode", r -> r.put("communeCode", "0056")),
        new Flawed(Kind.PARTY, "commune a number", "communeCode", r -> r.put("communeCode", 565)),
        new Flawed(Kind.PARTY, "tax code of 9", "taxCode", r -> r.put("taxCode", "123456789")),
        new Flawed(Kind.PARTY, "GLN of 12", "gln", r -> r.put("gln", "893000000001")),
        new Flawed(Kind.PLACE, "kind of a party", "kind", r -> r.put("kind", "household")),
        new Flawed(Kind.PLACE, "party missing", "partyGln", r -> without(r, "partyGln")),
        new Flawed(
            Kind.PLACE,
            "area code too long",
            "plantingAreaCode",
            r -> r.put("plantingAreaCode", "x".repeat(51))),
        new Flawed(Kind.PRODUCT, "no stars", "ocopStars", r -> r.put("ocopStars", 0)),
        new Flawed(Kind.PRODUCT, "six stars", "ocopStars", r -> r.put("ocopStars", 6)),
        new Flawed(Kind.PRODUCT, "half a star", "ocopStars", r -> r.put("ocopStars", 4.7)),
        new Flawed(Kind.PRODUCT, "stars as text", "ocopStars", r -> r.put("ocopStars", "4")),
        new Flawed(
            Kind.PRODUCT, "endless stars", "ocopStars", r -> r.put("ocopStars", 9_999_999_999L)),
        new Flawed(Kind.PRODUCT, "unknown unit", "unit", r -> r.put("unit", "TNE")),
        new Flawed(Kind.PRODUCT, "standards a text", "standards", r -> r.put("standards", "V")),
        new Flawed(
            Kind.PRODUCT,
            "a standard null",
            "standards[0]",
            r -> with(r, "standards").addNull().end()),
        new Flawed(
            Kind.PRODUCT,
            "a standard a number",
            "standards[0]",
            r -> with(r, "standards").add(9).end()),
        new Flawed(
            Kind.PRODUCT,
            "a standard too long",
            "standards[0]",
            r -> with(r, "standards").add("x".repeat(101)).end()),
        new Flawed(
            Kind.PRODUCT,
            "too many standards",
            "standards",
            r -> with(r, "standards").add(21, "x").end()),
        new Flawed(Kind.LOT, "lot missing", "lot", r -> without(r, "lot")),
        new Flawed(Kind.LOT, "lot with a blank", "lot", r -> r.put("lot", "A 1")),
        new Flawed(Kind.LOT, "owner missing", "ownerGln", r -> without(r, "ownerGln")),
        new Flawed(Kind.LOT, "day a number", "producedOn", r -> r.put("producedOn", 20_514)),
        new Flawed(
            Kind.LOT, "day a time", "producedOn", r -> r.put("producedOn", "2026-03-01T00:00:00Z")),
        new Flawed(
            Kind.LOT, "plan a text", "plannedQuantity", r -> r.put("plannedQuantity", "100 kg")),
        new Flawed(
            Kind.LOT,
            "plan without a unit",
            "plannedQuantity.unit",
            r -> {
              r.putObject("plannedQuantity").put("value", "1");
              return r;
            }));
  }

  @ParameterizedTest
  @MethodSource("registrations")
  void aRegistrationThatBreaksTheContractIsToldByItsField(Flawed flawed) {
    var registration = flawed.change().apply(flawed.kind().registration(village));

    var answer =
        village
            .cooperative
            .caller()
            .post(flawed.kind().path, registration)
            .isProblem(400, "contract");

    assertThat(answer.field()).isEqualTo(flawed.field());
    assertThat(answer.at("detail")).startsWith(flawed.field());
  }

  @Test
  void whatMethodsThereAreIsSaid() {
    var answer = village.administrator().delete("/lots").isProblem(405, "method");

    assertThat(answer.header("Allow").orElseThrow().split(", *")).contains("GET", "POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html, */*;q=0.1", "application/problem+json", "application/*"})
  void aProblemIsAProblemWhateverTheClientWouldRatherHave(String accept) {
    var caller = village.administrator().with("Accept", accept);

    caller.get("/nothing").isProblem(404);
    caller.get("/parties/x").isProblem(400);
    caller.get("/parties/" + Village.newGln().digits()).isProblem(404);
    village.nobody().with("Accept", accept).get("/lots").isProblem(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "image/png"})
  void whatCannotBeServedAsAskedIsSaid(String accept) {
    var caller = village.administrator().with("Accept", accept);

    caller.get("/lots").isProblem(406, "not-acceptable");
    caller.get("/nothing").isProblem(404, "unknown-path");
    village.nobody().with("X-API-Key", "?").with("Accept", accept).get("/lots").isProblem(401);
  }

  /** What the web server itself refuses comes from no controller; it is a problem all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/lots/08930000000019/100% HTTP/1.1",
        "GET /api/v1/lots/{x} HTTP/1.1",
        "GET /api/v1/lots/08930000000019/A%00 HTTP/1.1",
        "GET /api/v1/../../etc/passwd HTTP/1.1",
        "GET nonsense HTTP/1.1"
      })
  void aRequestThatIsNoneIsAProblemAndTellsNothingOfTheProgram(String requestLine)
      throws IOException {
    String answer = raw(requestLine);

    assertThat(answer)
        .startsWith("HTTP/1.1 4")
        .contains("Content-Type: application/problem+json", "\"status\":4")
        .doesNotContain("Exception", "\tat ", "Tomcat/");
  }

  private String raw(String requestLine) throws IOException {
    try (var socket = new Socket("localhost", village.api().port())) {
      String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ObjectNode without(ObjectNode registration, String member) {
    registration.remove(member);
    return registration;
  }

  private static Elements with(ObjectNode registration, String list) {
    return new Elements(registration, registration.putArray(list));
  }

  /** A list being filled. */
  private record Elements(ObjectNode of, tools.jackson.databind.node.ArrayNode list) {
    Elements add(String text) {
      list.add(text);
      return this;
    }

    Elements add(int number) {
      list.add(number);
      return this;
    }

    Elements add(int times, String text) {
      for (int i = 0; i < times; i++) {
        list.add(text);
      }
      return this;
    }

    Elements addNull() {
      list.addNull();
      return this;
    }

    ObjectNode end() {
      return of;
    }
  }
}
