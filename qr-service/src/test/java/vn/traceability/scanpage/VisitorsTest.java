package vn.traceability.scanpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.traceability.scanlog.ScanEvent;

class VisitorsTest {
  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/131.0.0.0 Mobile Safari/537.36";

  @Test
  void whoeverOpensThePageIsAPerson() {
    assertThat(kind(Map.of())).isEqualTo(ScanEvent.Kind.PERSON);
    assertThat(kind(Map.of("Sec-Fetch-Dest", ""))).isEqualTo(ScanEvent.Kind.PERSON);
    assertThat(kind(Map.of("Sec-Fetch-Site", "cross-site"))).isEqualTo(ScanEvent.Kind.PERSON);
  }

  /** Half of Vietnam scans with it. */
  @Test
  void whoeverReadsTheCodeWithZaloIsAPerson() {
    assertThat(kind(Map.of("User-Agent", PHONE + " Zalo android/24120510 ZaloTheme/light")))
        .isEqualTo(ScanEvent.Kind.PERSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "WhatsApp/2.23.20.0",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; GOOGLEBOT/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0.0.0",
      })
  void aLinkPreviewIsNone(String agent) {
    assertThat(kind(Map.of("User-Agent", agent))).isEqualTo(ScanEvent.Kind.FETCH);
  }

  @Test
  void norIsWhatNobodyLooksAt() {
    assertThat(kind(Map.of("Sec-Fetch-Mode", ""))).isEqualTo(ScanEvent.Kind.FETCH);
    assertThat(kind(Map.of("Sec-Fetch-Mode", "cors"))).isEqualTo(ScanEvent.Kind.FETCH);
    assertThat(kind(Map.of("Sec-Fetch-Dest", "iframe"))).isEqualTo(ScanEvent.Kind.FETCH);
    assertThat(kind(Map.of("Sec-Purpose", "prefetch;prerender"))).isEqualTo(ScanEvent.Kind.FETCH);
    assertThat(kind(Map.of("Purpose", "prefetch"))).isEqualTo(ScanEvent.Kind.FETCH);
    var head = request(Map.of());
    head.setMethod("HEAD");
    assertThat(Visitors.kind(head)).isEqualTo(ScanEvent.Kind.FETCH);
  }

  @Test
  void fromOneOfOurPagesToTheOtherIsNoScanButFromTheScanner() {
    var site = "Sec-Fetch-Site";
    assertThat(kind(Map.of(site, "same-origin"))).isEqualTo(ScanEvent.Kind.FETCH);
    assertThat(kind(Map.of(site, "same-origin", "Referer", "https://x.example/01/08930000000019")))
        .isEqualTo(ScanEvent.Kind.FETCH);
    assertThat(kind(Map.of(site, "same-origin", "Referer", "https://x.example/scan?a=1")))
        .isEqualTo(ScanEvent.Kind.PERSON);
    assertThat(kind(Map.of(site, "same-origin", "Referer", "https://x.example/scan/x")))
        .isEqualTo(ScanEvent.Kind.FETCH);
    assertThat(kind(Map.of(site, "same-origin", "Referer", ":"))).isEqualTo(ScanEvent.Kind.FETCH);
  }

  private static ScanEvent.Kind kind(Map<String, String> headers) {
    return Visitors.kind(request(headers));
  }

  /** As a phone opens a link from outside; an empty header is taken away. */
  private static MockHttpServletRequest request(Map<String, String> headers) {
    var request = new MockHttpServletRequest("GET", "/01/08930000000019");
    var all = new java.util.HashMap<String, String>();
    all.put("User-Agent", PHONE);
    all.put("Sec-Fetch-Mode", "navigate");
    all.put("Sec-Fetch-Dest", "document");
    all.put("Sec-Fetch-Site", "none");
    all.putAll(headers);
    all.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            request.addHeader(name, value);
          }
        });
    return request;
  }
}
