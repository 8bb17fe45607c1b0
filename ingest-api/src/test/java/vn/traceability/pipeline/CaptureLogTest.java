package vn.traceability.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.traceability.Diary;

/** Who waits for the log is told when it stops, and so is whoever comes later. */
@Timeout(60)
class CaptureLogTest {
  private static final List<String> ENTRY = List.of("{}");

  /** No exception that anybody answers. */
  private static final class Fault extends Error {
    private static final long serialVersionUID = 1L;

    Fault() {
      super("out of something", null, false, false);
    }
  }

  /** Where in a capture it goes wrong. */
  enum Step {
    OPEN,
    BEGIN,
    COMMIT
  }

  @Nested
  class AnError {
    @ParameterizedTest
    @EnumSource
    void stopsTheLogAndEverybodyIsToldAtOnce(Step step) throws Exception {
      var reached = new CountDownLatch(1);
      var goesOn = new CountDownLatch(1);
      try (var log =
          new CaptureLog(
              "captured",
              failingAt(
                  step,
                  () -> {
                    reached.countDown();
                    await(goesOn);
                    throw new Fault();
                  }))) {
        var inHand = capturing(log);
        await(reached);
        var waiting = capturing(log);
        awaitWaiting(waiting);
        assertThat(log.trouble()).isEmpty();

        goesOn.countDown();

        for (var each : List.of(inHand, waiting)) {
          assertThat(each.failure()).isInstanceOf(PipelineAway.class);
        }
        assertThatThrownBy(() -> log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-3", ENTRY))
            .isInstanceOf(PipelineAway.class)
            .hasMessage("no entry is accepted any more");
        assertThat(log.trouble().orElseThrow()).contains("out of something");
      }
    }

    @Test
    void isStillSaidOnceTheLogIsClosed() {
      var log =
          new CaptureLog(
              "captured",
              failingAt(
                  Step.OPEN,
                  () -> {
                    throw new Fault();
                  }));
      assertThatThrownBy(() -> log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-1", ENTRY))
          .isInstanceOf(PipelineAway.class);

      log.close();

      assertThat(log.trouble()).isPresent();
    }
  }

  @Nested
  class AnOutage {
    @ParameterizedTest
    @EnumSource
    void failsTheCaptureAndNoneAfterIt(Step step) {
      var failures = new AtomicInteger(1);
      try (var log =
          new CaptureLog(
              "captured",
              failingAt(
                  step,
                  () -> {
                    if (failures.getAndDecrement() > 0) {
                      throw new KafkaException("away");
                    }
                  }))) {
        assertThatThrownBy(() -> log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-1", ENTRY))
            .isInstanceOf(PipelineAway.class);

        log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-2", ENTRY);

        assertThat(log.trouble()).isEmpty();
      }
    }
  }

  @Test
  void aLogThatIsClosedIsInNoTroubleAndTakesNothing() {
    var log = new CaptureLog("captured", failingAt(Step.OPEN, () -> {}));
    log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-1", ENTRY);

    log.close();

    assertThat(log.trouble()).isEmpty();
    assertThatThrownBy(() -> log.accept(Diary.FARM, TestPipeline.AUTHOR, "job-2", ENTRY))
        .isInstanceOf(PipelineAway.class);
  }

  private static Supplier<Producer<String, byte[]>> failingAt(Step step, Runnable failure) {
    return () -> {
      if (step == Step.OPEN) {
        failure.run();
      }
      return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
        @Override
        public void beginTransaction() {
          if (step == Step.BEGIN) {
            failure.run();
          }
          super.beginTransaction();
        }

        @Override
        public void commitTransaction() {
          if (step == Step.COMMIT) {
            failure.run();
          }
          super.commitTransaction();
        }
      };
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static Capturing capturing(CaptureLog log) {
    var task =
        new FutureTask<Throwable>(
            () -> {
              try {
                log.accept(Diary.FARM, TestPipeline.AUTHOR, "job", ENTRY);
                throw new AssertionError("it was taken");
              } catch (PipelineAway away) {
                return away;
              }
            });
    var thread = new Thread(task, "capturing");
    thread.start();
    return new Capturing(task, thread);
  }

  /** It offered its capture and waits for the answer. */
  private static void awaitWaiting(Capturing capturing) {
    while (capturing.thread().getState() != Thread.State.TIMED_WAITING) {
      assertThat(capturing.thread().isAlive()).as("it has its answer").isTrue();
      Thread.onSpinWait();
    }
  }

  /** Somebody who captures in a thread of his own. */
  private record Capturing(FutureTask<Throwable> task, Thread thread) {
    Throwable failure() throws Exception {
      return task.get(5, TimeUnit.SECONDS); // the log itself would have him wait for twenty
    }
  }
}
