package vn.traceability.qr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser as far as the headers tell, behind a proxy that says where it is. */
final class Phone {
  static final String AGENT = "SM-A155F";

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final String origin;
  private final String address;

  Phone(String origin) {
    this(origin, "203.0.113.77");
  }

  Phone(String origin, String address) {
    this.origin = origin;
    this.address = address;
  }

  /**
   * Opens an address as someone who scanned it.
   *
   * @param headers name, value, name, value … in place of its own
   */
  HttpResponse<String> opens(String path, String... headers) {
    return send(HttpRequest.newBuilder().GET(), path, headers);
  }

  /** Sends a form of the page. */
  HttpResponse<String> submits(String path, String form, String... headers) {
    var body = HttpRequest.BodyPublishers.ofString(form);
    var request =
        HttpRequest.newBuilder()
            .POST(body)
            .header("Content-Type", "application/x-www-form-urlencoded");
    return send(request, path, headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("User-Agent", "Mozilla/5.0 (Linux; Android 14; " + AGENT + ") Chrome/131.0.0.0");
    all.put("Accept", "text/html,application/xhtml+xml");
    all.put("Sec-Fetch-Mode", "navigate");
    all.put("Sec-Fetch-Dest", "document");
    all.put("Sec-Fetch-Site", "none");
    all.put("X-Forwarded-For", address);
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    all.forEach(request::header);
    try {
      return client.send(request.uri(URI.create(origin + path)).build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
