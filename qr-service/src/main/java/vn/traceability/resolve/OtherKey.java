package vn.traceability.resolve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.syntax.DigitalLinkUri;
import vn.traceability.gs1.syntax.Element;
import vn.traceability.refusal.InvalidValue;

/**
 * A GS1 Digital Link whose primary key is no GTIN: a place, a party, or what we know nothing of.
 *
 * @param path the key, then its qualifiers
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link: URI
 *     syntax, 4.3</a>
 */
public record OtherKey(List<Element> path) {
  /** A physical location: GLN. */
  public static final String PLACE = "414";

  /** A party: GLN. */
  public static final String PARTY = "417";

  /** Those whose answers hold more than that they are not served. */
  static final List<String> SERVED = List.of(PLACE, PARTY);

  /** What begins the address of one. */
  static final List<String> ADDRESSES =
      List.of(
          "/00/*", "/253/*", "/255/*", "/401/*", "/402/*", "/414/*", "/415/*", "/417/*", "/8003/*",
          "/8004/*", "/8006/*", "/8010/*", "/8013/*", "/8017/*", "/8018/*");

  public OtherKey {
    path = List.copyOf(path);
  }

  /** Whether an address is for one of them. */
  static boolean isOne(String path) {
    return ADDRESSES.stream()
        .anyMatch(each -> path.startsWith(each.substring(0, each.length() - 1)));
  }

  /**
   * Reads the address that a request came with, and the attributes in its query.
   *
   * @throws InvalidValue when it is no Digital Link, naming the identifier and the rule
   */
  public static OtherKey read(HttpServletRequest request) {
    var query = request.getQueryString();
    return read(Links.pathOf(request), query == null ? "" : query);
  }

  static OtherKey read(String path, String query) {
    var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    var uri = DigitalLinkUri.read(DigitalLinkUri.CANONICAL_STEM + trimmed + "?" + query);
    if (!uri.stem().equals(DigitalLinkUri.CANONICAL_STEM)) {
      throw new InvalidValue("path", path, "needs a primary key and its qualifiers alone");
    }
    return new OtherKey(uri.path());
  }

  /** Its Application Identifier, such as {@code 414}. */
  public String code() {
    return key().code();
  }

  /** As GS1 calls it, such as {@code SSCC}. */
  public String title() {
    return key().identifier().title();
  }

  /** The value of the key alone. */
  public String value() {
    return key().value();
  }

  private Element key() {
    return path.get(0);
  }

  /** Whether we know places, or parties, that are called so. */
  public boolean isServed() {
    return SERVED.contains(code());
  }

  /** What it is called by, where it is a place or a party. */
  public Gln gln() {
    return new Gln(value());
  }

  /** The one way we write it: the key alone, since of what qualifies one we know nothing more. */
  public String keyPath() {
    return "/" + code() + "/" + value();
  }
}
