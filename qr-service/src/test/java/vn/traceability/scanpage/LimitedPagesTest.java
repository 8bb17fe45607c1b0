package vn.traceability.scanpage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.traceability.ratelimit.Limit;
import vn.traceability.ratelimit.RateLimits;
import vn.traceability.ratelimit.RateLimits.What;
import vn.traceability.scanlog.Scans;

class LimitedPagesTest {
  private static final Limit FEW = new Limit(1, Duration.ofDays(1), 3);

  private final LimitedPages filter =
      new LimitedPages(
          new RateLimits(
              Map.of(
                  What.PAGE,
                  new Limit(1, Duration.ofDays(1), 50),
                  What.UNKNOWN_CODE,
                  FEW,
                  What.WRITE,
                  FEW),
              10),
          Clock.fixed(Scans.NOW, ZoneOffset.UTC),
          new PageNotice(false));

  private MockHttpServletResponse ask(String method, String path, String accept, int status)
      throws Exception {
    var request = new MockHttpServletRequest(method, path);
    request.setRemoteAddr("203.0.113.7");
    request.addHeader("Accept", accept);
    var response = new MockHttpServletResponse();
    FilterChain chain = (asked, answer) -> ((HttpServletResponse) answer).setStatus(status);
    filter.doFilter(request, response, chain);
    return response;
  }

  private int page(int status) throws Exception {
    return ask("GET", "/01/08930000000019", "text/html", status).getStatus();
  }

  @Test
  void whoAsksForVeryManyPagesIsToldToWait() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(page(200)).isEqualTo(200);
    }
    var refused = ask("GET", "/01/08930000000019", "text/html", 200);

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("86400");
    assertThat(refused.getContentType()).startsWith("text/html");
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .contains("<h1>Có quá nhiều yêu cầu</h1>", "Hãy đợi 86400 giây")
        .doesNotContain("203.0.113", "Optional");
    assertThat(ask("HEAD", "/01/08930000000019", "text/html", 200).getStatus()).isEqualTo(429);
  }

  @Test
  void programsGetAProblem() throws Exception {
    while (ask("POST", "/scan/place", "application/json", 200).getStatus() == 200) {}
    var refused = ask("POST", "/scan/place", "application/json", 200);

    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getContentType()).startsWith("application/problem+json");
    assertThat(refused.getHeader("Retry-After")).isNotBlank();
  }

  @Test
  void whoGuessesCodesWaitsForTrueOnesToo() throws Exception {
    assertThat(page(404)).isEqualTo(404);
    assertThat(page(404)).isEqualTo(404);
    assertThat(page(200)).isEqualTo(200);
    assertThat(page(404)).isEqualTo(404);
    assertThat(page(404)).isEqualTo(429);
    assertThat(page(200)).isEqualTo(429);
  }

  @Test
  void sendingIsLimitedApartFromReading() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(ask("POST", "/scan/report", "text/html", 200).getStatus()).isEqualTo(200);
    }
    assertThat(ask("POST", "/scan/report", "text/html", 200).getStatus()).isEqualTo(429);
    assertThat(page(200)).isEqualTo(200);
  }
}
