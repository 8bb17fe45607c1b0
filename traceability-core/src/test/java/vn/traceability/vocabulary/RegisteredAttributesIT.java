package vn.traceability.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.event.query.AttributeQuestion;
import vn.traceability.event.query.QueryTooLarge;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.place.Place;
import vn.traceability.place.mongo.MongoPlaces;
import vn.traceability.product.Product;
import vn.traceability.product.mongo.MongoProducts;

class RegisteredAttributesIT extends StoreContract {
  private static final CommuneCode COMMUNE = new CommuneCode("00565");
  private static final Optional<Set<Gln>> ALL = Optional.empty();
  private static final Optional<Set<Gln>> STRANGER = Optional.of(Set.of(Samples.party(99)));
  private static final String NAME = "cbvmda:name";

  private MasterData<Gtin, Product> products;
  private MasterData<Gln, Place> places;
  private MasterData<Gln, Party> parties;
  private RegisteredAttributes attributes;

  @BeforeEach
  void open() {
    products = MongoProducts.open(database, CLOCK);
    places = MongoPlaces.open(database, CLOCK);
    parties = MongoParties.open(database, CLOCK);
    attributes = new RegisteredAttributes(products, places, parties);
  }

  @Test
  void productsAreFoundByWhatTheLabelSays() {
    product(1, "Hành lá", Optional.of("Dương Xá"), Optional.of(Quantity.of("500", "GRM")));
    product(2, "Hành lá", Optional.empty(), Optional.of(Quantity.of("500", "KGM")));
    product(3, "Hành tây", Optional.of("Văn Đức"), Optional.empty());

    for (String name :
        List.of("cbvmda:descriptionShort", "cbvmda:tradeItemDescription", gs1("productName"))) {
      assertThat(found(Kind.PRODUCT, STRANGER, name, "Hành lá")).containsExactly("1", "2");
    }
    assertThat(found(Kind.PRODUCT, STRANGER, gs1("brandName"), "Văn Đức", "Dương Xá"))
        .containsExactly("1", "3");
    assertThat(found(Kind.PRODUCT, STRANGER, "cbvmda:netWeight", "500 GRM"))
        .as("units are not converted")
        .containsExactly("1");
    assertThat(found(Kind.PRODUCT, STRANGER, "cbvmda:netWeight", "500")).isEmpty();
  }

  @Test
  void whatHasAValueHasTheAttribute() {
    product(1, "Hành lá", Optional.of("Dương Xá"), Optional.empty());
    product(2, "Hành tây", Optional.empty(), Optional.of(Quantity.of("500", "GRM")));

    assertThat(found(Kind.PRODUCT, ALL, "cbvmda:descriptionShort")).containsExactly("1", "2");
    assertThat(found(Kind.PRODUCT, ALL, gs1("brandName"))).containsExactly("1");
    assertThat(found(Kind.PRODUCT, ALL, "cbvmda:netWeight")).containsExactly("2");
    assertThat(found(Kind.PRODUCT, ALL, NAME)).as("no attribute of a product").isEmpty();
    var either = new AttributeQuestion("p", Set.of(gs1("brandName"), "cbvmda:netWeight"), Set.of());
    assertThat(numbers(attributes.having(Kind.PRODUCT, either, ALL))).containsExactly("1", "2");
  }

  @Test
  void bothSpellingsOfAVowelAreOne() {
    product(1, "Hành lá", Optional.empty(), Optional.empty());
    String apart = Normalizer.normalize("Hành lá", Normalizer.Form.NFD);

    assertThat(found(Kind.PRODUCT, ALL, "cbvmda:descriptionShort", " " + apart + " "))
        .containsExactly("1");
    assertThat(found(Kind.PRODUCT, ALL, "cbvmda:descriptionShort", "hành lá", "Hành")).isEmpty();
  }

  @Test
  void whatChangedIsFoundAsItIsNow() {
    product(1, "Hành lá", Optional.empty(), Optional.empty());
    var now = products.get(Samples.product(1)).value();
    products.replace(
        new Product(
            now.gtin(),
            now.owner(),
            "Hành tươi",
            now.brand(),
            now.crop(),
            now.unit(),
            now.standards(),
            now.ocopStars()),
        1,
        "test");

    assertThat(found(Kind.PRODUCT, ALL, "cbvmda:descriptionShort", "Hành lá")).isEmpty();
    assertThat(found(Kind.PRODUCT, ALL, "cbvmda:descriptionShort", "Hành tươi"))
        .containsExactly("1");
  }

  @Test
  void whatIsOfEnterprisesIsForEverybody() {
    party(1, "Hợp tác xã Dương Xá", Party.Kind.COOPERATIVE);
    place(1, "Nhà sơ chế", 1);

    assertThat(found(Kind.PARTY, STRANGER, NAME, "Hợp tác xã Dương Xá")).containsExactly("1");
    assertThat(found(Kind.PARTY, STRANGER, gs1("organizationName"))).containsExactly("1");
    assertThat(found(Kind.PARTY, STRANGER, "cbvmda:streetAddressOne", "Xóm 3")).hasSize(1);
    assertThat(found(Kind.PLACE, STRANGER, NAME, "Nhà sơ chế")).containsExactly("1");
    assertThat(found(Kind.PLACE, STRANGER, gs1("physicalLocationName"), "Nhà sơ chế")).hasSize(1);
    assertThat(found(Kind.PLACE, STRANGER, "cbvmda:streetAddressOne")).containsExactly("1");
  }

  @Test
  void whatIsOfHouseholdsIsForThoseWhoReadIt() {
    party(1, "Hộ bà Lan", Party.Kind.HOUSEHOLD);
    place(1, "Ruộng bà Lan", 1);
    place(2, "Kho không chủ", 7); // of a party that nobody registered
    var own = Optional.of(Set.of(Samples.party(1), Samples.party(99)));

    for (var each :
        List.of(
            new MasterDataKey(Kind.PARTY, Samples.party(1).digits()),
            new MasterDataKey(Kind.PLACE, Samples.place(1).digits()))) {
      for (String attribute : List.of(NAME, "cbvmda:streetAddressOne")) {
        assertThat(found(each.kind(), STRANGER, attribute)).isEmpty();
        assertThat(found(each.kind(), own, attribute)).containsExactly("1");
        assertThat(found(each.kind(), ALL, attribute)).contains("1");
        var question = new AttributeQuestion("p", Set.of(attribute), Set.of());
        assertThat(attributes.among(Set.of(each), question, STRANGER)).isEmpty();
        assertThat(attributes.among(Set.of(each), question, own)).containsExactly(each);
      }
    }
    assertThat(found(Kind.PLACE, STRANGER, NAME, "Kho không chủ")).isEmpty();
  }

  @Test
  void amongSomeEachHasWhatItHas() {
    product(1, "Hành lá", Optional.of("Dương Xá"), Optional.empty());
    product(2, "Hành tây", Optional.empty(), Optional.empty());
    party(1, "Công ty Xanh", Party.Kind.PROCESSOR);
    place(1, "Công ty Xanh", 1);
    var keys =
        Stream.of(
                new MasterDataKey(Kind.PRODUCT, Samples.product(1).digits()),
                new MasterDataKey(Kind.PRODUCT, Samples.product(2).digits()),
                new MasterDataKey(Kind.PRODUCT, Samples.product(3).digits()),
                new MasterDataKey(Kind.PARTY, Samples.party(1).digits()),
                new MasterDataKey(Kind.OTHER, "ex:1"))
            .collect(Collectors.toSet());

    assertThat(
            attributes.among(
                keys, new AttributeQuestion("p", Set.of(gs1("brandName")), Set.of()), ALL))
        .containsExactly(new MasterDataKey(Kind.PRODUCT, Samples.product(1).digits()));
    assertThat(
            attributes.among(
                keys, new AttributeQuestion("p", Set.of(NAME), Set.of("Công ty Xanh")), ALL))
        .containsExactly(new MasterDataKey(Kind.PARTY, Samples.party(1).digits()));
    assertThat(attributes.among(keys, new AttributeQuestion("p", Set.of("ex:none"), Set.of()), ALL))
        .isEmpty();
  }

  /** Written to the collection at once, for a thousand registrations would take long. */
  @Test
  void upToAThousandAreFoundAndMoreAreTooManyByName() {
    product(1, "Hành lá", Optional.of("Dương Xá"), Optional.empty());
    var row = database.getCollection("products").find().first();
    copies(row, 2, 1_000, value -> {});
    copies(row, 2_001, 2_500, value -> value.append("brand", "Khác"));

    assertThat(found(Kind.PRODUCT, ALL, gs1("brandName"), "Dương Xá")).hasSize(1_000);
    assertThatThrownBy(() -> found(Kind.PRODUCT, ALL, gs1("brandName")))
        .isInstanceOfSatisfying(
            QueryTooLarge.class, no -> assertThat(no.field()).contains("HASATTR_epcClass"));
    assertThat(
            attributes.among(
                Set.of(new MasterDataKey(Kind.PRODUCT, Samples.product(2_300).digits())),
                new AttributeQuestion("p", Set.of(gs1("brandName")), Set.of()),
                ALL))
        .as("asked the other way round there is no bound")
        .hasSize(1);
  }

  private void copies(Document row, int from, int to, Consumer<Document> change) {
    var rows = new java.util.ArrayList<Document>();
    for (int i = from; i <= to; i++) {
      String gtin = Samples.product(i).digits();
      var value = new Document(row.get("value", Document.class)).append("gtin", gtin);
      change.accept(value);
      rows.add(new Document(row).append("_id", gtin).append("value", value));
    }
    database.getCollection("products").insertMany(rows);
  }

  private List<String> found(Kind kind, Optional<Set<Gln>> readers, String name, String... values) {
    return numbers(
        attributes.having(
            kind,
            new AttributeQuestion("HASATTR_epcClass", Set.of(name), Set.of(values)),
            readers));
  }

  /** As {@link Samples} counts them. */
  private static List<String> numbers(Set<MasterDataKey> keys) {
    return keys.stream()
        .map(key -> key.key().substring(key.key().length() - 5, key.key().length() - 1))
        .map(digits -> Integer.toString(Integer.parseInt(digits) % 1_000))
        .sorted()
        .toList();
  }

  private static String gs1(String name) {
    return "https://ref.gs1.org/voc/" + name;
  }

  private void product(
      int number, String name, Optional<String> brand, Optional<Quantity> netContent) {
    products.register(
        new Product(
            Samples.product(number),
            Samples.party(1),
            name,
            brand,
            Optional.of("Hành"),
            UnitCode.PIECE,
            netContent,
            List.of(),
            Optional.empty()),
        "test");
  }

  private void party(int number, String name, Party.Kind kind) {
    parties.register(
        new Party(
            Samples.party(number),
            name,
            kind,
            "Xóm 3",
            COMMUNE,
            Optional.of("0101234567"),
            Optional.empty()),
        "test");
  }

  private void place(int number, String name, int party) {
    places.register(
        new Place(
            Samples.place(number),
            Samples.party(party),
            name,
            Place.Kind.PACKING_HOUSE,
            "Xóm 3",
            COMMUNE,
            Optional.empty()),
        "test");
  }
}
