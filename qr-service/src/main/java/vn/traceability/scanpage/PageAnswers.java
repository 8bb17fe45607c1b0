package vn.traceability.scanpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What all public pages have in common: headers, language. */
final class PageAnswers {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' "
          + Resources.CSS_HASH
          + "; img-src 'self' data: blob:; worker-src 'self' blob:; frame-ancestors 'none'";

  /** Named as one that may be sent, and not with a weight of 0. */
  private static final Pattern GZIP =
      Pattern.compile(
          "(?i)(?:^|,)\\s*(?:x-)?gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[0-9.]+\\s*)?(?:,|$)");

  /** What browsers send is much the same. */
  private static final Cache<String, String> PREFERRED =
      Caffeine.newBuilder().maximumSize(1_000).build();

  private PageAnswers() {}

  /**
   * Never kept by a cache, since a recall has to show within seconds; no address of a code goes to
   * other hosts.
   */
  static ResponseEntity<byte[]> respond(HttpStatus status, String html, Texts texts) {
    return head(status, texts).body(html.getBytes(StandardCharsets.UTF_8));
  }

  /** The same of a page that is compressed already, for whoever reads that. */
  static ResponseEntity<byte[]> respond(
      HttpStatus status, Shell.Page page, Texts texts, HttpServletRequest request) {
    var head = head(status, texts);
    return acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
        ? head.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(page.gzip())
        : head.body(page.plain());
  }

  /** RFC 9110, section 12.5.3. */
  static boolean acceptsGzip(@Nullable String encodings) {
    return encodings != null && GZIP.matcher(encodings).find();
  }

  private static ResponseEntity.BodyBuilder head(HttpStatus status, Texts texts) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_LANGUAGE, texts.code())
        .header(HttpHeaders.VARY, "Accept, Accept-Language, Accept-Encoding")
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin");
  }

  /** A script of ours, which a page works without. */
  static ResponseEntity<byte[]> script(byte[] script) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .header("X-Content-Type-Options", "nosniff")
        .body(script);
  }

  /**
   * Sends an answer from where there is no controller; the server leaves out what HEAD wants not.
   */
  static void send(ResponseEntity<byte[]> answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.getStatusCode().value());
    answer
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    var body = Optional.ofNullable(answer.getBody()).orElse(new byte[0]);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static Texts texts(HttpServletRequest request) {
    var wanted = request.getParameter("lang");
    if (wanted == null) {
      wanted = preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
    return "en".equals(wanted) ? Texts.ENGLISH : Texts.VIETNAMESE;
  }

  private static String preferred(@Nullable String header) {
    return header == null ? "vi" : PREFERRED.get(header, PageAnswers::firstOf);
  }

  private static String firstOf(String header) {
    try {
      var ranges = Locale.LanguageRange.parse(header);
      return String.valueOf(Locale.lookupTag(ranges, List.of("vi", "en")));
    } catch (IllegalArgumentException unreadable) {
      return "vi";
    }
  }
}
