package vn.traceability.scanpage;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;

/** Whether a form was sent by a page of ours. Such pages have no session that others could use. */
final class SameOrigin {
  private SameOrigin() {}

  /** Browsers send one of the two headers, at least, with every form. */
  static boolean isSent(HttpServletRequest request) {
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
