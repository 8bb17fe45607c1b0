package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.traceability.blob.Photo;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

/** The photo by which a shopper tells one product from another. */
@ExtendWith(InTheVillage.class)
class ProductPhotosIT {
  private final Village village;
  private final String path;

  ProductPhotosIT(Village village) {
    this.village = village;
    path = "/products/" + village.bags.digits() + "/photo";
  }

  @Test
  void anOwnerSetsItInPlaceOfTheOneBeforeAndTakesItAway() throws IOException {
    var owner = village.cooperative.caller();
    assertThat(owner.get(path).is(200).all("items")).isEmpty();

    var set = put(owner, "image/jpeg", picture("jpg", 400)).is(200);

    assertThat(set.at("small")).startsWith("/scan/photos/" + village.bags.digits() + "/small?v=");
    assertThat(set.at("large")).startsWith("/scan/photos/" + village.bags.digits() + "/large?v=");
    assertThat(owner.get(path).is(200).all("items")).containsExactly(set.json());
    var other = put(owner, "image/png", picture("png", 300)).is(200);
    assertThat(other.at("small")).isNotEqualTo(set.at("small"));

    owner.delete(path).is(204);
    assertThat(owner.get(path).is(200).all("items")).isEmpty();
  }

  @Test
  void nobodyElseDoes() throws IOException {
    var photo = picture("jpg", 40);
    put(village.shop.caller(), "image/jpeg", photo).isProblem(403, "other-party");
    village.shop.caller().delete(path).isProblem(403, "other-party");
    put(village.nobody(), "image/jpeg", photo).isProblem(401);
    assertThat(village.cooperative.caller().get(path).is(200).all("items")).isEmpty();
  }

  @Test
  void whatIsNoPhotoIsRefusedByName() throws IOException {
    var owner = village.cooperative.caller();
    var whole = picture("jpg", 400);
    for (byte[] sent :
        new byte[][] {
          "GIF89a".getBytes(),
          Arrays.copyOf(whole, 100),
          new byte[Photo.MOST_BYTES + 1],
          picture("gif", 40)
        }) {
      var refused = put(owner, "image/jpeg", sent).isProblem(422, "invalid-photo");
      assertThat(refused.field()).isEqualTo("photo");
    }
    put(owner, "image/gif", picture("gif", 40)).isProblem(415);
    put(owner, "image/jpeg", new byte[0]).isProblem(400);
    owner
        .send("PUT", "/products/" + Village.newGtin().digits() + "/photo", "image/jpeg", whole)
        .isProblem(404, "unknown-product");
  }

  private Answer put(Caller who, String type, byte[] photo) {
    return who.send("PUT", path, type, photo);
  }

  private static byte[] picture(String format, int side) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }
}
