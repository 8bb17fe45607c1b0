package vn.traceability.blob;

import java.util.Arrays;

/** Some bytes and what they are. */
public final class Blob {
  private final String mediaType;
  private final byte[] bytes;
  private final BlobId id;

  /**
   * @param mediaType such as {@code image/jpeg}
   */
  public Blob(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes.clone();
    this.id = BlobId.of(bytes);
  }

  public String mediaType() {
    return mediaType;
  }

  /** A copy of them. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many there are. */
  public int length() {
    return bytes.length;
  }

  public BlobId id() {
    return id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blob blob
        && blob.mediaType.equals(mediaType)
        && Arrays.equals(blob.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return mediaType + " " + id;
  }
}
