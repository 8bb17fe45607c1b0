package vn.traceability.scanpage;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;

/**
 * Tells forms of our own pages from those that others make people send. There is no session and no
 * cookie that a token could be bound to. Browsers send one of the two headers, at least, with every
 * form.
 */
final class OurForms {
  private OurForms() {}

  static boolean sent(HttpServletRequest request) {
    var site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    try {
      var origin = request.getHeader(HttpHeaders.ORIGIN);
      return origin != null
          && URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equals(request.getHeader(HttpHeaders.HOST));
    } catch (IllegalArgumentException nonsense) {
      return false;
    }
  }
}
