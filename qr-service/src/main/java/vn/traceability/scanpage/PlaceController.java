package vn.traceability.scanpage;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriUtils;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Communes;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.resolve.Links;
import vn.traceability.scanlog.ScanLog;
import vn.traceability.scanlog.ScanPlace;
import vn.traceability.scanlog.ScanTickets;
import vn.traceability.scanlog.Scanned;
import vn.traceability.scanlog.Whereabouts;

/**
 * Where a person tells where a scan was made: a page of its own, so that the page of a code needs
 * no script and stays small. Only forms of our own pages are taken, of 4 KiB at most.
 */
@Controller
class PlaceController {
  private static final String PATH = "/scan/place";
  private static final int MOST_BYTES = 4096;

  /** By their names. */
  static final List<View.Choice> COMMUNES = communes();

  private final ScanTickets tickets;
  private final ScanLog log;
  private final ScanPage pages;
  private final Whereabouts whereabouts = new Whereabouts();
  private final byte[] script = Resources.bytes("place.js");

  PlaceController(ScanTickets tickets, ScanLog log, Clock clock, PageNotice notice) {
    this.tickets = tickets;
    this.log = log;
    this.pages = new ScanPage(clock, notice.preview());
  }

  /** The address of the form for a scan. */
  static String form(String code, String ticket, Texts texts) {
    return PATH
        + "?code="
        + UriUtils.encode(code, StandardCharsets.UTF_8)
        + "&scan="
        + ticket
        + "&lang="
        + texts.code();
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> ask(HttpServletRequest request) {
    var asked = new Asked(request);
    return asked
        .ticket()
        .map(ticket -> asked.answer(HttpStatus.OK, "plain", "place.ask"))
        .orElseGet(asked::late);
  }

  @PostMapping(PATH)
  ResponseEntity<byte[]> tell(HttpServletRequest request) {
    if (!OurForms.sent(request)) {
      return Links.problem(HttpStatus.FORBIDDEN, "a place is told on our own page alone");
    }
    if (request.getContentLength() < 0) {
      return Links.problem(HttpStatus.LENGTH_REQUIRED, "the length of the form has to be said");
    }
    if (request.getContentLength() > MOST_BYTES) {
      return Links.problem(
          HttpStatus.CONTENT_TOO_LARGE, "the form needs at most " + MOST_BYTES + " bytes");
    }
    var asked = new Asked(request);
    var ticket = asked.ticket();
    if (ticket.isEmpty()) {
      return asked.late();
    }
    try {
      var device = asked.field("device").map(value -> tickets.device(value, ticket.get().time()));
      log.add(ticket.get().told(asked.place(whereabouts), device));
      return asked.answer(HttpStatus.OK, "good", "place.kept");
    } catch (InvalidValue lacking) {
      return asked.answer(HttpStatus.UNPROCESSABLE_CONTENT, "warn", "place.lacking");
    }
  }

  @GetMapping("/scan/place.js")
  ResponseEntity<byte[]> script() {
    return PageAnswers.script(script);
  }

  private static List<View.Choice> communes() {
    var names = Collator.getInstance(Locale.forLanguageTag("vi"));
    return Communes.ofHanoi().all().stream()
        .map(each -> new View.Choice(each.code().digits(), each.name(), false))
        .sorted(Comparator.comparing(View.Choice::name, names::compare))
        .toList();
  }

  /** What the request says. */
  private final class Asked {
    private final HttpServletRequest request;
    private final Texts texts;
    private final String code;

    Asked(HttpServletRequest request) {
      this.request = request;
      texts = PageAnswers.texts(request);
      code = field("code").orElse("");
    }

    Optional<String> field(String name) {
      return Optional.ofNullable(request.getParameter(name)).filter(text -> !text.isBlank());
    }

    Optional<ScanTickets.Ticket> ticket() {
      return field(Visits.TICKET).flatMap(text -> tickets.read(text, scanned()));
    }

    private Scanned scanned() {
      int mark = code.indexOf('?');
      return Scanned.at(mark < 0 ? code : code.substring(0, mark));
    }

    /**
     * Where that is.
     *
     * @throws InvalidValue when it is not said, or is nowhere
     */
    ScanPlace place(Whereabouts known) {
      var latitude = field("latitude");
      var longitude = field("longitude");
      if (latitude.isPresent() && longitude.isPresent()) {
        return known.at(degrees("latitude", latitude.get()), degrees("longitude", longitude.get()));
      }
      return known.in(new CommuneCode(field("commune").orElse("")));
    }

    private double degrees(String name, String text) {
      if (!text.matches("-?[0-9]{1,3}(\\.[0-9]{1,15})?")) {
        throw new InvalidValue(name, text, "needs degrees such as 21.03");
      }
      return Double.parseDouble(text);
    }

    /** Its code leads nowhere, since nobody vouches for it. */
    ResponseEntity<byte[]> late() {
      return PageAnswers.respond(HttpStatus.UNPROCESSABLE_CONTENT, pages.late(texts), texts);
    }

    ResponseEntity<byte[]> answer(HttpStatus status, String tone, String key) {
      var scan = field(Visits.TICKET).orElse("");
      var page = PageOfCode.read(code); // the ticket vouches that it is one
      var form =
          new View.PlaceForm(
              !key.equals("place.kept"),
              page.code(),
              scan,
              page.address(texts, Optional.of(scan)),
              COMMUNES);
      return PageAnswers.respond(status, pages.place(tone, key, form, texts), texts);
    }
  }
}
