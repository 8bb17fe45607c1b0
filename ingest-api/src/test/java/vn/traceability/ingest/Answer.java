package vn.traceability.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(int status, HttpHeaders headers, String text) {
  private static final JsonMapper JSON = new JsonMapper();

  public static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** This answer, which has to have this status. */
  public Answer is(int expected) {
    assertThat(status).as(text).isEqualTo(expected);
    return this;
  }

  /** This answer, which has to be a problem as RFC 9457 and the contract have it. */
  public Answer isProblem(int expected, String slug) {
    isProblem(expected);
    assertThat(json().path("type").stringValue()).as(text).isEqualTo("/problems/" + slug);
    return this;
  }

  /** A problem whatever its type, and without a word of how the program is made. */
  public Answer isProblem(int expected) {
    is(expected);
    assertThat(header("Content-Type")).as(text).hasValue("application/problem+json");
    assertThat(json().path("type").asString("")).as(text).startsWith("/problems/");
    assertThat(json().path("title").asString("")).as(text).isNotBlank();
    assertThat(json().path("status").asInt(0)).as(text).isEqualTo(expected);
    assertThat(text)
        .doesNotContainPattern("(vn|org|java|jakarta|tools|com)\\.[a-z]+\\.[a-zA-Z.]+")
        .doesNotContain("Exception", "Dto", "\tat ", ".java", "\"trace\":", "Tomcat");
    return this;
  }

  /** The member of the request that was wrong. */
  public String field() {
    return at("field");
  }

  /** A member's text; empty where it is not there. */
  public String at(String member) {
    return json().path(member).asString("");
  }

  public JsonNode json() {
    return JSON.readTree(text);
  }

  /** The elements of a list in the answer. */
  public List<JsonNode> all(String list) {
    assertThat(json().path(list).isArray()).as(text).isTrue();
    return StreamSupport.stream(json().path(list).spliterator(), false).toList();
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
