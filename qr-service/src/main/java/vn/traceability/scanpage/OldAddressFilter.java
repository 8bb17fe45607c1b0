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

/**
 * Leads addresses of older labels to where they are now, or says plainly that they lead nowhere. It
 * stands before all pages, since an old address may be any.
 */
public final class OldAddressFilter extends OncePerRequestFilter {
  private final OldAddresses addresses;
  private final ScanPage page;

  public OldAddressFilter(OldAddresses addresses, Clock clock, PageNotice notice) {
    this.addresses = addresses;
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
    var old = found.get();
    if (old instanceof OldAddress.Moved moved) {
      response.setStatus(HttpStatus.FOUND.value());
      response.setHeader(HttpHeaders.LOCATION, moved.to().toString());
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // the rules may change
      return;
    }
    var texts = PageAnswers.texts(request);
    PageAnswers.send(
        old instanceof OldAddress.Gone gone
            ? PageAnswers.respond(HttpStatus.GONE, page.gone(gone, path, texts), texts)
            : PageAnswers.respond(HttpStatus.NOT_FOUND, page.notListed(path, texts), texts),
        response);
  }
}
