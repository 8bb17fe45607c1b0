package vn.traceability.event.epcis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.traceability.event.hash.EpcUri;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.InvalidValue;

/**
 * How lots, places and parties are written in EPCIS: GS1 keys as canonical Digital Link URIs,
 * internal numbers as private URIs that nobody can take for a GS1 key. Read are internal numbers
 * under Digital Links too, as they stand on the labels.
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

  /** In our own URIs, and their application identifiers. */
  private static final Map<String, String> KINDS =
      Map.of("product:", "01/", "place:", "414/", "party:", "417/");

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

  /**
   * An internal number under a Digital Link for one of our own URIs, and the other way round; empty
   * for whatever is no internal number of a product, lot, place or party.
   */
  static Optional<String> otherSpelling(String uri) {
    try {
      for (var kind : KINDS.entrySet()) {
        var own = kind.getKey();
        var link = kind.getValue();
        if (uri.startsWith(PRIVATE + own) && isInternal(uri.substring((PRIVATE + own).length()))) {
          return Optional.of(GS1 + link + uri.substring((PRIVATE + own).length()));
        }
        if (uri.startsWith(GS1 + link) && isInternal(uri.substring((GS1 + link).length()))) {
          return Optional.of(PRIVATE + own + uri.substring((GS1 + link).length()));
        }
      }
      return lotOtherwise(uri);
    } catch (InvalidValue none) {
      return Optional.empty();
    }
  }

  private static boolean isInternal(String number) {
    return number.matches("[0-9]{13}") && new Gln(number).isInternal()
        || number.matches("[0-9]{14}") && new Gtin(number).isInternal();
  }

  private static Optional<String> lotOtherwise(String uri) {
    boolean isOwn = PRIVATE_LOT.matcher(uri).matches();
    if (!isOwn && !LOT.matcher(uri).matches()) {
      return Optional.empty();
    }
    var lot = lot(uri);
    if (!lot.gtin().isInternal()) {
      return Optional.empty();
    }
    return isOwn
        ? EpcUri.toDigitalLink(
            GS1 + "01/" + lot.gtin().digits() + "/10/" + escape(lot.number().text()))
        : Optional.of(lot(lot));
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
