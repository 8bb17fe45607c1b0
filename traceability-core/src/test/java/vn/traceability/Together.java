package vn.traceability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Does the same at the same time in several threads. */
public final class Together {
  private Together() {}

  /**
   * Runs a task in each of so many threads, all let go at once.
   *
   * @param task gets the number of its thread, from 0
   * @return what each answered, in the order of the threads
   */
  public static <T> List<T> run(int threads, IntFunction<T> task) {
    var pool = Executors.newFixedThreadPool(threads);
    var start = new CountDownLatch(1);
    try {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  return task.apply(number);
                }));
      }
      start.countDown();
      var answers = new ArrayList<T>();
      for (var each : running) {
        answers.add(each.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } catch (ExecutionException failure) {
      throw new AssertionError("a thread failed", failure.getCause());
    } catch (TimeoutException late) {
      throw new AssertionError("the threads did not end", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    } finally {
      pool.shutdownNow();
    }
  }
}
