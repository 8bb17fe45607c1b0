package vn.traceability.resolve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.traceability.code.LabelAddress;
import vn.traceability.gs1.syntax.CompressedLink;
import vn.traceability.gs1.syntax.DigitalLinkUri;
import vn.traceability.refusal.InvalidValue;

/**
 * Leads compressed GS1 Digital Links to what they stand for, and says so in the header {@code
 * Link}. The standard would rather have them answered where they are; but none of our labels is
 * compressed, and at the one address of a code its limits, its scans and its links are looked
 * after.
 *
 * @see <a href="https://ref.gs1.org/standards/resolver/">GS1-Conformant resolver standard 1.2,
 *     conformance: compression</a>
 */
public final class CompressedAddresses extends OncePerRequestFilter {
  /** Ten letters are 60 bits: an identifier and the shortest of keys take more than that. */
  private static final Pattern FORM =
      Pattern.compile("(|/[0-9]{2,4}/[^/]+)/([A-Za-z0-9_-]{2,1000})/?");

  private static final int SHORTEST_ALONE = 10;

  private final LabelAddress labels;

  public CompressedAddresses(LabelAddress labels) {
    this.labels = labels;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    var meant = read(path);
    if (meant.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var link = meant.get();
    var asked = Optional.ofNullable(request.getQueryString()).orElse("");
    var whole = link.toString();
    var joint = whole.contains("?") ? "&" : "?";
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, ResolverHeaders.METHODS);
    response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Link, Location");
    response.addHeader(
        HttpHeaders.LINK,
        "<" + whole + ">; rel=\"owl:sameAs\"; title=\"The same, not compressed\"");
    response.addHeader(HttpHeaders.LINK, ResolverHeaders.linkset(labels, link.pathText()));
    if (request.getMethod().equals("OPTIONS")) {
      response.setStatus(HttpStatus.NO_CONTENT.value()); // browsers follow no redirect of that
      return;
    }
    response.setHeader(HttpHeaders.LOCATION, asked.isEmpty() ? whole : whole + joint + asked);
    response.setStatus(HttpStatus.TEMPORARY_REDIRECT.value());
  }

  /** Empty for all that is no such address, as the names of our other pages are none. */
  private Optional<DigitalLinkUri> read(String path) {
    var form = FORM.matcher(path);
    if (!form.matches() || form.group(1).isEmpty() && form.group(2).length() < SHORTEST_ALONE) {
      return Optional.empty();
    }
    try {
      var root = labels.origin().toString();
      return Optional.of(CompressedLink.read(root, form.group(1), form.group(2)));
    } catch (InvalidValue other) {
      return Optional.empty(); // whoever comes next answers
    }
  }
}
