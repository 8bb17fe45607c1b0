package vn.traceability.scanpage;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vn.traceability.code.LabelAddress;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.resolve.Links;
import vn.traceability.scanner.Meaning;
import vn.traceability.scanner.PictureReader;

/**
 * The scanner for phones whose camera reads no codes: a photo is read here, so that no script is
 * needed; with one, and a browser that can, the camera is read as it moves. No photo is kept.
 */
@Controller
class ScannerController {
  static final String PATH = "/scan";

  private final LabelAddress labels;
  private final PhotoDesk photos;
  private final Template template;
  private final String css;
  private final byte[] script;
  private final PageNotice notice;

  ScannerController(LabelAddress labels, PhotoDesk photos, PageNotice notice) {
    this.labels = labels;
    this.photos = photos;
    this.notice = notice;
    try (var page =
            new InputStreamReader(Texts.resource("scanner.mustache"), StandardCharsets.UTF_8);
        var style = Texts.resource("page.css");
        var file = Texts.resource("scanner.js")) {
      template = Mustache.compiler().compile(page);
      css = new String(style.readAllBytes(), StandardCharsets.UTF_8);
      script = file.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What the page says beside the form. */
  record Said(String key, String read, Optional<String> page) {}

  @GetMapping(PATH)
  ResponseEntity<byte[]> form(HttpServletRequest request) {
    return answer(HttpStatus.OK, Optional.empty(), request);
  }

  @PostMapping(PATH)
  ResponseEntity<byte[]> read(HttpServletRequest request) {
    if (!OurForms.sent(request)) {
      return Links.problem(HttpStatus.FORBIDDEN, "a photo is read on our own page alone");
    }
    if (request.getContentLengthLong() > PhotoForm.MOST_BYTES) {
      return Links.problem(HttpStatus.CONTENT_TOO_LARGE, "the form needs at most 64 MB");
    }
    try {
      boolean parts =
          String.valueOf(request.getContentType()).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
      return parts
          ? photos.take(request, sent -> read(sent, request))
          : typed(Optional.ofNullable(request.getParameter("typed")).orElse(""), request);
    } catch (InvalidValue noPicture) {
      return said(HttpStatus.UNPROCESSABLE_CONTENT, "scanner.no-picture", "", request);
    } catch (PhotoDesk.Busy busy) {
      return said(HttpStatus.SERVICE_UNAVAILABLE, "scanner.busy", "", request);
    }
  }

  private ResponseEntity<byte[]> read(PhotoForm sent, HttpServletRequest request) {
    if (sent.tooLarge()) {
      return said(HttpStatus.CONTENT_TOO_LARGE, "scanner.too-large", "", request);
    }
    if (sent.photo().isEmpty()) {
      return typed(sent.field("typed").orElse(""), request);
    }
    return PictureReader.read(photos.draw(sent.photo().get()))
        .map(found -> lead(Meaning.of(found, labels), request))
        .orElseGet(() -> said(HttpStatus.UNPROCESSABLE_CONTENT, "scanner.unread", "", request));
  }

  private ResponseEntity<byte[]> typed(String text, HttpServletRequest request) {
    return text.isBlank()
        ? said(HttpStatus.UNPROCESSABLE_CONTENT, "scanner.nothing", "", request)
        : lead(Meaning.of(text, labels), request);
  }

  /** To the page of the code; or what was read, where it is none of ours. */
  private ResponseEntity<byte[]> lead(Meaning found, HttpServletRequest request) {
    if (found.page().isPresent() && found.host().isEmpty()) {
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(URI.create(request.getContextPath() + found.page().get()))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    }
    var key = found.host().isPresent() ? "scanner.other-host" : "scanner.no-code";
    return answer(
        HttpStatus.OK, Optional.of(new Said(key, shortened(found.text()), found.page())), request);
  }

  private static String shortened(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }

  private ResponseEntity<byte[]> said(
      HttpStatus status, String key, String read, HttpServletRequest request) {
    return answer(status, Optional.of(new Said(key, read, Optional.empty())), request);
  }

  private ResponseEntity<byte[]> answer(
      HttpStatus status, Optional<Said> said, HttpServletRequest request) {
    var texts = PageAnswers.texts(request);
    var nonce = PageAnswers.nonce();
    var other = texts.other();
    var html =
        template.execute(
            Map.of(
                "t",
                texts.forTemplate(),
                "nonce",
                nonce,
                "css",
                css,
                "preview",
                notice.preview(),
                "other",
                new View.Language(
                    PATH + "?lang=" + other.code(), other.code(), other.get("language")),
                "said",
                said.map(each -> shown(each, texts)).map(Object.class::cast).orElse(false)));
    return PageAnswers.respond(status, html, texts, nonce);
  }

  private static Map<String, Object> shown(Said said, Texts texts) {
    return Map.of(
        "title", texts.get(said.key() + ".title"),
        "text", texts.get(said.key() + ".text"),
        "read", said.read(),
        "page", said.page().map(Object.class::cast).orElse(false));
  }

  @GetMapping("/scan/scanner.js")
  ResponseEntity<byte[]> script() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .header("X-Content-Type-Options", "nosniff")
        .body(script);
  }
}
