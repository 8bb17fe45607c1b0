package vn.traceability.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OnThisMachineTest {
  private final MockHttpServletRequest request =
      new MockHttpServletRequest("GET", "/actuator/metrics");

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0:0:0:0:0:0:0:1"})
  void whoeverCallsFromThisMachineGetsThrough(String address) throws Exception {
    request.setRemoteAddr(address);

    assertThat(getsThrough()).isTrue();
  }

  @Test
  void nobodyElseDoes() throws Exception {
    request.setRemoteAddr("192.0.2.1");

    assertThat(getsThrough()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via"})
  void norDoesAProxyOnThisMachine(String header) throws Exception {
    request.setRemoteAddr("127.0.0.1");
    request.addHeader(header, "192.0.2.1");

    assertThat(getsThrough()).isFalse();
  }

  private boolean getsThrough() throws Exception {
    var response = new MockHttpServletResponse();
    var chain = new MockFilterChain();
    new OnThisMachine().doFilter(request, response, chain);
    assertThat(response.getStatus()).isEqualTo(chain.getRequest() == null ? 404 : 200);
    return chain.getRequest() != null;
  }
}
