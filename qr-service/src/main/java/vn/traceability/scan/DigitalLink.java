package vn.traceability.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;
import vn.traceability.code.LabelAddress;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.gs1.syntax.DigitalLinkUri;
import vn.traceability.lot.LotId;
import vn.traceability.refusal.InvalidValue;

/**
 * A GS1 Digital Link as far as we read it: a product, a lot of it, one package.
 *
 * @param serial as it came, which need not be one of ours
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link: URI
 *     syntax</a>
 */
public record DigitalLink(Gtin gtin, Optional<LotNumber> lot, Optional<String> serial) {
  private static final Pattern ATTRIBUTE = Pattern.compile("(?:^|&)[0-9]+=");

  public DigitalLink {
    serial.ifPresent(
        text -> {
          if (!text.matches("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}")) {
            throw new InvalidValue("serial", text, "needs 1 to 20 characters of the GS1 set 82");
          }
        });
  }

  /**
   * Reads a path as it came over the wire: a lot may hold a slash ({@code %2F}), a semicolon or a
   * per cent sign, which a server that decodes first would take for its own.
   *
   * @param path {@code /01/GTIN}, maybe {@code /10/LOT}, maybe {@code /21/SERIAL}, in this order
   * @throws InvalidValue when it is none, naming the part that is wrong
   */
  public static DigitalLink read(String path) {
    var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    var parts = Arrays.stream(trimmed.split("/", -1)).map(DigitalLink::decode).toList();
    boolean pairs = parts.size() % 2 == 1 && parts.get(0).isEmpty();
    var keys = new StringBuilder();
    for (int i = 1; pairs && i < parts.size(); i += 2) {
      keys.append('/').append(parts.get(i));
    }
    if (!keys.toString().matches("/01(/10)?(/21)?")) {
      throw new InvalidValue("path", path, "needs the form /01/GTIN/10/LOT/21/SERIAL");
    }
    var gtin = new Gtin(parts.get(2));
    boolean lot = keys.indexOf("/10") >= 0;
    boolean serial = keys.indexOf("/21") >= 0;
    return new DigitalLink(
        gtin,
        lot ? Optional.of(new LotNumber(parts.get(4))) : Optional.empty(),
        serial ? Optional.of(parts.get(parts.size() - 1)) : Optional.empty());
  }

  /**
   * Reads a path and what the query says beside it: what is an attribute of GS1 there, such as
   * {@code 17=270131}, has to keep its rules.
   *
   * @param query as it came over the wire; empty where there is none
   * @throws InvalidValue as above
   */
  public static DigitalLink read(String path, String query) {
    var link = read(path);
    if (ATTRIBUTE.matcher(query).find()) {
      DigitalLinkUri.read(DigitalLinkUri.CANONICAL_STEM + link.path() + "?" + query);
    }
    return link;
  }

  /** The lot it names. */
  public Optional<LotId> lotId() {
    return lot.map(number -> new LotId(gtin, number));
  }

  /** The one way we write it. */
  public String path() {
    return lotId().map(LabelAddress::path).orElse("/01/" + gtin.digits())
        + serial.map(text -> "/21/" + UriUtils.encode(text, StandardCharsets.UTF_8)).orElse("");
  }

  /** This one, and what it belongs to: the package, its lot, its product. */
  public List<DigitalLink> upwards() {
    var links = new ArrayList<DigitalLink>();
    links.add(this);
    if (serial.isPresent() && lot.isPresent()) {
      links.add(new DigitalLink(gtin, lot, Optional.empty()));
    }
    if (serial.isPresent() || lot.isPresent()) {
      links.add(new DigitalLink(gtin, Optional.empty(), Optional.empty()));
    }
    return links;
  }

  DigitalLink withSerial(String text) {
    return new DigitalLink(gtin, lot, Optional.of(text));
  }

  private static String decode(String part) {
    try {
      return UriUtils.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new InvalidValue("path", part, "has a per cent sign that encodes nothing");
    }
  }
}
