package vn.traceability.scanpage;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import vn.traceability.scanlog.ScanEvent;

/**
 * Tells persons from programs. A person's scan is a top-level navigation: {@code Sec-Fetch-Mode:
 * navigate} to a document, by GET, fetched for somebody who looks (no prefetch), by no known link
 * preview. Browsers say this since 2023, to https alone (and to this machine); who says nothing is
 * no person. From one of our pages to the other, as when the language is changed, is no scan
 * either, but for the page that scans.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
final class Visitors {
  private static final String SCANNER = "/scan";
  private static final List<String> PREVIEWS = previews();

  private Visitors() {}

  static ScanEvent.Kind kind(HttpServletRequest request) {
    boolean navigates =
        request.getMethod().equals("GET")
            && header(request, "Sec-Fetch-Mode").equals("navigate")
            && List.of("", "document").contains(header(request, "Sec-Fetch-Dest"));
    boolean prefetches =
        header(request, "Sec-Purpose").contains("prefetch")
            || header(request, "Purpose").contains("prefetch");
    boolean within =
        header(request, "Sec-Fetch-Site").equals("same-origin") && !comesFromScanner(request);
    return navigates && !prefetches && !within && !previews(request)
        ? ScanEvent.Kind.PERSON
        : ScanEvent.Kind.FETCH;
  }

  /** The browser vouches for the origin, so that the path alone is looked at. */
  private static boolean comesFromScanner(HttpServletRequest request) {
    try {
      var from = URI.create(request.getHeader(HttpHeaders.REFERER)).getPath();
      return (request.getContextPath() + SCANNER).equals(from);
    } catch (IllegalArgumentException | NullPointerException nowhere) {
      return false;
    }
  }

  private static boolean previews(HttpServletRequest request) {
    var agent = header(request, HttpHeaders.USER_AGENT);
    return PREVIEWS.stream().anyMatch(agent::contains);
  }

  private static String header(HttpServletRequest request, String name) {
    var value = request.getHeader(name);
    return value == null ? "" : value.toLowerCase(Locale.ROOT);
  }

  private static List<String> previews() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Texts.resource("link-previews.txt"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.strip().toLowerCase(Locale.ROOT))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
