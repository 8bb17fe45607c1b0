package vn.traceability.vocabulary;

import java.util.List;
import java.util.stream.Stream;
import vn.traceability.event.epcis.AttributeNames;

/**
 * The attributes of master data that say what is registered here, each list in the order in which
 * they are believed where a document has several. The Core Business Vocabulary has none for a
 * brand, and no measure of what a piece contains but its weight; the GS1 Web Vocabulary has. The
 * same names are understood where partners offer master data and where they ask for them.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, sections 9.2
 *     (trade items) and 9.3 (locations and parties)</a>
 * @see <a href="https://ref.gs1.org/voc/">GS1 Web Vocabulary: Product, Place, Organization</a>
 */
public final class Attributes {
  public static final List<String> PRODUCT_NAME =
      names(
          cbv("descriptionShort", "tradeItemDescription", "regulatedProductName"),
          gs1("productName"));

  /** A text, or a structure that has it: {@link #BRAND_NAME}. */
  public static final List<String> BRAND = names(gs1("brandName", "brand"));

  /** The member of a {@code gs1:Brand}. */
  public static final String BRAND_NAME = "brandName";

  /** Measures. */
  public static final List<String> NET_CONTENT =
      names(cbv("netWeight"), gs1("netContent", "netWeight"));

  public static final List<String> PLACE_NAME = names(cbv("name"), gs1("physicalLocationName"));

  public static final List<String> PARTY_NAME = names(cbv("name"), gs1("organizationName"));

  /** The lines of an address, which is one line here. */
  public static final List<String> ADDRESS_LINES =
      names(cbv("streetAddressOne", "streetAddressTwo", "streetAddressThree", "city", "state"));

  /** A {@code gs1:PostalAddress}, with these members. */
  public static final String POSTAL_ADDRESS = AttributeNames.GS1 + "address";

  public static final List<String> POSTAL_ADDRESS_LINES =
      List.of("streetAddress", "addressLocality", "addressRegion");

  /** By which an address is asked for: its first line, or the whole. */
  static final List<String> ADDRESS = List.of(ADDRESS_LINES.get(0), POSTAL_ADDRESS);

  private Attributes() {}

  private static Stream<String> cbv(String... names) {
    return Stream.of(names).map(name -> AttributeNames.CBV + name);
  }

  private static Stream<String> gs1(String... names) {
    return Stream.of(names).map(name -> AttributeNames.GS1 + name);
  }

  @SafeVarargs
  private static List<String> names(Stream<String>... some) {
    return Stream.of(some).flatMap(each -> each).toList();
  }
}
