package vn.traceability.masterdata;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Documents of one kind that people keep up to date. Every version stays readable.
 *
 * @param <K> how one is named
 * @param <T> what is kept
 */
public interface MasterData<K, T> {

  /**
   * Keeps a new one.
   *
   * @throws vn.traceability.refusal.Conflict when that name is taken by another content; the same
   *     content again is no error and answers what is there
   */
  Versioned<T> register(T value, String account);

  /**
   * Writes the next version.
   *
   * @param expected the version the author has seen
   * @throws vn.traceability.refusal.Changed when there is another version by now
   * @throws vn.traceability.refusal.Unknown when there is none of that name
   */
  Versioned<T> replace(T value, long expected, String account);

  Optional<Versioned<T>> find(K id);

  /**
   * Like {@link #find}, where it has to be there.
   *
   * @throws vn.traceability.refusal.Unknown when it is not
   */
  Versioned<T> get(K id);

  /** Those of these names that exist, in no order. */
  List<Versioned<T>> findAll(Iterable<K> ids);

  /**
   * A page in the order of the names.
   *
   * @param owners only those of these owners; empty for all
   * @param after the last name of the page before; empty for the first
   * @param limit 1 to 1000
   */
  List<Versioned<T>> page(Optional<Set<String>> owners, Optional<K> after, int limit);

  /** Like {@link #page}, only those whose written name starts so. */
  List<Versioned<T>> pageStartingWith(
      String prefix, Optional<Set<String>> owners, Optional<K> after, int limit);

  /**
   * Like {@link #page}, only those that are looked for by words and have for each of these one that
   * begins so.
   *
   * @param words without accents, as these were kept under; one at least
   */
  List<Versioned<T>> pageOfWords(
      Set<String> words, Optional<Set<String>> owners, Optional<K> after, int limit);

  /**
   * Like {@link #page}, only those whose member has one of these values, whoever they belong to.
   *
   * @param member as it is written, and one of those that are found by their values
   * @param values empty for any at all
   */
  List<Versioned<T>> pageHaving(String member, Set<String> values, Optional<K> after, int limit);

  /**
   * Those whose written name starts so, in descending order of their names, at most {@code limit}.
   */
  List<Versioned<T>> startingWith(String prefix, int limit);

  /** All versions, oldest first. */
  List<Versioned<T>> history(K id);
}
