package vn.traceability.coverage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The figures for whoever asks, however often. Each is counted by one at a time, and the result is
 * served again until ten times as long has passed as its count took, and two seconds at least: so
 * all who ask together take a tenth of a core for a figure, and no more. Results are kept in this
 * process only; a list that another one imported shows once they have had their time.
 */
public final class CoverageBoard {
  private static final Duration LEAST = Duration.ofSeconds(2);
  private static final int TIMES = 10;

  private final Figure chains;
  private final Figure products;
  private final Figure establishments;

  public CoverageBoard(CoverageCount count) {
    this(count::chains, count::products, count::establishments, System::nanoTime);
  }

  /**
   * @param nanos a clock that is never set, in nanoseconds
   */
  CoverageBoard(
      Supplier<Coverage> chains,
      Supplier<Coverage> products,
      Supplier<Coverage> establishments,
      LongSupplier nanos) {
    this.chains = new Figure(chains, nanos);
    this.products = new Figure(products, nanos);
    this.establishments = new Figure(establishments, nanos);
  }

  /** K1; of the moment that it says. */
  public Coverage chains() {
    return chains.read();
  }

  /** K2; of the moment that it says. */
  public Coverage products() {
    return products.read();
  }

  /** K3; of the moment that it says. */
  public Coverage establishments() {
    return establishments.read();
  }

  /** A list of this kind was imported: what was counted over the one before is served no more. */
  public void imported(ListKind<?> kind) {
    if (kind == ListKind.CHAINS) {
      chains.drop();
    } else if (kind == ListKind.PRODUCTS) {
      products.drop();
    } else {
      establishments.drop();
    }
  }

  /** One figure: its last result, and the count that is under way. */
  private static final class Figure {
    private final Supplier<Coverage> counting;
    private final LongSupplier nanos;
    private Optional<Kept> kept = Optional.empty();
    private Optional<Count> running = Optional.empty();

    Figure(Supplier<Coverage> counting, LongSupplier nanos) {
      this.counting = counting;
      this.nanos = nanos;
    }

    Coverage read() {
      while (true) {
        Count count;
        boolean mine;
        boolean overtaken;
        synchronized (this) {
          var last = kept.filter(each -> running.isPresent() || each.isFresh(nanos.getAsLong()));
          if (last.isPresent()) {
            return last.get().coverage();
          }
          mine = running.isEmpty();
          count = running.orElseGet(Count::new);
          overtaken = count.overtaken;
          running = Optional.of(count);
        }
        if (mine) {
          return run(count);
        }
        if (!overtaken) {
          return count.result();
        }
        count.awaitEnd(); // one at a time, and this one is over another list
      }
    }

    /** A failure is nobody's figure: it goes to those who wait for this count, and is forgotten. */
    private Coverage run(Count count) {
      try {
        long began = nanos.getAsLong();
        var coverage = counting.get();
        long ended = nanos.getAsLong();
        synchronized (this) {
          running = Optional.empty();
          if (!count.overtaken) {
            kept =
                Optional.of(
                    new Kept(coverage, ended, Math.max(LEAST.toNanos(), TIMES * (ended - began))));
          }
        }
        count.end.complete(coverage);
        return coverage;
      } catch (RuntimeException | Error failure) {
        synchronized (this) {
          running = Optional.empty();
        }
        count.end.completeExceptionally(failure);
        throw failure;
      }
    }

    synchronized void drop() {
      kept = Optional.empty();
      running.ifPresent(count -> count.overtaken = true);
    }
  }

  /** A result, and how long it is served. */
  private record Kept(Coverage coverage, long ended, long lasts) {
    boolean isFresh(long now) {
      return now - ended < lasts;
    }
  }

  /** A count under way. */
  private static final class Count {
    private final CompletableFuture<Coverage> end = new CompletableFuture<>();

    /** Began over a list that another has followed; under the lock of its figure. */
    private boolean overtaken;

    Coverage result() {
      try {
        return end.join();
      } catch (CompletionException failed) {
        if (failed.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        if (failed.getCause() instanceof Error failure) {
          throw failure;
        }
        throw failed;
      }
    }

    void awaitEnd() {
      end.handle((coverage, failure) -> true).join();
    }
  }
}
