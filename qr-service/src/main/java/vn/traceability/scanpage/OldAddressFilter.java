package vn.traceability.scanpage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.traceability.legacy.OldAddress;
import vn.traceability.legacy.OldAddresses;
import vn.traceability.scanlog.Outcome;

/**
 * Leads addresses of older labels to where they are now, or says plainly that they lead nowhere. It
 * stands before all pages, since an old address may be any. Each is a scan like others; one that
 * leads to a page of ours is logged there.
 */
public final class OldAddressFilter extends OncePerRequestFilter {
  private final OldAddresses addresses;
  private final Visits visits;
  private final ScanPage page;

  public OldAddressFilter(OldAddresses addresses, Visits visits, Clock clock, PageNotice notice) {
    this.addresses = addresses;
    this.visits = visits;
    this.page = new ScanPage(clock, notice.preview());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    var path = request.getRequestURI().substring(request.getContextPath().length());
    var query = Optional.ofNullable(request.getQueryString()).orElse("");
    var found =
        reads ? addresses.find(request.getServerName(), path, query) : Optional.<OldAddress>empty();
    if (found.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var asked = query.isEmpty() ? path : path + "?" + query;
    var visit = visits.begin(request);
    if (found.get() instanceof OldAddress.Moved moved) {
      if (moved.to().getHost() != null) {
        visit.ended(asked, Outcome.OLD_LABEL_MOVED);
      }
      response.setStatus(HttpStatus.FOUND.value());
      response.setHeader(HttpHeaders.LOCATION, moved.to().toString());
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // the rules may change
      return;
    }
    var texts = PageAnswers.texts(request);
    if (found.get() instanceof OldAddress.Gone gone) {
      visit.ended(asked, Outcome.OLD_LABEL_GONE);
      PageAnswers.send(
          PageAnswers.respond(HttpStatus.GONE, page.gone(gone, path, texts), texts), response);
      return;
    }
    visit.ended(asked, Outcome.OLD_LABEL_UNKNOWN);
    PageAnswers.send(
        PageAnswers.respond(HttpStatus.NOT_FOUND, page.notListed(path, texts), texts), response);
  }
}
