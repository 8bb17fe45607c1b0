package vn.traceability.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.traceability.account.Accounts;
import vn.traceability.account.Sessions;
import vn.traceability.account.Sessions.Session;

/**
 * Finds out who asks, by the session cookie or the header {@code X-API-Key}. An unsafe request
 * under a session has to come from our own pages (Origin, Sec-Fetch-Site) and to carry the
 * session's token in {@code X-CSRF-Token}. A web socket under a session has to be opened by our own
 * pages; a browser's page cannot send a header with it.
 */
public final class SignInFilter extends OncePerRequestFilter {
  static final String COOKIE = "__Host-session";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Accounts accounts;
  private final Sessions sessions;
  private final Clock clock;
  private final HandlerExceptionResolver problems;

  /**
   * @param problems answers an outage of the stores
   */
  public SignInFilter(
      Accounts accounts, Sessions sessions, Clock clock, HandlerExceptionResolver problems) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.clock = clock;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean passes;
    try {
      passes = passes(request, response);
    } catch (RuntimeException outage) {
      // no handler of Spring's sees what a filter throws: so the outage is answered like any other
      if (problems.resolveException(request, response, null, outage) == null) {
        throw outage;
      }
      return;
    }
    if (passes) {
      chain.doFilter(request, response);
    }
  }

  /** Whether the request goes on; where it does not, it is answered. */
  private boolean passes(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String key = request.getHeader("X-API-Key");
    if (key != null) {
      String sha256 = Secrets.sha256(key);
      var account = accounts.byKey(sha256, clock.instant());
      if (account.isEmpty()) {
        refuse(
            request,
            response,
            HttpStatus.UNAUTHORIZED,
            "unknown-key",
            "the key in X-API-Key is not known or was revoked");
        return false;
      }
      Callers.set(
          request, account.get(), () -> accounts.byKey(sha256, clock.instant()).isPresent());
      return true;
    }
    Optional<String> sha256 = id(request).map(Secrets::sha256);
    Optional<Session> session = sha256.flatMap(this::session);
    if (session.isPresent()) {
      if (!SAFE.contains(request.getMethod()) && !comesFromOurPages(request, session.get())) {
        refuse(
            request,
            response,
            HttpStatus.FORBIDDEN,
            "csrf",
            "an unsafe request needs the header X-CSRF-Token and our own origin");
        return false;
      }
      if (opensWebSocket(request) && !sameOrigin(request)) {
        refuse(
            request,
            response,
            HttpStatus.FORBIDDEN,
            "csrf",
            "a web socket under a session is opened by our own pages alone");
        return false;
      }
      Callers.set(
          request, session.get().account(), () -> sha256.flatMap(this::session).isPresent());
    } else if (!SAFE.contains(request.getMethod()) && !sameOrigin(request)) {
      refuse(
          request,
          response,
          HttpStatus.FORBIDDEN,
          "csrf",
          "an unsafe request of a browser needs our own origin");
      return false;
    }
    return true;
  }

  private Optional<Session> session(String sha256OfId) {
    return sessions.find(sha256OfId, clock.instant());
  }

  /** What no rule of browsers keeps another site's page from reading (RFC 6455, section 10.2). */
  private static boolean opensWebSocket(HttpServletRequest request) {
    String upgrade = request.getHeader("Upgrade");
    return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
  }

  static Optional<String> id(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(COOKIE)) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean comesFromOurPages(HttpServletRequest request, Session session) {
    String token = request.getHeader("X-CSRF-Token");
    return token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            session.csrfToken().getBytes(StandardCharsets.UTF_8))
        && sameOrigin(request);
  }

  /**
   * True also where the client says nothing of its origin: only browsers do, and all of them on
   * unsafe requests.
   */
  private static boolean sameOrigin(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return true;
    }
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equals(request.getHeader("Host"));
    } catch (IllegalArgumentException nonsense) {
      return false;
    }
  }

  /**
   * The words are ours and hold nothing to escape. To partners' software the standard's word for it
   * is said (EPCIS 2.0, section 12.8).
   */
  private static void refuse(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String slug,
      String sentence)
      throws IOException {
    boolean partner = request.getRequestURI().startsWith("/epcis");
    String problem =
        "{\"type\":\""
            + (partner ? "epcisException:SecurityException" : "/problems/" + slug)
            + "\",\"title\":\""
            + status.getReasonPhrase()
            + "\",\"status\":"
            + status.value()
            + ",\"detail\":\""
            + sentence
            + "\"}";
    response.setStatus(status.value());
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "ApiKey");
    }
    response.setContentType("application/problem+json"); // has no charset (RFC 9457, section 6.1)
    response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
  }
}
