package vn.traceability.scanpage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.resolve.Links;
import vn.traceability.scan.DigitalLink;
import vn.traceability.scan.Resolver;
import vn.traceability.scan.ScannedAttributes;
import vn.traceability.scan.State;
import vn.traceability.scanlog.Outcome;
import vn.traceability.weblink.WebLinks;

/**
 * Answers a phone that opens what a label says. A filter and no controller: of all that this system
 * serves it is what is asked for most, and finding a controller, its arguments and a writer for its
 * answer took longer than the answer.
 */
public final class ScanPages extends HttpFilter {
  /** The addresses it answers. */
  public static final List<String> ADDRESSES = List.of("/01/*", Links.PAGES + "/01/*");

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ScanPages.class);

  private final transient Resolver resolver;
  private final transient ScanPage page;
  private final transient Links links;
  private final transient ProducersLinks producers;
  private final transient Visits visits;

  public ScanPages(
      Resolver resolver,
      Links links,
      WebLinks producers,
      Visits visits,
      Clock clock,
      PageNotice notice) {
    this.resolver = resolver;
    this.links = links;
    this.producers = new ProducersLinks(producers);
    this.visits = visits;
    this.page = new ScanPage(clock, notice.preview());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    PageAnswers.send(reads ? opened(request) : notAllowed(request), response);
  }

  /** A parameter without a name cannot be read, and then none can. */
  private ResponseEntity<byte[]> opened(HttpServletRequest request) {
    try {
      return open(request);
    } catch (InvalidParameterException unreadable) {
      return Links.problem(
          HttpStatus.BAD_REQUEST,
          "/problems/broken-request",
          "the parameters of the address cannot be read; each needs a name");
    }
  }

  private static ResponseEntity<byte[]> notAllowed(HttpServletRequest request) {
    var problem =
        Links.problem(
            HttpStatus.METHOD_NOT_ALLOWED, "needs GET or HEAD, not " + request.getMethod());
    return ResponseEntity.status(problem.getStatusCode())
        .headers(problem.getHeaders())
        .header(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS")
        .body(problem.getBody());
  }

  /** The path is read as it came, so that a lot keeps the slashes and semicolons it has. */
  private ResponseEntity<byte[]> open(HttpServletRequest request) {
    var path = Links.pathOf(request);
    var texts = PageAnswers.texts(request);
    var visit = visits.begin(request);
    try {
      var query = Optional.ofNullable(request.getQueryString()).orElse("");
      boolean program = Links.areAskedFor(request);
      var link = DigitalLink.read(path);
      if (program) {
        DigitalLink.check(path, query);
      }
      var said = ScannedAttributes.read(query);
      var respelled = resolver.respelled(link);
      if (program) {
        visit.ended(path, Outcome.LINKS);
        return links.answer(respelled.orElse(link), request, texts.code());
      }
      if (respelled.isPresent()) {
        return redirect(respelled.get(), said, request);
      }
      var answer = resolver.answer(link);
      if (answer.carried().isEmpty()) {
        DigitalLink.check(path, query); // else what is wrong with it is a sign that it was altered
      }
      boolean altered = !said.agreeWith(answer.carried());
      var told = visit.answered(altered ? answer.with(State.LABEL_ALTERED) : answer);
      return PageAnswers.respond(
          status(told.answer().state()),
          page.of(
              told, altered ? said : ScannedAttributes.NONE, producers.of(told.answer()), texts),
          texts,
          request);
    } catch (InvalidValue wrong) {
      visit.ended(path, Outcome.UNREADABLE);
      if (Links.areAskedFor(request)) {
        return Links.problem(HttpStatus.BAD_REQUEST, wrong.getMessage());
      }
      var html = page.unreadable(wrong, path, texts);
      return PageAnswers.respond(HttpStatus.BAD_REQUEST, html, texts);
    } catch (RuntimeException failure) {
      LOG.error("a scan could not be answered", failure);
      visit.ended(path, Outcome.UNAVAILABLE);
      if (Links.areAskedFor(request)) {
        return Links.problem(HttpStatus.SERVICE_UNAVAILABLE, "the links cannot be read at present");
      }
      var html = page.unavailable(path, texts);
      return PageAnswers.respond(HttpStatus.SERVICE_UNAVAILABLE, html, texts);
    }
  }

  private static HttpStatus status(State state) {
    return switch (state) {
      case NOT_ISSUED, MISTYPED, UNKNOWN_PRODUCT, UNKNOWN_LOT -> HttpStatus.NOT_FOUND;
      default -> HttpStatus.OK;
    };
  }

  /** What else the label says goes on with it, else it would not be compared. */
  private static ResponseEntity<byte[]> redirect(
      DigitalLink link, ScannedAttributes said, HttpServletRequest request) {
    var lang = request.getParameter("lang");
    var query =
        Stream.of(said.query(), "en".equals(lang) || "vi".equals(lang) ? "lang=" + lang : "")
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining("&"));
    var address = request.getContextPath() + link.path();
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create(query.isEmpty() ? address : address + "?" + query))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
