package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.refusal.InvalidValue;

class WireScanTest {
  private static final ScanEvent SCAN = Scans.person("a", "S1", Scans.NOW);

  @Test
  void whatIsReadIsWhatWasWritten() {
    var full =
        Scans.of(
            new LotDays(
                Scans.LOT.lot(),
                Optional.of(LocalDate.parse("2026-12-31")),
                Optional.of(LocalDate.parse("2026-03-01"))),
            Scans.at(Scans.GIA_LAM, SCAN));
    var unreadable =
        new ScanEvent(
            Scans.id("b"),
            Scans.NOW,
            Scanned.at("/01/\"<ữ>\n"),
            Outcome.UNREADABLE,
            ScanEvent.Kind.FETCH,
            Optional.of(Scans.SAIGON),
            Optional.empty(),
            LotDays.UNKNOWN);
    for (var message :
        List.of(
            SCAN,
            full,
            unreadable,
            Scans.told(SCAN, Scans.SAIGON, ""),
            Scans.told(SCAN, Scans.GIA_LAM, "0123456789abcdef"))) {
      assertThat(WireScan.read(WireScan.write(message))).isEqualTo(message);
    }
  }

  @Test
  void anAddressThatIsNoLinkIsCut() {
    var scanned = Scanned.at("/01/" + "9".repeat(5000));

    assertThat(scanned.unreadable().orElseThrow()).hasSize(200);
    assertThat(scanned.key()).matches("#[0-9a-f]{16}");
    assertThat(scanned.code()).isEmpty();
  }

  @Test
  void oneCodeHasOneKeyInWhateverLotItStands() {
    var lot = Scanned.at("/01/08930000000019/10/A/21/0400000015W7V9PQ");
    var other = Scanned.at("/01/08930000000019/10/B/21/0400000015W7V9PQ");

    assertThat(lot.key()).isEqualTo(other.key()).isEqualTo("08930000000019|0400000015W7V9PQ");
    assertThat(Scanned.at("/01/08930000000019/10/A").key()).isEqualTo("08930000000019|A");
    assertThat(Scanned.at("/01/08930000000019").key()).isEqualTo("08930000000019");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{}",
        "{\"id\":\"1\"}",
        "{\"id\":\"0e1bd0a2-4f5c-4f12-8b67-0f4d34b1b5a6\",\"time\":\"now\"}",
        "{\"id\":\"0e1bd0a2-4f5c-4f12-8b67-0f4d34b1b5a6\",\"time\":\"2026-03-20T01:00:00Z\"}",
        "{\"id\":\"0e1bd0a2-4f5c-4f12-8b67-0f4d34b1b5a6\",\"time\":\"2026-03-20T01:00:00Z\","
            + "\"gtin\":\"1\"}"
      })
  void whatIsNoMessageIsRefused(String text) {
    assertThatThrownBy(() -> WireScan.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidValue.class);
  }
}
