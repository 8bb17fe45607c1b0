package vn.traceability.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SmallCapturesTest {
  private final List<MockProducer<String, byte[]>> opened = new CopyOnWriteArrayList<>();
  private SmallCaptures captures = new SmallCaptures(() -> opened(true));

  @AfterEach
  void close() {
    captures.close();
  }

  @Test
  void goThroughOneProducer() {
    captures.send(message("one"));
    captures.send(message("two"));

    assertThat(opened)
        .singleElement()
        .satisfies(
            producer ->
                assertThat(producer.history())
                    .extracting(each -> new String(each.value(), UTF_8))
                    .containsExactly("one", "two"));
    assertThat(captures.trouble()).isEmpty();
    assertThat(captures.waiting()).isZero();
  }

  @Test
  void waitUntilTheBrokerSaysThatTheyAreKept() throws Exception {
    captures = new SmallCaptures(() -> opened(false));
    var sending = sending("one");
    assertThat(sending.isDone()).isFalse();
    assertThat(captures.waiting()).isEqualTo(1);

    opened.get(0).completeNext();

    assertThat(sending.get(30, TimeUnit.SECONDS)).isNull();
    assertThat(captures.waiting()).isZero();
  }

  @Test
  void areRefusedAtOnceWhenTheOthersThatWaitAreTooLong() throws Exception {
    captures = new SmallCaptures(() -> opened(false));
    var waiting = sending("x".repeat(32 << 20));

    assertThatThrownBy(() -> captures.send(message("one more")))
        .isInstanceOf(PipelineAway.class)
        .hasMessage("too many entries are waiting for the broker");

    opened.get(0).completeNext();
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isNull();
    var after = sending("one more");
    opened.get(0).completeNext();
    assertThat(after.get(30, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void areNotTakenAfterTheEnd() {
    captures.send(message("one"));
    captures.close();

    assertThat(opened.get(0).closed()).isTrue();
    assertThatThrownBy(() -> captures.send(message("two"))).isInstanceOf(PipelineAway.class);
    assertThat(opened).hasSize(1);
  }

  @Nested
  class ThatTheBrokerDoesNotTake {
    @Test
    void areToldSoAndTheNextIsTaken() throws Exception {
      captures = new SmallCaptures(() -> opened(false));
      var sending = sending("one");

      opened.get(0).errorNext(new TimeoutException("away"));

      assertThat(sending.get(30, TimeUnit.SECONDS))
          .isInstanceOf(PipelineAway.class)
          .hasRootCauseMessage("away");
      assertThat(captures.trouble().orElseThrow()).contains("away");
      var next = sending("two");
      opened.get(0).completeNext();
      assertThat(next.get(30, TimeUnit.SECONDS)).isNull();
      assertThat(opened).hasSize(1);
      assertThat(captures.trouble()).isEmpty();
    }

    @Test
    void endAProducerThatIsOfNoMoreUse() throws Exception {
      captures = new SmallCaptures(() -> opened(false));
      var sending = sending("one");

      opened.get(0).errorNext(new OutOfOrderSequenceException("lost"));
      assertThat(sending.get(30, TimeUnit.SECONDS)).isInstanceOf(PipelineAway.class);
      var next = sending("two");

      opened.get(1).completeNext();
      assertThat(next.get(30, TimeUnit.SECONDS)).isNull();
      awaitClosed(opened.get(0));
    }

    /** As when the thread of the producer has ended by an Error. */
    @Test
    void areToldSoThoughTheProducerSaysNothingAndAnotherIsOpened() throws Exception {
      captures = new SmallCaptures(() -> opened(opened.size() == 1), Duration.ofMillis(50));

      assertThatThrownBy(() -> captures.send(message("one"))).isInstanceOf(PipelineAway.class);
      captures.send(message("two"));

      assertThat(opened).hasSize(2);
      assertThat(opened.get(1).history()).hasSize(1);
    }

    @Test
    void areToldSoWhenNoProducerCanBeOpened() {
      var away = new ArrayList<>(List.of(new KafkaException("away")));
      captures =
          new SmallCaptures(
              () -> {
                if (!away.isEmpty()) {
                  throw away.remove(0);
                }
                return opened(true);
              });

      assertThatThrownBy(() -> captures.send(message("one"))).isInstanceOf(PipelineAway.class);
      captures.send(message("two"));

      assertThat(captures.trouble()).isEmpty();
      assertThat(captures.waiting()).isZero();
    }
  }

  private Producer<String, byte[]> opened(boolean answering) {
    var producer =
        new MockProducer<>(answering, null, new StringSerializer(), new ByteArraySerializer());
    opened.add(producer);
    return producer;
  }

  private static ProducerRecord<String, byte[]> message(String value) {
    return new ProducerRecord<>("captured", "key", value.getBytes(UTF_8));
  }

  /** In a thread of its own, as far as to the producer; its outcome is the exception or null. */
  private FutureTask<Throwable> sending(String value) {
    int before = sent();
    var task =
        new FutureTask<Throwable>(
            () -> {
              try {
                captures.send(message(value));
                return null;
              } catch (PipelineAway away) {
                return away;
              }
            });
    new Thread(task, "capturing").start();
    while (sent() == before) {
      Thread.onSpinWait();
    }
    return task;
  }

  private int sent() {
    return opened.stream().mapToInt(each -> each.history().size()).sum();
  }

  private static void awaitClosed(MockProducer<String, byte[]> producer) {
    while (!producer.closed()) {
      Thread.onSpinWait();
    }
  }
}
