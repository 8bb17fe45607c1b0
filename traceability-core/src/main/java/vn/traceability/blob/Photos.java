package vn.traceability.blob;

import java.time.Instant;
import java.util.Optional;

/** The photo of each thing that has one. */
public interface Photos {

  /**
   * Which photo a thing has.
   *
   * @param full name of its bytes
   * @param small name of the bytes of the small one
   * @param by id of the account that set it
   */
  record Standing(BlobId full, BlobId small, Instant at, String by) {}

  /**
   * Gives a thing its photo, in place of the one before.
   *
   * @param of what kind of thing and which, such as {@code product:08930000000019}
   */
  Standing set(String of, Photo photo, Instant at, String by);

  Optional<Standing> find(String of);

  /** Takes the photo of a thing away; the bytes of both stay with what they prove. */
  void remove(String of);

  /** How the photo of a product is called. */
  static String ofProduct(String gtin) {
    return "product:" + gtin;
  }
}
