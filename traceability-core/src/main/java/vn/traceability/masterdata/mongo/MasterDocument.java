package vn.traceability.masterdata.mongo;

import java.util.Set;
import org.bson.Document;

/** How one kind of master data is named and written as a document. */
public interface MasterDocument<K, T> {
  /** Singular, as in {@code unknown-lot}. */
  String kind();

  /** Name of the collection; its history lies in {@code NAME.history}. */
  String collection();

  K idOf(T value);

  String name(K id);

  /** Whoever may see and change it; the empty text for nobody in particular. */
  String ownerOf(T value);

  /** Whether people look for these by words; only then an index is kept for it. */
  default boolean isSought() {
    return false;
  }

  /** The words that these are looked for by, without accents. */
  default Set<String> words(T value) {
    return Set.of();
  }

  /**
   * The members, with values of text, by which these are found; an index is kept for each. A name
   * here is one of what {@link #write} gives.
   */
  default Set<String> found() {
    return Set.of();
  }

  Document write(T value);

  T read(Document document);
}
