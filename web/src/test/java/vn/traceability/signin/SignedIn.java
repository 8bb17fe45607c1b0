package vn.traceability.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.traceability.account.Account;

/** A request as it is after the filter. */
public final class SignedIn {
  private SignedIn() {}

  public static HttpServletRequest as(Account account) {
    var request = new MockHttpServletRequest();
    Callers.set(request, account);
    return request;
  }
}
