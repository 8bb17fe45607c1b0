package vn.traceability.scanpage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.traceability.ratelimit.RateLimits;
import vn.traceability.ratelimit.RateLimits.What;
import vn.traceability.resolve.Links;
import vn.traceability.resolve.ResolverHeaders;

/**
 * Asks those who ask for very much to wait: a page that says so, or a problem (RFC 9457) to
 * programs. Whoever asked for many codes that are not ours waits for true ones as well, for if
 * those were answered he would learn which they are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6585#section-4">RFC 6585, section 4</a>
 */
public final class LimitedPages extends OncePerRequestFilter {
  /** The addresses it looks at. */
  public static final List<String> ADDRESSES =
      Stream.concat(
              ResolverHeaders.ADDRESSES.stream().filter(each -> each.endsWith("/*")),
              Stream.of(
                  ScannerController.PATH, ScannerController.FRAME, "/scan/report", "/scan/place"))
          .toList();

  /** What is sent there is read and not kept. */
  private static final List<String> READ = List.of(ScannerController.PATH, ScannerController.FRAME);

  private final RateLimits limits;
  private final ScanPage page;

  public LimitedPages(RateLimits limits, Clock clock, PageNotice notice) {
    this.limits = limits;
    this.page = new ScanPage(clock, notice.preview());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var address = request.getRemoteAddr();
    boolean keeps =
        request.getMethod().equals("POST")
            && !READ.contains(request.getRequestURI().substring(request.getContextPath().length()));
    var wait =
        keeps
            ? limits.count(address, What.WRITE)
            : limits.left(address, What.UNKNOWN_CODE).or(() -> limits.count(address, What.PAGE));
    if (wait.isPresent()) {
      refuse(request, response, wait.get());
      return;
    }
    chain.doFilter(request, response);
    if (response.getStatus() == HttpStatus.NOT_FOUND.value()) {
      limits.count(address, What.UNKNOWN_CODE);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    PageAnswers.send(answer(request, Long.toString(seconds)), response);
  }

  private ResponseEntity<byte[]> answer(HttpServletRequest request, String seconds) {
    var accepted = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
    if (Links.areAskedFor(request) || accepted.contains("json")) {
      return Links.problem(
          HttpStatus.TOO_MANY_REQUESTS, "too many requests; try again in " + seconds + " seconds");
    }
    var texts = PageAnswers.texts(request);
    return PageAnswers.respond(HttpStatus.TOO_MANY_REQUESTS, page.limited(seconds, texts), texts);
  }
}
