package vn.traceability.workspace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through who calls from this machine itself and for nobody else, as a proxy would. */
final class OnThisMachine extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean forwarded =
        Stream.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via")
            .anyMatch(name -> request.getHeader(name) != null);
    if (!forwarded && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
