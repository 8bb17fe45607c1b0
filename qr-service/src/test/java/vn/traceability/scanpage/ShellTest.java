package vn.traceability.scanpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.scanpage.Shell.Hole;

class ShellTest {
  private static final String HTML =
      "<p>Hành phi " + Hole.SERIAL.mark() + "</p>" + "<i>ư</i>".repeat(9_000) + Hole.REPORT.mark();

  private final Shell shell = new Shell(HTML);

  @Test
  void twoPackagesDifferInWhatFillsTheHoles() throws IOException {
    for (String serial : new String[] {"1A", "Ủ".repeat(60_000), ""}) {
      var page = shell.filled(Map.of(Hole.SERIAL, serial, Hole.REPORT, "/scan/report"));
      var whole =
          HTML.replace(Hole.SERIAL.mark(), serial).replace(Hole.REPORT.mark(), "/scan/report");

      assertThat(page.plain()).isEqualTo(whole.getBytes(StandardCharsets.UTF_8));
      assertThat(page.length()).isEqualTo(page.plain().length);
      assertThat(unzipped(page.gzip())).isEqualTo(page.plain());
    }
  }

  @Test
  void whatIsTheSameIsCompressed() {
    var page = shell.filled(Map.of(Hole.SERIAL, "1A"));
    assertThat(page.gzip().length).isLessThan(page.length() / 20);
  }

  @Test
  void aHoleThatNothingFillsIsEmpty() {
    assertThat(new String(shell.filled(Map.of()).plain(), StandardCharsets.UTF_8))
        .startsWith("<p>Hành phi </p><i>")
        .endsWith("</i>");
  }

  @Test
  void aPageMayHaveNoHoles() throws IOException {
    var page = new Shell("<p>Không</p>").filled(Map.of());
    assertThat(unzipped(page.gzip())).isEqualTo("<p>Không</p>".getBytes(StandardCharsets.UTF_8));
  }

  /** Its end is checked too: {@link GZIPInputStream} compares length and sum. */
  private static byte[] unzipped(byte[] zipped) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "gzip, deflate, br, zstd",
        "br;q=1.0, gzip;q=0.8, *;q=0.1",
        "GZIP;q=1",
        "x-gzip"
      })
  void whoeverReadsGzipIsSentIt(String encodings) {
    assertThat(PageAnswers.acceptsGzip(encodings)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      value = {"gzip;q=0", "gzip; q=0.000", "br", "identity", "''", "gzipped", "br, gzip;q=0, x"},
      delimiter = '|')
  void othersAreNot(String encodings) {
    assertThat(PageAnswers.acceptsGzip(encodings)).isFalse();
  }
}
