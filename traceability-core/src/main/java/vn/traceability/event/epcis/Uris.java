package vn.traceability.event.epcis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.InvalidValue;

/**
 * How lots, places and parties are written in EPCIS: GS1 keys as canonical Digital Link URIs,
 * internal numbers as private URIs that nobody can take for a GS1 key.
 *
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link URI
 *     Syntax, section 4.12</a>
 */
final class Uris {
  static final String PRIVATE = "urn:x-traceability:";
  static final String GS1 = "https://id.gs1.org/";
  private static final Pattern LOT =
      Pattern.compile("https://id\\.gs1\\.org/01/([0-9]{14})/10/([^/?#]+)");
  private static final Pattern PRIVATE_LOT = Pattern.compile(PRIVATE + "lot:([0-9]{14}):([^/?#]+)");
  private static final Pattern GLN =
      Pattern.compile(
          "(?:https://id\\.gs1\\.org/41[47]/|" + PRIVATE + "(?:place|party):)([0-9]{13})");

  private Uris() {}

  static String lot(LotId lot) {
    String number = escape(lot.number().text());
    return lot.gtin().isInternal()
        ? PRIVATE + "lot:" + lot.gtin().digits() + ":" + number
        : GS1 + "01/" + lot.gtin().digits() + "/10/" + number;
  }

  static LotId lot(String uri) {
    for (var pattern : new Pattern[] {LOT, PRIVATE_LOT}) {
      var parts = pattern.matcher(uri);
      if (parts.matches()) {
        return LotId.of(parts.group(1), unescape(parts.group(2)));
      }
    }
    throw new InvalidValue("epcClass", uri, "names no lot of a product");
  }

  static String place(Gln gln) {
    return gln.isInternal() ? PRIVATE + "place:" + gln.digits() : GS1 + "414/" + gln.digits();
  }

  static String party(Gln gln) {
    return gln.isInternal() ? PRIVATE + "party:" + gln.digits() : GS1 + "417/" + gln.digits();
  }

  static Gln gln(String field, String uri) {
    var parts = GLN.matcher(uri);
    if (!parts.matches()) {
      throw new InvalidValue(field, uri, "names no place or party by its GLN");
    }
    return new Gln(parts.group(1));
  }

  /** Percent-encodes all but RFC 3986 unreserved characters, so that each lot has one spelling. */
  private static String escape(String text) {
    var escaped = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (each & 0xff);
      if (character < 0x80
          && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0)) {
        escaped.append(character);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
      }
    }
    return escaped.toString();
  }

  private static String unescape(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
