package vn.traceability.offer;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.event.epcis.MasterDataElement.Attribute;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * What of an offer has a place in what is registered here: attributes of the Core Business
 * Vocabulary, each as the field it says something of. All others stay with the offer.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, section 9 (master
 *     data attributes)</a>
 */
public final class OfferedValues {
  private static final List<String> PRODUCT_NAME =
      named("descriptionShort", "tradeItemDescription");
  private static final List<String> BRAND = named("brand", "brandName");
  private static final List<String> NET_CONTENT = named("netContent", "netWeight");
  private static final List<String> NAME = named("name");
  private static final List<String> ADDRESS =
      named("streetAddressOne", "streetAddressTwo", "streetAddressThree", "city", "state");

  /** The members by which a measure and its unit go, in the standard's JSON and in GS1's own. */
  private static final List<String> AMOUNTS = List.of("value", "measurement", "quantity");

  private static final List<String> UNITS =
      List.of("measurementUnitCode", "unitCode", "uom", "unit");

  private static final BigDecimal MOST_KILOGRAMS = new BigDecimal("1e9");

  private final Map<String, Attribute> attributes;
  private final Map<Field, String> values = new EnumMap<>(Field.class);
  private final Set<String> unread = new HashSet<>();

  private OfferedValues(List<Attribute> attributes) {
    this.attributes =
        attributes.stream()
            .collect(Collectors.toMap(Attribute::name, each -> each, (first, other) -> first));
    attributes.forEach(each -> unread.add(each.name()));
  }

  static OfferedValues of(MasterDataElement element) {
    var values = new OfferedValues(element.attributes());
    switch (element.key().kind()) {
      case PRODUCT -> {
        values.first(Field.NAME, PRODUCT_NAME, 200);
        values.first(Field.BRAND, BRAND, 100);
        values.netContent();
      }
      case PLACE, PARTY -> {
        values.first(Field.NAME, NAME, 200);
        values.address();
      }
      case LOT, OTHER -> {}
    }
    return values;
  }

  /** The fields it says something of, and what; a mass in kilograms. */
  public Map<Field, String> values() {
    return Map.copyOf(values);
  }

  /** Whether all it says is registered already. */
  boolean sayNoMoreThan(Map<Field, String> registered) {
    return unread.isEmpty()
        && values.entrySet().stream()
            .allMatch(each -> each.getValue().equals(registered.get(each.getKey())));
  }

  /** The product with what is offered of it. */
  public Product into(Product product) {
    return new Product(
        product.gtin(),
        product.owner(),
        values.getOrDefault(Field.NAME, product.name()),
        Optional.ofNullable(values.get(Field.BRAND)).or(product::brand),
        product.crop(),
        product.unit(),
        Optional.ofNullable(values.get(Field.NET_CONTENT))
            .map(OfferedValues::quantity)
            .or(product::netContent),
        product.standards(),
        product.ocopStars());
  }

  /** The place with what is offered of it. */
  public Place into(Place place) {
    return new Place(
        place.gln(),
        place.party(),
        values.getOrDefault(Field.NAME, place.name()),
        place.kind(),
        values.getOrDefault(Field.ADDRESS, place.address()),
        place.commune(),
        place.plantingAreaCode());
  }

  /** The party with what is offered of it. */
  public Party into(Party party) {
    return new Party(
        party.gln(),
        values.getOrDefault(Field.NAME, party.name()),
        party.kind(),
        values.getOrDefault(Field.ADDRESS, party.address()),
        party.commune(),
        party.taxCode(),
        party.memberOf(),
        party.formerlyOf());
  }

  static Map<Field, String> of(Product product) {
    var values = new EnumMap<Field, String>(Field.class);
    values.put(Field.NAME, product.name());
    product.brand().ifPresent(brand -> values.put(Field.BRAND, brand));
    product
        .netContent()
        .flatMap(Quantity::mass)
        .ifPresent(kilograms -> values.put(Field.NET_CONTENT, written(kilograms)));
    return values;
  }

  static Map<Field, String> of(Place place) {
    return Map.of(Field.NAME, place.name(), Field.ADDRESS, place.address());
  }

  static Map<Field, String> of(Party party) {
    return Map.of(Field.NAME, party.name(), Field.ADDRESS, party.address());
  }

  private void first(Field field, List<String> names, int longest) {
    names.stream()
        .filter(name -> !said(name).isEmpty())
        .findFirst()
        .ifPresent(
            name -> {
              unread.remove(name);
              values.put(field, settled(field, said(name), longest));
            });
  }

  private void address() {
    String address =
        ADDRESS.stream()
            .map(this::said)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(", "));
    if (!said(ADDRESS.get(0)).isEmpty()) { // a city alone is no address
      unread.removeAll(ADDRESS);
      values.put(Field.ADDRESS, settled(Field.ADDRESS, address, 300));
    }
  }

  private void netContent() {
    NET_CONTENT.stream()
        .filter(name -> mass(name).isPresent())
        .findFirst()
        .ifPresent(
            name -> {
              unread.remove(name);
              values.put(Field.NET_CONTENT, written(mass(name).orElseThrow()));
            });
  }

  /** Empty where it is no mass, or not said in a way that is known here. */
  private Optional<BigDecimal> mass(String name) {
    if (!attributes.containsKey(name)) {
      return Optional.empty();
    }
    JsonNode value = attributes.get(name).value();
    String amount = member(value, AMOUNTS);
    String unit = member(value, UNITS);
    try {
      return Quantity.of(amount, unit).mass().filter(OfferedValues::canBeKept);
    } catch (InvalidValue other) {
      return Optional.empty();
    }
  }

  /** As the contract writes a product: in kilograms, to the gram. */
  private static boolean canBeKept(BigDecimal kilograms) {
    return kilograms.scale() <= 3 && kilograms.compareTo(MOST_KILOGRAMS) < 0;
  }

  private static String member(JsonNode value, List<String> names) {
    return names.stream()
        .map(value::path)
        .filter(JsonNode::isValueNode)
        .map(each -> each.isNumber() ? each.decimalValue().toPlainString() : each.asString(""))
        .findFirst()
        .orElse("");
  }

  private String said(String name) {
    return Optional.ofNullable(attributes.get(name)).map(Attribute::text).orElse("").strip();
  }

  /** As it would be kept; what cannot be is shown as it is, and refused where it is accepted. */
  private static String settled(Field field, String text, int longest) {
    try {
      return Text.line(field.word(), text, longest);
    } catch (InvalidValue no) {
      return text;
    }
  }

  private static String written(BigDecimal kilograms) {
    return new Quantity(kilograms, UnitCode.KILOGRAM).toString();
  }

  private static Quantity quantity(String written) {
    int space = written.indexOf(' ');
    return Quantity.of(written.substring(0, space), written.substring(space + 1));
  }

  private static List<String> named(String... names) {
    return Stream.of(names).map(name -> MasterDataElement.STANDARD + name).toList();
  }
}
