package vn.traceability.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.traceability.lot.LotId;

/** Someone at the other end of the wire, with the headers that say who. */
public final class Caller {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String origin;
  private final Map<String, String> headers;

  Caller(String origin) {
    this(origin, Map.of());
  }

  private Caller(String origin, Map<String, String> headers) {
    this.origin = origin;
    this.headers = headers;
  }

  /** The same one, who sends this header too. */
  public Caller with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Caller(origin, more);
  }

  /** The address of a lot. */
  public static String pathOf(LotId lot) {
    return "/lots/"
        + lot.gtin().digits()
        + "/"
        + URLEncoder.encode(lot.number().text(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * @param path below {@code /api/v1}, or an address that an answer named
   */
  public Answer get(String path) {
    return send("GET", path);
  }

  public Answer delete(String path) {
    return send("DELETE", path);
  }

  public Answer post(String path, JsonNode body) {
    return send("POST", path, "application/json", body.toString());
  }

  /** Without telling beforehand how long it is. */
  public Answer postInChunks(String path, JsonNode body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
  }

  public Answer put(String path, JsonNode body) {
    return send("PUT", path, "application/json", body.toString());
  }

  public Answer send(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  public Answer send(String method, String path, String contentType, String body) {
    return send(method, path, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public Answer send(String method, String path, String contentType, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  private static boolean isWhole(String path) {
    return path.startsWith("/api/") || path.equals("/epcis") || path.startsWith("/epcis/");
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(origin + (isWhole(path) ? path : "/api/v1" + path)))
            .timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
