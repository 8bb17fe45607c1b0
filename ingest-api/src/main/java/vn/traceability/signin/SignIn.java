package vn.traceability.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.http.ResponseCookie;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.account.Sessions;
import vn.traceability.account.Sessions.Session;

/** Signs people in and out. */
public final class SignIn {
  private static final Duration FIELD = Duration.ofDays(30);
  private static final Duration OFFICE = Duration.ofHours(12);

  private final Accounts accounts;
  private final Sessions sessions;
  private final Secrets secrets;
  private final Clock clock;
  private final String nobody;

  public SignIn(Accounts accounts, Sessions sessions, Secrets secrets, Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.secrets = secrets;
    this.clock = clock;
    nobody = secrets.hash(Secrets.random());
  }

  /** A session and the cookie that carries it. */
  public record Entrance(Session session, ResponseCookie cookie) {}

  /**
   * Signs in.
   *
   * @throws NotSignedIn when account and password do not match, in the same words and time for both
   */
  public Entrance enter(String name, String password) {
    var credential = accounts.find(name.strip().toLowerCase(Locale.ROOT));
    boolean matches =
        secrets.matches(password, credential.map(Accounts.Credential::passwordHash).orElse(nobody));
    if (credential.isEmpty() || !matches || credential.get().closed()) {
      throw new NotSignedIn("account and password do not match");
    }
    Account account = credential.get().account();
    var lasts =
        account.role() == Role.FARMER || account.role() == Role.GROUP_LEADER ? FIELD : OFFICE;
    String id = Secrets.random();
    // to the millisecond, as the store keeps it, so that both answers name the same end
    var end = clock.instant().plus(lasts).truncatedTo(ChronoUnit.MILLIS);
    var session = new Session(account, Secrets.random(), end);
    sessions.put(Secrets.sha256(id), session);
    return new Entrance(session, cookie(id, lasts));
  }

  /** Ends the session of this request, if it has one. */
  public ResponseCookie leave(HttpServletRequest request) {
    SignInFilter.id(request).ifPresent(id -> sessions.end(Secrets.sha256(id)));
    return cookie("", Duration.ZERO);
  }

  /**
   * The session of this request.
   *
   * @throws NotSignedIn when it has none
   */
  public Session session(HttpServletRequest request) {
    return SignInFilter.id(request)
        .flatMap(id -> sessions.find(Secrets.sha256(id), clock.instant()))
        .orElseThrow(NotSignedIn::new);
  }

  private static ResponseCookie cookie(String id, Duration lasts) {
    return ResponseCookie.from(SignInFilter.COOKIE, id)
        .secure(true)
        .httpOnly(true)
        .sameSite("Lax")
        .path("/")
        .maxAge(lasts)
        .build();
  }
}
