package vn.traceability.epcis;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.traceability.account.Account;

/**
 * A request, and who makes it.
 *
 * @param account who asks
 */
record Request(HttpServletRequest http, Account account) {
  String method() {
    return http.getMethod();
  }

  /** As it was sent, without the query. */
  String path() {
    return http.getRequestURI();
  }

  /** As it was sent; null where there is none. */
  @Nullable String query() {
    return http.getQueryString();
  }

  @Nullable String header(String name) {
    return http.getHeader(name);
  }

  /** The parameters of the address, decoded, in their order. */
  Map<String, List<String>> parameters() {
    return Paging.parameters(query());
  }

  InputStream body() throws IOException {
    return http.getInputStream();
  }
}
