package vn.traceability.scanpage;

import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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
 * needed; with one the camera is read as it moves, by the browser where it can, else here, picture
 * by picture. No photo is kept.
 */
@Controller
class ScannerController {
  static final String PATH = "/scan";

  /** Where pictures of a moving camera go. */
  static final String FRAME = "/scan/frame";

  private static final int MOST_FRAME_BYTES = 500_000;

  private final LabelAddress labels;
  private final PhotoDesk photos;
  private final Template template = Resources.template("scanner");
  private final byte[] script = Resources.bytes("scanner.js");
  private final PageNotice notice;

  ScannerController(LabelAddress labels, PhotoDesk photos, PageNotice notice) {
    this.labels = labels;
    this.photos = photos;
    this.notice = notice;
  }

  /** What the template shows; the template escapes it. */
  private record Shown(
      Map<String, String> t,
      String css,
      boolean preview,
      String title,
      View.Language other,
      Optional<Said> said) {}

  /**
   * What came of a photo or a text.
   *
   * @param read what it says; empty where nothing was read
   * @param page where we tell of the product it names
   */
  private record Said(String title, String text, Optional<String> read, Optional<String> page) {}

  @GetMapping(PATH)
  ResponseEntity<byte[]> form(HttpServletRequest request) {
    return answer(HttpStatus.OK, Optional.empty(), PageAnswers.texts(request));
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
      return said(HttpStatus.UNPROCESSABLE_CONTENT, "scanner.no-picture", request);
    } catch (PhotoDesk.Busy busy) {
      return said(HttpStatus.SERVICE_UNAVAILABLE, "scanner.busy", request);
    }
  }

  /** One picture of a moving camera; answered by what the code says, or by nothing (204). */
  @PostMapping(FRAME)
  ResponseEntity<byte[]> frame(HttpServletRequest request) throws IOException {
    if (!OurForms.sent(request)) {
      return Links.problem(HttpStatus.FORBIDDEN, "a picture is read on our own page alone");
    }
    var sent = request.getInputStream().readNBytes(MOST_FRAME_BYTES + 1);
    if (sent.length > MOST_FRAME_BYTES) {
      return Links.problem(HttpStatus.CONTENT_TOO_LARGE, "a picture needs at most 500 kB");
    }
    try {
      var found =
          PictureReader.read(photos.draw(sent)).map(read -> read.scanned().orElse(read.text()));
      return found
          .map(text -> plain(HttpStatus.OK, text))
          .orElseGet(() -> plain(HttpStatus.NO_CONTENT, ""));
    } catch (InvalidValue noPicture) {
      return Links.problem(HttpStatus.UNPROCESSABLE_CONTENT, noPicture.getMessage());
    } catch (PhotoDesk.Busy busy) {
      return Links.problem(HttpStatus.SERVICE_UNAVAILABLE, "too many pictures are being read");
    }
  }

  private static ResponseEntity<byte[]> plain(HttpStatus status, String text) {
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private ResponseEntity<byte[]> read(PhotoForm sent, HttpServletRequest request) {
    if (sent.tooLarge()) {
      return said(HttpStatus.CONTENT_TOO_LARGE, "scanner.too-large", request);
    }
    if (sent.photo().isEmpty()) {
      return typed(sent.field("typed").orElse(""), request);
    }
    return PictureReader.read(photos.draw(sent.photo().get()))
        .map(found -> lead(Meaning.of(found, labels), request))
        .orElseGet(() -> said(HttpStatus.UNPROCESSABLE_CONTENT, "scanner.unread", request));
  }

  private ResponseEntity<byte[]> typed(String text, HttpServletRequest request) {
    return text.isBlank()
        ? said(HttpStatus.UNPROCESSABLE_CONTENT, "scanner.nothing", request)
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
    return said(HttpStatus.OK, key, Optional.of(shortened(found.text())), found.page(), request);
  }

  private static String shortened(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }

  private ResponseEntity<byte[]> said(HttpStatus status, String key, HttpServletRequest request) {
    return said(status, key, Optional.empty(), Optional.empty(), request);
  }

  private ResponseEntity<byte[]> said(
      HttpStatus status,
      String key,
      Optional<String> read,
      Optional<String> page,
      HttpServletRequest request) {
    var texts = PageAnswers.texts(request);
    var said = new Said(texts.get(key + ".title"), texts.get(key + ".text"), read, page);
    return answer(status, Optional.of(said), texts);
  }

  private ResponseEntity<byte[]> answer(HttpStatus status, Optional<Said> said, Texts texts) {
    var other = texts.other();
    var shown =
        new Shown(
            texts.forTemplate(),
            Resources.CSS,
            notice.preview(),
            texts.get("scanner.title"),
            new View.Language(PATH + "?lang=" + other.code(), other.code(), other.get("language")),
            said);
    return PageAnswers.respond(status, template.execute(shown), texts);
  }

  @GetMapping("/scan/scanner.js")
  ResponseEntity<byte[]> script() {
    return PageAnswers.script(script);
  }
}
