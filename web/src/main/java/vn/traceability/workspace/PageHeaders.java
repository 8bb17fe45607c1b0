package vn.traceability.workspace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.traceability.signin.Secrets;

/** One content security policy for all pages, with a nonce for each answer. */
final class PageHeaders extends OncePerRequestFilter {
  private static final String NONCE = PageHeaders.class.getName() + ".nonce";

  static String nonce(HttpServletRequest request) {
    return (String) request.getAttribute(NONCE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String nonce = Secrets.random();
    request.setAttribute(NONCE, nonce);
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-"
            + nonce
            + "'; img-src 'self' data: blob:; "
            + "worker-src 'self' blob:; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    chain.doFilter(request, response);
  }
}
