package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadTogetherTest {
  private static Map<Integer, String> named(Collection<Integer> keys) {
    return keys.stream()
        .filter(key -> key >= 0)
        .collect(Collectors.toMap(Function.identity(), key -> "n" + key));
  }

  @Test
  void everyoneGetsHisOwnAndNobodyIsLeftWaiting() throws Exception {
    var together = new ReadTogether<Integer, String>(ReadTogetherTest::named, 2);
    var threads = Executors.newFixedThreadPool(16);
    try {
      var answers = new ArrayList<CompletableFuture<Optional<String>>>();
      for (int i = 0; i < 50_000; i++) {
        int key = i % 5_000;
        answers.add(CompletableFuture.supplyAsync(() -> together.get(key), threads));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get(30, TimeUnit.SECONDS)).contains("n" + i % 5_000);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatComesWhileOthersAreReadIsReadInOneGo() throws Exception {
    var go = new CountDownLatch(1);
    var reads = new ConcurrentLinkedQueue<List<Integer>>();
    var together =
        new ReadTogether<Integer, String>(
            keys -> {
              reads.add(List.copyOf(keys));
              waitFor(go);
              return named(keys);
            },
            1);
    var threads = Executors.newCachedThreadPool();
    try {
      var first = CompletableFuture.supplyAsync(() -> together.get(1), threads);
      await().until(() -> reads.size() == 1);
      var others =
          IntStream.of(2, 3, 3, -4)
              .mapToObj(key -> CompletableFuture.supplyAsync(() -> together.get(key), threads))
              .toList();
      await().until(() -> together.waiting() == 4);
      go.countDown();

      assertThat(first.get(30, TimeUnit.SECONDS)).contains("n1");
      assertThat(others.get(1).get(30, TimeUnit.SECONDS)).contains("n3");
      assertThat(others.get(2).get(30, TimeUnit.SECONDS)).contains("n3");
      assertThat(others.get(3).get(30, TimeUnit.SECONDS)).isEmpty();
      // one of the four is told to read, and reads for all that are there by then
      assertThat(reads.stream().mapToInt(List::size).sum()).isEqualTo(4);
      assertThat(reads.size()).isBetween(2, 3);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailureFailsThoseThatWereReadWithItAndNoneAfter() {
    var fail = new ArrayList<>(List.of(true));
    var together =
        new ReadTogether<Integer, String>(
            keys -> {
              if (!fail.isEmpty()) {
                throw new IllegalStateException("away");
              }
              return named(keys);
            },
            1);
    assertThatThrownBy(() -> together.get(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("away");
    fail.clear();
    assertThat(together.get(1)).contains("n1");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
