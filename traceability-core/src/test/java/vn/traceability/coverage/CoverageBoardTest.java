package vn.traceability.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.traceability.Together;

/** How often a figure is counted, whoever asks. */
@Timeout(60)
class CoverageBoardTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // such clocks start anywhere
  private final Counting counting = new Counting();
  private final Counting others = new Counting();
  private final CoverageBoard board = new CoverageBoard(others, counting, others, nanos::get);

  @Nested
  class AResult {
    @Test
    void isServedAgainForTwoSeconds() {
      var first = board.products();

      passes(Duration.ofMillis(1_999));

      assertThat(board.products()).isSameAs(first);
      assertThat(counting.done()).isEqualTo(1);
    }

    @Test
    void isFollowedByTheNextAfterTwoSeconds() {
      board.products();
      passes(Duration.ofSeconds(2));

      var second = board.products();

      assertThat(second.computedAt()).isEqualTo(Instant.ofEpochSecond(2));
      assertThat(board.products()).isSameAs(second);
    }

    @Test
    void isServedTenTimesAsLongAsItTook() {
      counting.takes = Duration.ofSeconds(6);
      var first = board.products();

      passes(Duration.ofMillis(59_999));
      assertThat(board.products()).isSameAs(first);
      passes(Duration.ofMillis(1));

      assertThat(board.products()).isNotSameAs(first);
    }

    @Test
    void takesATenthOfACoreAtMostHoweverOftenItIsAskedFor() {
      counting.takes = Duration.ofMillis(700);
      long began = nanos.get();

      for (int asked = 0; asked < 10_000; asked++) {
        board.products();
        passes(Duration.ofMillis(20));
      }

      var elapsed = Duration.ofNanos(nanos.get() - began);
      assertThat(counting.takes.multipliedBy(counting.done()))
          .isLessThanOrEqualTo(elapsed.dividedBy(10));
    }

    @Test
    void isOfOneFigureOnly() {
      board.products();

      board.chains();
      board.establishments();

      assertThat(counting.done()).isEqualTo(1);
      assertThat(others.done()).isEqualTo(2);
    }
  }

  @Nested
  class WhileItIsCounted {
    @Test
    void allWhoAskTogetherGetOneResult() {
      var found = Together.run(8, number -> board.products());

      assertThat(found).allMatch(each -> each == found.get(0));
      assertThat(counting.done()).isEqualTo(1);
    }

    @Test
    void thereIsNoneYetAndWhoAsksWaitsForIt() throws Exception {
      counting.blocks();
      var first = asking();
      counting.awaitBegun();
      var second = asking();
      awaitWaiting(second);

      counting.goesOn();

      assertThat(second.answer()).isSameAs(first.answer());
      assertThat(counting.done()).isEqualTo(1);
    }

    @Test
    void anewTheLastOneIsServed() throws Exception {
      var last = board.products();
      passes(Duration.ofSeconds(2));
      counting.blocks();
      var next = asking();
      counting.awaitBegun();

      assertThat(board.products()).isSameAs(last);

      counting.goesOn();
      assertThat(next.answer()).isNotSameAs(last);
      assertThat(board.products()).isSameAs(next.answer());
      assertThat(counting.done()).isEqualTo(2);
    }
  }

  @Nested
  class AFailure {
    private final RuntimeException away = new IllegalStateException("the store is away");

    @Test
    void isNeverKept() {
      counting.fails = Optional.of(away);
      assertThatThrownBy(board::products).isSameAs(away);

      counting.fails = Optional.empty();

      assertThat(board.products().computedAt()).isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void isNotHiddenByTheLastResult() {
      board.products();
      passes(Duration.ofSeconds(2));
      counting.fails = Optional.of(away);

      assertThatThrownBy(board::products).isSameAs(away);
      assertThatThrownBy(board::products).isSameAs(away);
    }

    @Test
    void isThatOfAllWhoWaited() throws Exception {
      counting.fails = Optional.of(away);
      counting.blocks();
      var first = asking();
      counting.awaitBegun();
      var second = asking();
      awaitWaiting(second);

      counting.goesOn();

      assertThatThrownBy(first::answer).isSameAs(away);
      assertThatThrownBy(second::answer).isSameAs(away);
      assertThat(counting.done()).isEqualTo(1);
    }

    @Test
    void thatIsAnErrorLeavesNobodyWaiting() {
      var fault = new StackOverflowError();
      counting.fails = Optional.of(fault);
      assertThatThrownBy(board::products).isSameAs(fault);

      counting.fails = Optional.empty();

      board.products();
    }
  }

  @Nested
  class WhenAListWasImported {
    @Test
    void itsFigureIsCountedAnewAndNoOther() {
      board.products();
      board.chains();

      board.imported(ListKind.PRODUCTS);

      assertThat(board.products().computedAt()).isEqualTo(Instant.ofEpochSecond(2));
      board.chains();
      assertThat(others.done()).isEqualTo(1);
      board.imported(ListKind.CHAINS);
      board.imported(ListKind.ESTABLISHMENTS);
      board.chains();
      assertThat(others.done()).isEqualTo(2);
    }

    @Test
    void whoAsksDuringACountOverTheOneBeforeWaitsForTheNext() throws Exception {
      counting.blocks();
      var before = asking();
      counting.awaitBegun();
      board.imported(ListKind.PRODUCTS);
      var after = asking();
      awaitWaiting(after);

      counting.goesOn();

      assertThat(before.answer().computedAt()).isEqualTo(Instant.ofEpochSecond(1));
      assertThat(after.answer().computedAt()).isEqualTo(Instant.ofEpochSecond(2));
      assertThat(board.products()).isSameAs(after.answer());
    }

    @Test
    void aCountOverTheOneBeforeThatFailsIsNoConcernOfWhoeverAsksNow() throws Exception {
      counting.fails = Optional.of(new IllegalStateException("the store is away"));
      counting.blocks();
      var before = asking();
      counting.awaitBegun();
      board.imported(ListKind.PRODUCTS);
      var after = asking();
      awaitWaiting(after);
      counting.then(() -> counting.fails = Optional.empty());

      counting.goesOn();

      assertThatThrownBy(before::answer).hasMessage("the store is away");
      assertThat(after.answer().computedAt()).isEqualTo(Instant.ofEpochSecond(2));
    }
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private Asking asking() {
    var asking = new Asking(new FutureTask<>(board::products));
    asking.thread().start();
    return asking;
  }

  private static void awaitWaiting(Asking asking) {
    while (asking.thread().getState() != Thread.State.WAITING) {
      assertThat(asking.thread().isAlive()).as("it has its answer").isTrue();
      Thread.onSpinWait();
    }
  }

  /** Somebody who asks for the figure of products in a thread of his own. */
  private record Asking(FutureTask<Coverage> task, Thread thread) {
    Asking(FutureTask<Coverage> task) {
      this(task, new Thread(task, "asking"));
    }

    Coverage answer() throws Exception {
      try {
        return task.get(30, TimeUnit.SECONDS);
      } catch (ExecutionException failed) {
        throw (Exception) failed.getCause();
      }
    }
  }

  /** Counts how often it is counted; a result says in its time which one it is. */
  private final class Counting implements Supplier<Coverage> {
    private final AtomicInteger begun = new AtomicInteger();
    private volatile Duration takes = Duration.ZERO;
    private volatile Optional<Throwable> fails = Optional.empty();
    private volatile Runnable afterwards = () -> {};
    private volatile CountDownLatch began = new CountDownLatch(0);
    private volatile CountDownLatch goesOn = new CountDownLatch(0);

    /** The next count waits until it is told to go on. */
    void blocks() {
      began = new CountDownLatch(1);
      goesOn = new CountDownLatch(1);
    }

    void awaitBegun() throws InterruptedException {
      assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();
    }

    void goesOn() {
      goesOn.countDown();
    }

    /** What happens once the count under way has ended, before the next one. */
    void then(Runnable next) {
      afterwards = next;
    }

    int done() {
      return begun.get();
    }

    @Override
    public Coverage get() {
      int number = begun.incrementAndGet();
      began.countDown();
      try {
        assertThat(goesOn.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
      passes(takes);
      var failure = fails;
      afterwards.run();
      if (failure.orElse(null) instanceof RuntimeException fault) {
        throw fault;
      }
      if (failure.orElse(null) instanceof Error fault) {
        throw fault;
      }
      return Coverage.of(Measure.K2, Optional.empty(), List.of(), Instant.ofEpochSecond(number));
    }
  }
}
