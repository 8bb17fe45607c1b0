package vn.traceability.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What the program says of its pipeline: enough to act upon, and nothing of how it is made. */
class StoreHealthTest {
  private static final Optional<String> WELL = Optional.empty();
  private static final Optional<String> TROUBLE =
      Optional.of("stopped: java.lang.OutOfMemoryError at 10.0.0.7");

  @Test
  void aPipelineThatAcceptsAndRecordsIsUp() {
    assertThat(health(WELL, WELL).getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aPipelineThatAcceptsNothingIsDown() {
    var health = health(TROUBLE, WELL);

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails())
        .containsExactlyEntriesOf(
            Map.of("reason", "no entry is accepted until the program starts again"));
  }

  @Test
  void aPipelineThatRecordsNothingIsDown() {
    var health = health(WELL, TROUBLE);

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails())
        .containsExactlyEntriesOf(Map.of("reason", "entries wait to be recorded"));
  }

  @Test
  void subscribersWhoAreToldNothingAreSaidToWait() {
    assertThat(subscribers(WELL, WELL).getStatus()).isEqualTo(Status.UP);
    for (var health : List.of(subscribers(TROUBLE, WELL), subscribers(WELL, TROUBLE))) {
      assertThat(health.getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.getDetails())
          .containsExactlyEntriesOf(Map.of("reason", "subscribers wait to be told"));
    }
  }

  @Test
  void scansThatWaitAreSaid() {
    assertThat(scans(WELL, WELL).getStatus()).isEqualTo(Status.UP);
    assertThat(scans(TROUBLE, WELL).getStatus()).isEqualTo(Status.DOWN);
    assertThat(scans(TROUBLE, WELL).getDetails())
        .containsExactlyEntriesOf(Map.of("reason", "scans wait to be sent, or are dropped"));
    assertThat(scans(WELL, TROUBLE).getDetails())
        .containsExactlyEntriesOf(Map.of("reason", "scans wait to be recorded"));
  }

  private static Health scans(Optional<String> sending, Optional<String> recording) {
    return new StoreHealth.OfScans(() -> sending, () -> recording).health();
  }

  private static Health subscribers(Optional<String> matching, Optional<String> sending) {
    return new StoreHealth.OfSubscriptions(() -> matching, () -> sending).health();
  }

  private static Health health(Optional<String> accepting, Optional<String> recording) {
    return new StoreHealth.OfPipeline(() -> accepting, () -> recording).health();
  }
}
