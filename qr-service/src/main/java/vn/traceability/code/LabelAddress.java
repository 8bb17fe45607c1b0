package vn.traceability.code;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

/**
 * Addresses that labels carry. They are printed and cannot be changed afterwards, so they come from
 * a setting and never from a request.
 *
 * @param origin such as {@code https://example.org}
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link: URI
 *     syntax</a>
 */
public record LabelAddress(URI origin) {
  public LabelAddress {
    var scheme = origin.getScheme();
    boolean web = "https".equals(scheme) || "http".equals(scheme);
    if (!web
        || origin.getHost() == null
        || !(origin.getRawPath().isEmpty() || origin.getRawPath().equals("/"))
        || origin.getRawQuery() != null
        || origin.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the address of the labels, " + origin + ", needs the form https://example.org");
    }
    origin = origin.resolve("/");
  }

  /** What the label of a code carries; of one from a roll, which was printed before its lot. */
  public URI of(Code code) {
    var serial = code.serial();
    return serial.isOfRoll()
        ? of(code.lot().gtin(), serial)
        : origin.resolve(path(code.lot()) + "/21/" + serial + code.attributes().query());
  }

  /** What the label of a roll carries. */
  public URI of(Gtin gtin, Serial serial) {
    return origin.resolve("/01/" + gtin.digits() + "/21/" + serial);
  }

  /** The path of a lot's page; all but letters, digits and {@code - . _ ~} percent-encoded. */
  public static String path(LotId lot) {
    return "/01/"
        + lot.gtin().digits()
        + "/10/"
        + UriUtils.encode(lot.number().text(), StandardCharsets.UTF_8);
  }
}
