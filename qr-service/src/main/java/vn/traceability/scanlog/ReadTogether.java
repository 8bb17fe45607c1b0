package vn.traceability.scanlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Reads together what many ask for at the same time: while some are read, others gather, and are
 * read in one go after that. Who asks alone is not made to wait.
 *
 * @param <K> what is asked for
 * @param <V> what is read
 */
final class ReadTogether<K, V> {
  private static final int MOST = 100;

  private final Function<Collection<K>, Map<K, V>> read;
  private final ConcurrentLinkedQueue<Asked<K, V>> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore reading;

  /**
   * One that waits.
   *
   * @param answer empty where nobody reads any more, and it is this one's turn to
   */
  private record Asked<K, V>(K key, CompletableFuture<Optional<Found<V>>> answer) {}

  private record Found<V>(Optional<V> value) {}

  /**
   * @param read reads several; what is not there is missing in its answer
   * @param atOnce how often that may be under way at the same time
   */
  ReadTogether(Function<Collection<K>, Map<K, V>> read, int atOnce) {
    this.read = read;
    this.reading = new Semaphore(atOnce);
  }

  /** Fails as reading fails, for all that were read with it. */
  Optional<V> get(K key) {
    while (true) {
      var asked = new Asked<K, V>(key, new CompletableFuture<>());
      waiting.add(asked);
      if (reading.tryAcquire()) {
        try {
          readSome();
        } finally {
          reading.release();
          handOver();
        }
      }
      var found = await(asked);
      if (found.isPresent()) {
        return found.get().value();
      }
    }
  }

  private Optional<Found<V>> await(Asked<K, V> asked) {
    try {
      return asked.answer().join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException known ? known : failure;
    }
  }

  /** Whoever came while all read were under way found that so, and is told that it is over. */
  private void handOver() {
    if (reading.availablePermits() > 0) {
      var next = waiting.poll();
      if (next != null) {
        next.answer().complete(Optional.empty());
      }
    }
  }

  /** How many wait until others are read. */
  int waiting() {
    return waiting.size();
  }

  private void readSome() {
    List<Asked<K, V>> some = new ArrayList<>();
    while (some.size() < MOST) {
      var next = waiting.poll();
      if (next == null) {
        break;
      }
      some.add(next);
    }
    if (some.isEmpty()) {
      return;
    }
    try {
      var found = read.apply(some.stream().map(Asked::key).distinct().toList());
      for (var each : some) {
        var value = Optional.ofNullable(found.get(each.key()));
        each.answer().complete(Optional.of(new Found<>(value)));
      }
    } catch (RuntimeException | Error failure) { // an Error too must leave nobody waiting
      some.forEach(each -> each.answer().completeExceptionally(failure));
    }
  }
}
