package vn.traceability.scanpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.traceability.blob.BlobId;
import vn.traceability.scan.Answer;
import vn.traceability.scan.Journey;
import vn.traceability.scan.LotRead;
import vn.traceability.scan.State;
import vn.traceability.weblink.WebLink;

/**
 * Remembers the pages of lots that are read again and again. A page belongs to one reading of its
 * lot: where the lot is read anew, for whatever reason, its page is written anew.
 */
final class WarmShells {
  private static final long MOST_BYTES = 48L << 20;
  private static final Duration UNUSED = Duration.ofMinutes(1);

  private final Cache<Key, Shell> shells =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher(WarmShells::weight)
          .expireAfterAccess(UNUSED)
          .build();

  /**
   * All that the page is made of, but for what fills its holes.
   *
   * @param named whether the address names the lot
   */
  private record Key(
      Reading reading,
      List<State> states,
      List<WebLink> links,
      Optional<BlobId> photo,
      boolean named,
      boolean serial,
      String language,
      LocalDate day) {}

  /** The same where it is the very object, since two readings of a lot differ in more than this. */
  private record Reading(Journey journey) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Reading that && that.journey == journey;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(journey);
    }
  }

  /**
   * The shell of an answer's page.
   *
   * @param links of the producer that it shows
   * @param day today, which pages count from
   * @param write writes it, where it is not there or the answer is about no lot
   */
  Shell get(Answer answer, List<WebLink> links, Texts texts, LocalDate day, Supplier<Shell> write) {
    if (answer.journey().isEmpty()) {
      return write.get();
    }
    var link = answer.link();
    var key =
        new Key(
            new Reading(answer.journey().get()),
            answer.states(),
            links,
            answer.photo(),
            link.lot().isPresent(),
            link.serial().isPresent(),
            texts.code(),
            day);
    var known = shells.getIfPresent(key);
    if (known == null) {
      known = write.get();
      shells.put(key, known);
    }
    return known;
  }

  private static int weight(Key key, Shell shell) {
    long all = shell.bytes() + LotRead.bytes(key.reading().journey());
    return (int) Math.min(all, Integer.MAX_VALUE);
  }
}
