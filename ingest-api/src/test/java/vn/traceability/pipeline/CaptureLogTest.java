package vn.traceability.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.Diary;

@Timeout(60)
class CaptureLogTest {
  private static final Capture.Event EMPTY = new Capture.Event(Optional.empty(), "{}");
  private static final List<String> ENTRY = List.of("{}");

  /** Where in a capture it goes wrong. */
  enum Step {
    OPEN,
    SEND,
    COMMIT
  }

  @Nested
  class AnOutage {
    @ParameterizedTest
    @EnumSource
    void failsTheCaptureAndNoneAfterIt(Step step) {
      var failures = new AtomicInteger();
      try (var log =
          new CaptureLog(
              "captured",
              failingAt(
                  step,
                  () -> {
                    if (failures.getAndDecrement() > 0) {
                      throw new KafkaException("away");
                    }
                  }),
              Clock.systemUTC())) {
        for (int events : new int[] {1, 2_000}) {
          failures.set(1);
          var capture = Collections.nCopies(events, "{}");
          assertThatThrownBy(() -> log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-1", capture))
              .isInstanceOf(PipelineAway.class);

          log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-2", capture);

          assertThat(log.trouble()).isEmpty();
        }
      }
    }
  }

  /** More than may share a transaction: sent while it is read. */
  @Nested
  class ALargeCapture {
    private final RecordingProducers producers = new RecordingProducers();

    @Test
    void isOneTransactionOfItsOwnClosedByTheEndOfItsJob() throws Exception {
      try (var log = new CaptureLog("captured", producers, Clock.systemUTC())) {
        log.accept(capture(2_000, each -> events(2_000, each)));

        var sent = producers.committed();
        assertThat(sent).hasSize(2_001);
        assertThat(header(sent.get(0), "of")).isEqualTo("2000");
        assertThat(header(sent.get(1_999), "index")).isEqualTo("1999");
        assertThat(header(sent.get(2_000), "count")).isEqualTo("2000");
        assertThat(producers.commits()).isEqualTo(1);
        assertThat(log.accepted()).isEqualTo(2_000);
      }
    }

    @Test
    void isOneTooWhenItsEventsAreFewAndLong() throws Exception {
      String event = "x".repeat(400_000);
      try (var log = new CaptureLog("captured", producers, Clock.systemUTC())) {
        log.accept(capture(5, Capture.Source.of(Collections.nCopies(5, event))));

        assertThat(producers.committed()).hasSize(6);
        assertThat(producers.commits()).isEqualTo(1);
      }
    }

    @Test
    void isReadOnceAndSentMeanwhile() throws Exception {
      var most = new AtomicInteger();
      try (var log = new CaptureLog("captured", producers, Clock.systemUTC())) {
        log.accept(
            capture(
                5_000,
                each -> {
                  for (int i = 0; i < 5_000; i++) {
                    each.accept(EMPTY);
                    most.accumulateAndGet(i + 1 - producers.sent(), Math::max);
                  }
                }));
      }

      assertThat(most.get()).as("events read and not sent").isLessThanOrEqualTo(1);
    }

    @Test
    void holdsNoSmallOneUp() throws Exception {
      try (var log = new CaptureLog("captured", producers, Clock.systemUTC())) {
        log.accept(
            capture(
                1_100,
                each -> {
                  events(1_099, each);
                  log.accept(Diary.FARM, TestPipeline.AUTHOR, "small", ENTRY); // in between
                  each.accept(EMPTY);
                }));

        assertThat(producers.commits()).isEqualTo(1);
        assertThat(producers.sent()).isEqualTo(1_100 + 1 + 1);
      }
    }

    @Test
    void whoseSourceFailsLeavesNothingAndTheNextIsTaken() throws Exception {
      try (var log = new CaptureLog("captured", producers, Clock.systemUTC())) {
        for (int before : new int[] {0, 10, 1_000}) {
          assertThatThrownBy(
                  () ->
                      log.accept(
                          capture(
                              2_000,
                              each -> {
                                events(before, each);
                                throw new IOException("the disk is gone");
                              })))
              .isInstanceOf(IOException.class)
              .hasMessage("the disk is gone");
        }
        assertThat(producers.committed()).isEmpty();

        log.accept(capture(2_000, each -> events(2_000, each)));

        assertThat(producers.committed()).hasSize(2_001);
        assertThat(log.accepted()).isEqualTo(2_000);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1_500})
    void thatHandsOutAnotherNumberThanItSaysLeavesNothing(int events) throws Exception {
      try (var log = new CaptureLog("captured", producers, Clock.systemUTC())) {
        assertThatThrownBy(() -> log.accept(capture(events, each -> events(events - 1, each))))
            .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> log.accept(capture(events, each -> events(events + 1, each))))
            .isInstanceOf(IllegalStateException.class);

        assertThat(producers.committed()).isEmpty();
      }
    }

    @Test
    void isToldWhenTheBrokerIsAway() throws Exception {
      var away = new AtomicInteger(1);
      var failing =
          new RecordingProducers() {
            @Override
            public Producer<String, byte[]> open(int number) {
              if (away.getAndDecrement() > 0) {
                throw new KafkaException("away");
              }
              return super.open(number);
            }
          };
      try (var log = new CaptureLog("captured", failing, Clock.systemUTC())) {
        assertThatThrownBy(() -> log.accept(capture(2_000, each -> events(2_000, each))))
            .isInstanceOf(PipelineAway.class);

        log.accept(capture(2_000, each -> events(2_000, each)));

        assertThat(failing.committed()).hasSize(2_001);
      }
    }

    private static void events(int count, Consumer<? super Capture.Event> each) {
      for (int i = 0; i < count; i++) {
        each.accept(EMPTY);
      }
    }

    private static Capture capture(int events, Capture.Source source) {
      return new Capture(
          Diary.FARM,
          TestPipeline.AUTHOR,
          false,
          "large",
          Instant.parse("2026-03-02T01:00:00Z"),
          ErrorBehaviour.ROLLBACK,
          Refused.NONE,
          events,
          source,
          List.of());
    }

    private static String header(ProducerRecord<String, byte[]> message, String name) {
      return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
  }

  /** All that was sent by any of its producers. */
  private static class RecordingProducers implements Producers {
    private final List<MockProducer<String, byte[]>> opened = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();

    @Override
    public Producer<String, byte[]> small() {
      return open(-1);
    }

    @Override
    public Producer<String, byte[]> open(int number) {
      var producer =
          new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(
                ProducerRecord<String, byte[]> message) {
              sent.incrementAndGet();
              return super.send(message);
            }
          };
      opened.add(producer);
      return producer;
    }

    int sent() {
      return sent.get();
    }

    long commits() {
      return opened.stream().mapToLong(MockProducer::commitCount).sum();
    }

    List<ProducerRecord<String, byte[]>> committed() {
      return opened.stream().flatMap(each -> each.history().stream()).toList();
    }
  }

  @Test
  void aLogThatIsClosedIsInNoTroubleAndTakesNothing() {
    var log = new CaptureLog("captured", new RecordingProducers(), Clock.systemUTC());
    log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-1", ENTRY);

    log.close();

    assertThat(log.trouble()).isEmpty();
    assertThatThrownBy(() -> log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-2", ENTRY))
        .isInstanceOf(PipelineAway.class);
  }

  private static Producers failingAt(Step step, Runnable failure) {
    return new Producers() {
      @Override
      public Producer<String, byte[]> small() {
        // what is no transaction is kept when it is sent
        return open(step == Step.COMMIT ? Step.SEND : step);
      }

      @Override
      public Producer<String, byte[]> open(int number) {
        return open(step);
      }

      private Producer<String, byte[]> open(Step at) {
        if (at == Step.OPEN) {
          failure.run();
        }
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
            if (at == Step.SEND) {
              failure.run();
            }
            return super.send(message);
          }

          @Override
          public void commitTransaction() {
            if (at == Step.COMMIT) {
              failure.run();
            }
            super.commitTransaction();
          }
        };
      }
    };
  }
}
