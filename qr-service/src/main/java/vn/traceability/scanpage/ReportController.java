package vn.traceability.scanpage;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriUtils;
import vn.traceability.lot.Lot;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Communes;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.report.Report;
import vn.traceability.report.ReportedGoods;
import vn.traceability.report.Reports;
import vn.traceability.resolve.Links;
import vn.traceability.scan.Answer;
import vn.traceability.scan.DigitalLink;
import vn.traceability.scan.Resolver;
import vn.traceability.scan.State;
import vn.traceability.scanlog.ScanTickets;
import vn.traceability.scanlog.Scanned;

/**
 * "This is not what I bought": a page of its own with a form that works without any script. Only
 * forms of our own pages are taken. Whatever is wrong with one, the page that says so holds all
 * that was written.
 */
@Controller
class ReportController {
  private static final Logger LOG = LoggerFactory.getLogger(ReportController.class);
  private static final String PATH = "/scan/report";

  /** Fields of which the page can say what is wrong. */
  private static final Set<String> WRONG = Set.of("reason", "text", "photo", "communeCode");

  private final ScanTickets tickets;
  private final Resolver resolver;
  private final Reports reports;
  private final ScanPage page;
  private final Clock clock;
  private final Communes communes = Communes.ofHanoi();
  private final PhotoDesk photos;

  ReportController(
      ScanTickets tickets,
      Resolver resolver,
      Reports reports,
      PhotoDesk photos,
      Clock clock,
      PageNotice notice) {
    this.tickets = tickets;
    this.resolver = resolver;
    this.reports = reports;
    this.photos = photos;
    this.clock = clock;
    this.page = new ScanPage(clock, notice.preview());
  }

  /** The address of the form for a code, and for the scan where there was one. */
  static String form(String code, Optional<String> ticket, Texts texts) {
    return PATH
        + "?code="
        + UriUtils.encode(code, StandardCharsets.UTF_8)
        + ticket.map(text -> "&" + Visits.TICKET + "=" + text).orElse("")
        + "&lang="
        + texts.code();
  }

  @GetMapping(PATH)
  ResponseEntity<byte[]> ask(HttpServletRequest request) {
    var texts = PageAnswers.texts(request);
    try {
      var code = PageOfCode.read(Optional.ofNullable(request.getParameter("code")).orElse(""));
      var brought = Optional.ofNullable(request.getParameter(Visits.TICKET));
      return new Form(code, brought, Map.of(), texts).answer(HttpStatus.OK, "plain", "report.ask");
    } catch (InvalidValue noCode) {
      return nowhere("report.nowhere", HttpStatus.UNPROCESSABLE_CONTENT, texts);
    }
  }

  @PostMapping(PATH)
  ResponseEntity<byte[]> take(HttpServletRequest request) {
    if (!OurForms.sent(request)) {
      return Links.problem(HttpStatus.FORBIDDEN, "goods are reported on our own page alone");
    }
    if (request.getContentLengthLong() > PhotoForm.MOST_BYTES) {
      return Links.problem(HttpStatus.CONTENT_TOO_LARGE, "the form needs at most 64 MB");
    }
    var texts = PageAnswers.texts(request);
    try {
      return photos.take(
          request,
          sent -> {
            var code = PageOfCode.read(sent.field("code").orElse(""));
            return take(sent, new Form(code, sent.field(Visits.TICKET), sent.fields(), texts));
          });
    } catch (PhotoDesk.Busy busy) {
      return nowhere("report.busy", HttpStatus.SERVICE_UNAVAILABLE, texts);
    } catch (InvalidValue noForm) {
      return nowhere("report.nowhere", HttpStatus.UNPROCESSABLE_CONTENT, texts);
    }
  }

  private ResponseEntity<byte[]> take(PhotoForm sent, Form form) {
    if (sent.tooLarge()) {
      return form.answer(HttpStatus.CONTENT_TOO_LARGE, "warn", "report.photo-large");
    }
    if (form.ticket().isEmpty()) {
      return form.answer(HttpStatus.UNPROCESSABLE_CONTENT, "warn", "report.late");
    }
    try {
      var photo = sent.photo().map(photos::draw);
      reports.take(report(sent, form), photo);
      return form.kept();
    } catch (InvalidValue wrong) {
      var field = wrong.field().filter(WRONG::contains).orElse("form");
      return form.answer(HttpStatus.UNPROCESSABLE_CONTENT, "warn", "report.wrong." + field);
    } catch (PhotoDesk.Busy busy) {
      return form.answer(HttpStatus.SERVICE_UNAVAILABLE, "warn", "report.unavailable");
    } catch (RuntimeException failure) {
      LOG.error("a report could not be kept", failure);
      return form.answer(HttpStatus.SERVICE_UNAVAILABLE, "warn", "report.unavailable");
    }
  }

  private Report report(PhotoForm sent, Form form) {
    var commune = sent.field("commune").map(CommuneCode::new);
    commune
        .filter(code -> communes.name(code).isEmpty())
        .ifPresent(
            code -> {
              throw new InvalidValue("communeCode", code.digits(), "is no commune of Hanoi");
            });
    return Report.of(
        form.ticket().orElseThrow().id(),
        goods(resolver.answer(form.link())),
        form.link().path(),
        Report.Reason.of(sent.field("reason").orElse("")),
        sent.field("text").orElse(""),
        commune,
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static ReportedGoods goods(Answer answer) {
    return answer
        .lot()
        .map(Lot::id)
        .filter(lot -> !answer.states().contains(State.NOT_ISSUED))
        .filter(lot -> !answer.states().contains(State.MISTYPED))
        .map(ReportedGoods::of)
        .orElseGet(() -> ReportedGoods.of(answer.link().gtin()));
  }

  private ResponseEntity<byte[]> nowhere(String key, HttpStatus status, Texts texts) {
    return PageAnswers.respond(status, page.noReport(key, texts), texts);
  }

  /** The form for a code, with what was written into it. */
  private final class Form {
    private final PageOfCode code;
    private final Optional<String> brought;
    private final Map<String, String> written;
    private final Texts texts;

    Form(PageOfCode code, Optional<String> brought, Map<String, String> written, Texts texts) {
      this.code = code;
      this.brought = brought;
      this.written = written;
      this.texts = texts;
    }

    DigitalLink link() {
      return code.link();
    }

    /** Empty where it is over: the form that is answered then has a new one. */
    Optional<ScanTickets.Ticket> ticket() {
      return brought.flatMap(text -> tickets.read(text, Scanned.of(link())));
    }

    ResponseEntity<byte[]> kept() {
      return answer(HttpStatus.OK, "good", "report.kept", false);
    }

    ResponseEntity<byte[]> answer(HttpStatus status, String tone, String key) {
      return answer(status, tone, key, true);
    }

    private ResponseEntity<byte[]> answer(
        HttpStatus status, String tone, String key, boolean open) {
      var scan = ticket().isPresent() ? brought.orElseThrow() : fresh();
      var form =
          new View.ReportForm(
              open,
              code.code(),
              scan,
              Arrays.stream(Report.Reason.values()).map(this::choice).toList(),
              written.getOrDefault("text", ""),
              Report.LONGEST,
              PlaceController.COMMUNES.stream().map(this::chosen).toList(),
              code.address(texts, Optional.of(scan)));
      var html = page.report(tone, key, link(), form, texts);
      return PageAnswers.respond(status, html, texts);
    }

    private String fresh() {
      return tickets.write(
          new ScanTickets.Ticket(UUID.randomUUID(), clock.instant(), Scanned.of(link())));
    }

    private View.Choice choice(Report.Reason reason) {
      return new View.Choice(
          reason.slug(),
          texts.get("report.reason." + reason.slug()),
          reason.slug().equals(written.get("reason")));
    }

    private View.Choice chosen(View.Choice commune) {
      return commune.code().equals(written.get("commune")) ? commune.taken() : commune;
    }
  }
}
