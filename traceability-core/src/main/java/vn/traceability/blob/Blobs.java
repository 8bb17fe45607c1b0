package vn.traceability.blob;

import java.util.Optional;

/** Bytes by their names. */
public interface Blobs {

  /** Keeps some bytes, unless they are there. */
  void put(Blob blob);

  /**
   * Those of this name.
   *
   * @throws IllegalStateException when what is kept under it is not what it names
   */
  Optional<Blob> find(BlobId id);

  /** Takes them away, if they are there. */
  void remove(BlobId id);
}
