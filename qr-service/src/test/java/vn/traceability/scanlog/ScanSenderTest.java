package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanSenderTest {
  private static final ScanTopic TOPIC = new ScanTopic("test-");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long AMPLE = 1 << 20;

  @TempDir Path folder;

  @Test
  void sendsInOrderUnderTheKeyOfTheCode() {
    var broker = broker(true);
    try (var sender = sender(() -> broker, AMPLE, PATIENCE)) {
      for (int i = 0; i < 50; i++) {
        sender.add(Scans.person("scan " + i, "S1", Scans.NOW));
      }
      await().atMost(PATIENCE).until(() -> broker.history().size() == 50);
    }

    for (int i = 0; i < 50; i++) {
      var sent = broker.history().get(i);
      assertThat(sent.topic()).isEqualTo("test-scans");
      assertThat(sent.key()).isEqualTo("08930000000019|S1");
      assertThat(WireScan.read(sent.value()).id()).isEqualTo(Scans.id("scan " + i));
    }
  }

  /** The broker takes nothing at first: what fits the file waits, what does not is counted. */
  @Test
  void onlyAFullFileDropsAndThatIsSaid() throws Exception {
    var away = new AtomicBoolean(true);
    var tries = new AtomicInteger();
    var broker = broker(true);
    Supplier<Producer<String, byte[]>> producers =
        () -> {
          tries.incrementAndGet();
          if (away.get()) {
            throw new TimeoutException("no broker");
          }
          return broker;
        };
    try (var sender = sender(producers, bytes(11), PATIENCE)) {
      sender.add(Scans.person("scan 0", "S1", Scans.NOW));
      await().atMost(PATIENCE).until(() -> tries.get() > 0);
      for (int i = 1; i < 15; i++) {
        sender.add(Scans.person("scan " + i, "S1", Scans.NOW));
      }
      assertThat(sender.dropped()).isEqualTo(4);
      assertThat(sender.waiting()).isEqualTo(11);
      assertThat(sender.trouble()).contains("scans are dropped, 4 so far");
      away.set(false);
      await().atMost(PATIENCE).until(() -> broker.history().size() == 11);
    }
    for (int i = 0; i < 11; i++) {
      assertThat(WireScan.read(broker.history().get(i).value()).id())
          .isEqualTo(Scans.id("scan " + i));
    }
  }

  /** Some faults end a producer: another one sends what it did not. */
  @Test
  void whatIsRefusedIsSentAgainByAnotherProducer() {
    var first = broker(false);
    var second = broker(true);
    var opened = new CopyOnWriteArrayList<Producer<String, byte[]>>();
    Supplier<Producer<String, byte[]>> producers =
        () -> {
          var next = opened.isEmpty() ? first : second;
          opened.add(next);
          return next;
        };
    try (var sender = sender(producers, AMPLE, PATIENCE)) {
      sender.add(Scans.person("a", "S1", Scans.NOW));
      await()
          .atMost(PATIENCE)
          .until(() -> first.errorNext(new AuthorizationException("not yours")));
      await().atMost(PATIENCE).until(() -> second.history().size() == 1);
    }
    assertThat(opened).isEqualTo(List.of(first, second));
  }

  @Test
  void closingSendsWhatWaitsAndGivesUpInTime() {
    var broker = broker(true);
    var sender = new ScanSender(() -> broker, TOPIC, journal(AMPLE), PATIENCE);
    for (int i = 0; i < 10; i++) {
      sender.add(Scans.person("scan " + i, "S1", Scans.NOW));
    }
    sender.start().close();
    assertThat(broker.history()).hasSize(10);

    var silent = broker(false);
    var stuck = sender(() -> silent, AMPLE, Duration.ofMillis(200));
    stuck.add(Scans.person("a", "S1", Scans.NOW));
    await().atMost(PATIENCE).until(() -> silent.history().size() == 1);
    long start = System.nanoTime();
    stuck.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    stuck.add(Scans.person("b", "S1", Scans.NOW));
    assertThat(stuck.dropped()).isEqualTo(1);
  }

  /** Of the first nothing is left but its file, as when it was killed. */
  @Test
  void whatWasNotSentIsSentByTheNextProcess() {
    try (var journal = journal(AMPLE)) {
      var killed = new ScanSender(() -> broker(true), TOPIC, journal, PATIENCE); // never starts
      for (int i = 0; i < 700; i++) {
        killed.add(Scans.person("scan " + i, "S1", Scans.NOW));
      }
    }
    var broker = broker(true);
    try (var sender = sender(() -> broker, AMPLE, PATIENCE)) {
      sender.add(Scans.person("scan 700", "S1", Scans.NOW));
      await().atMost(PATIENCE).until(() -> broker.history().size() == 701);
      await().atMost(PATIENCE).until(() -> sender.waiting() == 0);
    }
    for (int i = 0; i <= 700; i++) {
      assertThat(WireScan.read(broker.history().get(i).value()).id())
          .isEqualTo(Scans.id("scan " + i));
    }
    var again = broker(true);
    sender(() -> again, AMPLE, PATIENCE).close();
    assertThat(again.history()).as("sent once").isEmpty();
  }

  /** That many of the messages of these tests, and half of another. */
  private static long bytes(int messages) {
    var message = Scans.person("scan 0", "S1", Scans.NOW);
    int length = 12 + message.scanned().key().length() + WireScan.write(message).length;
    return 8 + messages * length + length / 2;
  }

  private ScanJournal journal(long most) {
    return ScanJournal.open(folder, most);
  }

  private ScanSender sender(
      Supplier<Producer<String, byte[]>> producers, long most, Duration patience) {
    return new ScanSender(producers, TOPIC, journal(most), patience).start();
  }

  private static MockProducer<String, byte[]> broker(boolean answers) {
    return new MockProducer<>(answers, null, new StringSerializer(), new ByteArraySerializer());
  }
}
