package vn.traceability.resolve;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.traceability.code.LabelAddress;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.scan.DigitalLink;

/**
 * What every answer of the resolver says: that pages of any site may read it, which methods there
 * are, and where the list of links lies. Answers OPTIONS by itself, also where it is asked for
 * several methods at once, which the filters of frameworks refuse.
 */
public final class ResolverHeaders extends OncePerRequestFilter {
  /** The addresses that need it. */
  public static final List<String> ADDRESSES =
      Stream.of(
              Stream.of("/01/*", Links.PAGES + "/01/*"),
              OtherKey.ADDRESSES.stream(),
              OtherKey.ADDRESSES.stream().map(each -> Links.PAGES + each),
              Stream.of(ResolverFiles.DESCRIPTION, Links.CONTEXT))
          .flatMap(each -> each)
          .toList();

  static final String METHODS = "GET, HEAD, OPTIONS";

  private final LabelAddress labels;

  public ResolverHeaders(LabelAddress labels) {
    this.labels = labels;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "Link, Location");
    addLinkset(request, response);
    if (!request.getMethod().equals("OPTIONS")) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader(HttpHeaders.ALLOW, METHODS);
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Accept-Language");
    response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private void addLinkset(HttpServletRequest request, HttpServletResponse response) {
    String path = Links.pathOf(request);
    try {
      if (path.startsWith("/01/")) {
        response.addHeader(HttpHeaders.LINK, linkset(labels, DigitalLink.read(path).path()));
      } else if (OtherKey.isOne(path)) {
        var key = OtherKey.read(path, "");
        if (key.isServed()) {
          response.addHeader(HttpHeaders.LINK, linkset(labels, key.keyPath()));
        }
      }
    } catch (InvalidValue none) {
      // it is no Digital Link, and nothing leads on from it; the answer says what is wrong
      return;
    }
  }

  /** Where all links of a Digital Link are listed, as a header says it. */
  static String linkset(LabelAddress labels, String path) {
    return "<"
        + labels.origin().resolve(path)
        + "?linkType=linkset>; rel=\"linkset\"; type=\"application/linkset+json\"; title=\"Linkset\"";
  }
}
