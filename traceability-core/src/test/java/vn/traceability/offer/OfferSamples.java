package vn.traceability.offer;

import java.time.Instant;
import vn.traceability.event.epcis.AttributeNames;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;

/** What partners send, in the words of the trade. */
public final class OfferSamples {
  /** A product that anybody may write of. */
  public static final Gtin ONIONS = new Gtin("10614141073464");

  private OfferSamples() {}

  public static Offer offered(Gln sender, MasterDataElement element, Instant at) {
    return new Offer(sender, "author", element, "job-1", at);
  }

  /**
   * Of a product.
   *
   * @param attributes names, those of the Core Business Vocabulary without their prefix, and JSON
   *     values, by turns
   */
  public static MasterDataElement product(Gtin gtin, String... attributes) {
    return element("EPCClass", "https://id.gs1.org/01/" + gtin.digits(), attributes);
  }

  public static MasterDataElement place(Gln gln, String... attributes) {
    return element("BusinessLocation", "https://id.gs1.org/414/" + gln.digits(), attributes);
  }

  public static MasterDataElement party(Gln gln, String... attributes) {
    return element("SourceDest", "https://id.gs1.org/417/" + gln.digits(), attributes);
  }

  public static MasterDataElement element(String type, String id, String... attributes) {
    var content = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      content
          .append(i == 0 ? "" : ",")
          .append("{\"attribute\":")
          .append(attributes[i + 1])
          .append(",\"id\":\"")
          .append(attributes[i].contains(":") ? "" : AttributeNames.CBV)
          .append(attributes[i])
          .append("\"}");
    }
    return new MasterDataElement(
        "urn:epcglobal:epcis:vtype:" + type, id, "{\"attributes\":[" + content + "]}");
  }
}
