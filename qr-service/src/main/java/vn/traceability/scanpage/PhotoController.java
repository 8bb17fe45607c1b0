package vn.traceability.scanpage;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.traceability.blob.Blob;
import vn.traceability.blob.BlobId;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photos;
import vn.traceability.gs1.Gtin;
import vn.traceability.refusal.InvalidValue;

/**
 * Photos of products, as their owners show them to everybody. Of no other photo is anything said.
 */
@Controller
class PhotoController {
  private static final String ADDRESS = "/scan/photos/";

  private final Photos photos;
  private final Blobs blobs;

  PhotoController(Photos photos, Blobs blobs) {
    this.photos = photos;
    this.blobs = blobs;
  }

  /** Where the small photo of a product is; another photo has another address. */
  static String small(Gtin gtin, BlobId photo) {
    return ADDRESS + gtin.digits() + "/small?v=" + photo.hex().substring(0, 8);
  }

  static String large(Gtin gtin) {
    return ADDRESS + gtin.digits() + "/large";
  }

  @GetMapping(ADDRESS + "{gtin}/small")
  ResponseEntity<byte[]> small(@PathVariable("gtin") String gtin) {
    return answer(gtin, true);
  }

  @GetMapping(ADDRESS + "{gtin}/large")
  ResponseEntity<byte[]> large(@PathVariable("gtin") String gtin) {
    return answer(gtin, false);
  }

  private ResponseEntity<byte[]> answer(String gtin, boolean small) {
    return find(gtin, small)
        .map(
            photo ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(photo.mediaType()))
                    .eTag(photo.id().hex())
                    // what is taken away is gone from caches within five minutes
                    .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                    .header("X-Content-Type-Options", "nosniff")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                    .body(photo.bytes()))
        .orElseGet(() -> ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build());
  }

  private Optional<Blob> find(String gtin, boolean small) {
    try {
      return photos
          .find(Photos.ofProduct(new Gtin(gtin).digits()))
          .map(small ? Photos.Standing::small : Photos.Standing::full)
          .flatMap(blobs::find);
    } catch (InvalidValue wrong) {
      return Optional.empty();
    }
  }
}
