package vn.traceability.outage;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoreAwayTest {
  private static final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(50);

  private final AtomicBoolean lives = new AtomicBoolean(true);
  private final AtomicInteger felt = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch hangs = new CountDownLatch(1);
  private StoreAway away = over(SOON, LONG, this::pulse);

  @AfterEach
  void close() {
    hangs.countDown();
    away.close();
  }

  private static StoreAway over(Duration answer, Duration pulse, Runnable feeling) {
    return new StoreAway(
        Outage.class::isInstance, feeling, new StoreAway.Patience(answer, pulse, SOON));
  }

  private void pulse() {
    felt.incrementAndGet();
    if (!lives.get()) {
      throw new Outage();
    }
  }

  private String answer() {
    asked.incrementAndGet();
    if (!lives.get()) {
      throw new Outage();
    }
    return "answer";
  }

  private void awaitsNothing() {
    try {
      hangs.await();
    } catch (InterruptedException notEvenThat) {
      // as a socket that is cut off: it hangs on
      awaitsNothing();
    }
  }

  @Test
  void whatTheStoreAnswersIsTheAnswer() {
    assertThat(away.ask(this::answer)).isEqualTo("answer");
    assertThat(away.isAway()).isFalse();
    assertThat(felt).as("an answer is sign of life enough").hasValue(0);
  }

  @Test
  void afterOneOutageNobodyAsksUntilItGivesASignOfLife() {
    lives.set(false);
    assertThatThrownBy(() -> away.ask(this::answer)).isInstanceOf(StoreIsAway.class);

    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> away.ask(this::answer)).isInstanceOf(StoreIsAway.class);
    }
    assertThat(asked).hasValue(1);
    await().atMost(30, SECONDS).until(() -> felt.get() > 2);
    assertThat(away.isAway()).isTrue();

    lives.set(true);
    await().atMost(30, SECONDS).until(() -> !away.isAway());
    assertThat(away.ask(this::answer)).isEqualTo("answer");
  }

  @Test
  void itGoesAwayMoreThanOnce() {
    for (int time = 0; time < 3; time++) {
      lives.set(false);
      assertThatThrownBy(() -> away.ask(this::answer)).isInstanceOf(StoreIsAway.class);
      lives.set(true);
      await().atMost(30, SECONDS).until(() -> !away.isAway());
    }
  }

  @Test
  void aFaultOfOursIsNoOutage() {
    assertThatThrownBy(
            () ->
                away.ask(
                    () -> {
                      throw new IllegalArgumentException("ours");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ours");
    assertThat(away.isAway()).isFalse();
  }

  @Test
  void aSlowAnswerIsWaitedForWhileTheStoreLives() {
    var answer =
        away.ask(
            () -> {
              await().atMost(30, SECONDS).until(() -> felt.get() >= 3);
              return "late";
            });

    assertThat(answer).isEqualTo("late");
    assertThat(away.isAway()).isFalse();
  }

  @Test
  void aQuestionThatHangsIsLeftWhenTheStoreGivesNoSignOfLife() {
    lives.set(false);

    assertThatThrownBy(
            () ->
                away.ask(
                    () -> {
                      awaitsNothing();
                      return "never";
                    }))
        .isInstanceOf(StoreIsAway.class);
    assertThat(away.isAway()).isTrue();
  }

  @Test
  void aPulseThatHangsIsNoSignOfLifeAndTheNextIsFeltBesideIt() {
    var hang = new AtomicBoolean(true);
    away.close();
    away =
        over(
            SOON,
            SOON,
            () -> {
              felt.incrementAndGet();
              if (hang.get()) {
                awaitsNothing();
              }
            });

    assertThatThrownBy(
            () ->
                away.ask(
                    () -> {
                      awaitsNothing();
                      return "never";
                    }))
        .isInstanceOf(StoreIsAway.class);
    hang.set(false);

    await().atMost(30, SECONDS).until(() -> !away.isAway());
    assertThat(hangs.getCount()).as("the first still hang").isEqualTo(1);
  }

  @Test
  void moreQuestionsThanThreadsAreToldToComeLater() {
    away.close();
    away = over(LONG, LONG, this::pulse);
    var others = new Thread[400];
    for (int i = 0; i < others.length; i++) {
      others[i] =
          new Thread(
              () ->
                  away.ask(
                      () -> {
                        asked.incrementAndGet();
                        awaitsNothing();
                        return "never";
                      }));
      others[i].start();
    }
    await().atMost(30, SECONDS).until(() -> asked.get() == others.length);

    assertThatThrownBy(() -> away.ask(this::answer)).isInstanceOf(StoreIsAway.class);
    assertThat(away.isAway()).isFalse();

    hangs.countDown();
    await()
        .atMost(30, SECONDS)
        .untilAsserted(() -> assertThat(away.ask(this::answer)).isEqualTo("answer"));
  }
}
