package vn.traceability.epcis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.QueryRefused;

/**
 * The page that is asked for of a list that has no other parameters.
 *
 * @param after what the page before ended with; empty for the first
 * @param limit how many to the page
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 12.9 (pagination)</a>
 */
record Paging(Request request, Optional<String> after, int limit) {
  static final int MOST = 1_000;
  private static final int USUAL = 30;
  private static final String TOKEN = "nextPageToken";
  private static final Set<String> PARAMETERS = Set.of("perPage", TOKEN);

  /**
   * @throws EpcisProblem 400 when a parameter is another one, or none that may stand there
   */
  static Paging of(Request request) {
    Map<String, List<String>> asked = request.parameters();
    for (String name : asked.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new EpcisProblem(
            Kind.QUERY_PARAMETER, name + ": is no parameter here; perPage and " + TOKEN + " are");
      }
    }
    try {
      var read = EventQuery.parse(asked, Map.of());
      return new Paging(request, read.nextPageToken().map(Paging::plain), limit(read.perPage()));
    } catch (QueryRefused no) {
      throw new EpcisProblem(Kind.QUERY_PARAMETER, String.valueOf(no.getMessage()));
    }
  }

  /** How many to a page, where so many are asked for; a page holds no more than a thousand. */
  static int limit(OptionalInt perPage) {
    return Math.min(perPage.orElse(USUAL), MOST);
  }

  /** The answer, which names the next page. */
  Answer next(Answer answer, String last) {
    return linked(
        answer,
        request,
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(last.getBytes(StandardCharsets.UTF_8)));
  }

  /** The next page lies at the same address with another token (RFC 8288). */
  static Answer linked(Answer answer, Request request, String token) {
    var pairs = new ArrayList<String>();
    String query = request.query();
    if (query != null) {
      for (String pair : query.split("&")) {
        if (!pair.isEmpty() && !pair.startsWith(TOKEN + "=")) {
          pairs.add(pair);
        }
      }
    }
    pairs.add(TOKEN + "=" + token);
    return answer.with(
        "Link", "<" + request.path() + "?" + String.join("&", pairs) + ">; rel=\"next\"");
  }

  private static String plain(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException foreign) {
      throw new QueryRefused(TOKEN, token, "is none that this server gave");
    }
  }

  /** The parameters of an address, in their order. */
  static Map<String, List<String>> parameters(@org.jspecify.annotations.Nullable String query) {
    var parameters = new LinkedHashMap<String, List<String>>();
    if (query != null) {
      for (String pair : query.split("&")) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
          String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
          parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw new EpcisProblem(
          Kind.QUERY_PARAMETER, text + ": is not percent-encoded as an address has to be");
    }
  }
}
