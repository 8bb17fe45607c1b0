package vn.traceability.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class RateTest {
  private static final long MILLI = 1_000_000;

  @Test
  void countsEventsPerSecondAndTheTimeOfCalls() {
    long[] took = LongStream.rangeClosed(1, 101).map(each -> each * MILLI).toArray();

    var rate = Rate.of(2_000, 500 * MILLI, took);

    assertThat(rate.perSecond()).isEqualTo(4_000);
    assertThat(rate.p50Millis()).isEqualTo(51);
    assertThat(rate.p99Millis()).isEqualTo(100);
  }

  @Test
  void theMedianIsTheOneInTheMiddle() {
    var slow = new Rate(1, 0, 0);
    var middle = new Rate(2, 0, 0);
    var fast = new Rate(3, 0, 0);

    assertThat(Rate.median(List.of(fast, slow, middle))).isEqualTo(middle);
  }

  @Test
  void everyClientCallsAtLeastOnce() throws Exception {
    var calls = new AtomicInteger();

    var rate = Clients.measure(3, 10, Duration.ZERO, client -> calls.addAndGet(1 << (8 * client)));

    assertThat(calls.get()).isEqualTo(0x010101);
    assertThat(rate.perSecond()).isPositive();
  }

  @Test
  void theReportSaysFloorOursAndRatio(@TempDir Path folder) throws Exception {
    var said = new ByteArrayOutputStream();
    var report = new Report(new PrintStream(said, true, StandardCharsets.UTF_8), "scenario");

    report.add("a line", new Rate(1_000, 1, 2), new Rate(600, 3, 4));

    assertThat(said.toString(StandardCharsets.UTF_8)).contains("a line", "1000", "600", "60%");
    var line =
        JsonMapper.shared().readTree(Files.readString(report.write(folder))).path("lines").path(0);
    assertThat(line.path("ratio").doubleValue()).isEqualTo(0.6);
    assertThat(line.path("p99Ratio").doubleValue()).isEqualTo(2);
    assertThat(line.path("floor").path("p99Millis").doubleValue()).isEqualTo(2);
    assertThat(folder.resolve("scenario.json")).exists();
  }
}
