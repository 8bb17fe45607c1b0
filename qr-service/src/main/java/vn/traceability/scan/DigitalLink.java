package vn.traceability.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;
import vn.traceability.code.LabelAddress;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.gs1.syntax.DigitalLinkUri;
import vn.traceability.gs1.syntax.Element;
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
  private static final Pattern KEYS = Pattern.compile("/01(?:/235|(?:/22)?(?:/10)?(?:/21)?)");

  /** Of a product: we keep none, so they lead to the product, the lot and the package as such. */
  private static final List<String> VARIANTS = List.of("22", "235");

  private static final Pattern SERIAL = Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}");

  private static final Pattern ATTRIBUTE = Pattern.compile("(?:^|&)[0-9]+=");

  public DigitalLink {
    serial.ifPresent(
        text -> {
          if (!SERIAL.matcher(text).matches()) {
            throw new InvalidValue("serial", text, "needs 1 to 20 characters of the GS1 set 82");
          }
        });
  }

  /**
   * Reads a path as it came over the wire: a lot may hold a slash ({@code %2F}), a semicolon or a
   * per cent sign, which a server that decodes first would take for its own.
   *
   * @param path {@code /01/GTIN}, maybe {@code /10/LOT}, maybe {@code /21/SERIAL}, in this order; a
   *     variant of the product ({@code /22/…} before these, or {@code /235/…} alone) is passed over
   * @throws InvalidValue when it is none, naming the part that is wrong
   */
  public static DigitalLink read(String path) {
    var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    var parts = Arrays.stream(trimmed.split("/", -1)).map(DigitalLink::decode).toList();
    boolean pairs = parts.size() % 2 == 1 && parts.get(0).isEmpty();
    var values = new LinkedHashMap<String, String>();
    var keys = new StringBuilder();
    for (int i = 1; pairs && i < parts.size(); i += 2) {
      keys.append('/').append(parts.get(i));
      values.put(parts.get(i), parts.get(i + 1));
    }
    if (!KEYS.matcher(keys).matches()) {
      throw new InvalidValue("path", path, "needs the form /01/GTIN/10/LOT/21/SERIAL");
    }
    for (String variant : VARIANTS) {
      Optional.ofNullable(values.get(variant)).ifPresent(value -> Element.of(variant, value));
    }
    return new DigitalLink(
        new Gtin(values.get("01")),
        Optional.ofNullable(values.get("10")).map(LotNumber::new),
        Optional.ofNullable(values.get("21")));
  }

  /**
   * What the query says beside a path: what is an attribute of GS1 there, such as {@code
   * 17=270131}, has to keep its rules.
   *
   * @param path that can be read
   * @param query as it came over the wire; empty where there is none
   * @throws InvalidValue where one does not
   */
  public static void check(String path, String query) {
    if (ATTRIBUTE.matcher(query).find()) {
      DigitalLinkUri.read(DigitalLinkUri.CANONICAL_STEM + read(path).path() + "?" + query);
    }
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

  DigitalLink withoutLot() {
    return new DigitalLink(gtin, Optional.empty(), serial);
  }

  private static String decode(String part) {
    try {
      return UriUtils.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw new InvalidValue("path", part, "has a per cent sign that encodes nothing");
    }
  }
}
