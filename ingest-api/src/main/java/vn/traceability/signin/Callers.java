package vn.traceability.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import vn.traceability.account.Account;

/** Who asks; set by {@link SignInFilter} before anything else looks at the request. */
public final class Callers {
  private static final String ACCOUNT = Callers.class.getName() + ".account";

  private static final String ADMISSION = Callers.class.getName() + ".admission";

  private Callers() {}

  static void set(HttpServletRequest request, Account account) {
    request.setAttribute(ACCOUNT, account);
  }

  static void set(HttpServletRequest request, Account account, Admission admission) {
    set(request, account);
    request.setAttribute(ADMISSION, admission);
  }

  /**
   * What let the caller in.
   *
   * @throws NotSignedIn when nobody is signed in
   */
  public static Admission admission(HttpServletRequest request) {
    return Optional.ofNullable((Admission) request.getAttribute(ADMISSION))
        .orElseThrow(NotSignedIn::new);
  }

  public static Optional<Account> find(HttpServletRequest request) {
    return Optional.ofNullable((Account) request.getAttribute(ACCOUNT));
  }

  /**
   * Who asks, where somebody has to.
   *
   * @throws NotSignedIn when nobody is signed in
   */
  public static Account get(HttpServletRequest request) {
    return find(request).orElseThrow(NotSignedIn::new);
  }
}
