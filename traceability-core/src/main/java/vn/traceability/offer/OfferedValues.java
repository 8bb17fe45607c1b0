package vn.traceability.offer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
import vn.traceability.vocabulary.Attributes;

/**
 * What of an offer has a place in what is registered here: the attributes of {@link Attributes},
 * each as the field it says something of. All else stays with the offer.
 *
 * <p>A value is a text, a number, or an object of JSON-LD with its {@code @value} and perhaps its
 * {@code @language}; of several under one name that in Vietnamese is taken, then one that names no
 * language. A measure is an object with an amount and a unit, by whichever words; a number without
 * unit is none.
 */
public final class OfferedValues {
  /** The words for a measure's amount and unit, without prefix: CBV, GS1 Web Vocabulary, XML. */
  private static final Set<String> AMOUNTS = Set.of("value", "measurement", "quantity", "text");

  private static final Set<String> UNITS = Set.of("measurementUnitCode", "unitCode", "uom", "unit");

  private static final BigDecimal MOST_KILOGRAMS = new BigDecimal("1e9");

  private final Map<String, List<Attribute>> attributes;
  private final Map<Field, String> values = new EnumMap<>(Field.class);
  private final List<Attribute> unread;
  private final boolean saysMore;

  private OfferedValues(MasterDataElement element) {
    unread = new ArrayList<>(element.attributes());
    attributes = unread.stream().collect(Collectors.groupingBy(Attribute::name));
    saysMore = element.saysMoreThanAttributes();
  }

  static OfferedValues of(MasterDataElement element) {
    var values = new OfferedValues(element);
    switch (element.key().kind()) {
      case PRODUCT -> {
        values.first(Field.NAME, Attributes.PRODUCT_NAME, 200);
        values.first(Field.BRAND, Attributes.BRAND, 100);
        values.netContent();
      }
      case PLACE -> {
        values.first(Field.NAME, Attributes.PLACE_NAME, 200);
        values.address();
      }
      case PARTY -> {
        values.first(Field.NAME, Attributes.PARTY_NAME, 200);
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
        && !saysMore
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
        .flatMap(name -> said(name).stream())
        .findFirst()
        .ifPresent(
            said -> {
              unread.remove(said);
              values.put(field, settled(field, Spoken.text(said.value()), longest));
            });
  }

  private void address() {
    List<Attribute> lines =
        Attributes.ADDRESS_LINES.stream().flatMap(name -> said(name).stream()).toList();
    if (said(Attributes.ADDRESS_LINES.get(0)).isPresent()) { // a city alone is no address
      unread.removeAll(lines);
      address(lines.stream().map(line -> Spoken.text(line.value())));
      return;
    }
    all(Attributes.POSTAL_ADDRESS).stream()
        .filter(each -> !line(each, Attributes.POSTAL_ADDRESS_LINES.get(0)).isEmpty())
        .findFirst()
        .ifPresent(
            whole -> {
              unread.remove(whole);
              address(Attributes.POSTAL_ADDRESS_LINES.stream().map(name -> line(whole, name)));
            });
  }

  private static String line(Attribute address, String member) {
    return Spoken.member(address.value(), Set.of(member));
  }

  private void address(Stream<String> lines) {
    String address = lines.filter(line -> !line.isEmpty()).collect(Collectors.joining(", "));
    values.put(Field.ADDRESS, settled(Field.ADDRESS, address, 300));
  }

  private void netContent() {
    Attributes.NET_CONTENT.stream()
        .flatMap(name -> all(name).stream())
        .filter(each -> mass(each.value()).isPresent())
        .findFirst()
        .ifPresent(
            each -> {
              unread.remove(each);
              values.put(Field.NET_CONTENT, written(mass(each.value()).orElseThrow()));
            });
  }

  /** Empty where it is no mass, or not said in a way that is known here. */
  private static Optional<BigDecimal> mass(JsonNode value) {
    try {
      return Quantity.of(Spoken.member(value, AMOUNTS), Spoken.member(value, UNITS))
          .mass()
          .filter(OfferedValues::canBeKept);
    } catch (InvalidValue other) {
      return Optional.empty();
    }
  }

  /** As the contract writes a product: in kilograms, to the gram. */
  private static boolean canBeKept(BigDecimal kilograms) {
    return kilograms.scale() <= 3 && kilograms.compareTo(MOST_KILOGRAMS) < 0;
  }

  private List<Attribute> all(String name) {
    return attributes.getOrDefault(name, List.of());
  }

  /** Of those under one name, the one in the language of those who read it. */
  private Optional<Attribute> said(String name) {
    return all(name).stream()
        .filter(each -> !Spoken.text(each.value()).isEmpty())
        .min(Comparator.comparing(each -> Spoken.foreignness(each.value())));
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
}
