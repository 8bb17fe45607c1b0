package vn.traceability.capture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.refusal.Changed;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/** Pages of master data: the cursor is the last name shown. */
final class Pages {
  private Pages() {}

  /** One page and where the next one starts. */
  record Page<T>(List<Versioned<T>> items, @Nullable String next) {}

  static <K, T> Page<T> of(
      MasterData<K, T> data,
      Optional<Set<String>> owners,
      @Nullable String after,
      int limit,
      Function<String, K> read,
      Function<T, String> name) {
    return cut(data.page(owners, cursor(after, read), limit + 1), limit, name);
  }

  /** Of those whose written name starts so. */
  static <K, T> Page<T> startingWith(
      String prefix,
      MasterData<K, T> data,
      Optional<Set<String>> owners,
      @Nullable String after,
      int limit,
      Function<String, K> read,
      Function<T, String> name) {
    var from = cursor(after, read);
    return cut(data.pageStartingWith(prefix, owners, from, limit + 1), limit, name);
  }

  /**
   * Of those that hold words which begin so.
   *
   * @param text as typed, with or without its accents
   */
  static <K, T> Page<T> ofWords(
      String text,
      MasterData<K, T> data,
      Optional<Set<String>> owners,
      @Nullable String after,
      int limit,
      Function<String, K> read,
      Function<T, String> name) {
    var words = Text.words(text);
    if (words.isEmpty()) {
      throw new BrokenContract("q", "needs a letter or a digit");
    }
    return cut(data.pageOfWords(words, owners, cursor(after, read), limit + 1), limit, name);
  }

  private static <T> Page<T> cut(List<Versioned<T>> found, int limit, Function<T, String> name) {
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    return new Page<>(shown, more ? name.apply(shown.get(limit - 1).value()) : null);
  }

  /** The version that an {@code If-Match} names; the contract knows its form. */
  static long version(String ifMatch) {
    return Long.parseLong(ifMatch.substring(1, ifMatch.length() - 1));
  }

  /**
   * The version that an {@code If-Match} names, where what may change depends on what is there: a
   * version that is not the one looked at would be written unlooked at, since the store may have
   * the next one by the time it writes.
   *
   * @throws Changed when it is another than this one
   */
  static long version(String ifMatch, Versioned<?> there, String kind, String id) {
    long seen = version(ifMatch);
    if (there.version() != seen) {
      throw Changed.meanwhile(kind, id);
    }
    return seen;
  }

  private static <K> Optional<K> cursor(@Nullable String after, Function<String, K> read) {
    try {
      return Optional.ofNullable(after).map(read);
    } catch (InvalidValue foreign) {
      throw new BrokenContract("after", "is no cursor of a page before");
    }
  }

  static String etag(Versioned<?> versioned) {
    return "\"" + versioned.version() + "\"";
  }
}
