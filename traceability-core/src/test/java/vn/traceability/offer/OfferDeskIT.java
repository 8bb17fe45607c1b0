package vn.traceability.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.offer.OfferSamples.ONIONS;
import static vn.traceability.offer.OfferSamples.element;
import static vn.traceability.offer.OfferSamples.offered;
import static vn.traceability.offer.OfferSamples.party;
import static vn.traceability.offer.OfferSamples.place;
import static vn.traceability.offer.OfferSamples.product;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.mongo.MongoLots;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.offer.StandingOffer.Answer;
import vn.traceability.offer.StandingOffer.State;
import vn.traceability.offer.mongo.MongoOfferStore;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.place.Place;
import vn.traceability.place.mongo.MongoPlaces;
import vn.traceability.product.Product;
import vn.traceability.product.mongo.MongoProducts;

class OfferDeskIT extends StoreContract {
  private static final Gln SENDER = Samples.party(1);
  private static final Gln OWNER = new Gln("0614141000012");
  private static final Gln HOUSE = new Gln("0037000007296");
  private static final CommuneCode COMMUNE = new CommuneCode("00565");

  private Offers offers;
  private Registered registered;
  private OfferDesk desk;

  @BeforeEach
  void openStores() {
    offers = MongoOfferStore.open(database);
    registered =
        new Registered(
            MongoProducts.open(database, CLOCK),
            MongoLots.open(database, CLOCK),
            MongoPlaces.open(database, CLOCK),
            MongoParties.open(database, CLOCK));
    desk = new OfferDesk(offers, registered);
  }

  @Test
  void whatIsNotRegisteredIsAskedOfTheSenderUntilSomebodyRegistersIt() {
    receive(product(ONIONS, "descriptionShort", "\"Hành lá\""));

    assertThat(open()).extracting(StandingOffer::asked).containsExactly(SENDER);
    assertThat(desk.show(open()))
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.registered()).isEmpty();
              assertThat(shown.offered().values()).isEqualTo(Map.of(Field.NAME, "Hành lá"));
            });

    registerOnions();
    desk.registered(Kind.PRODUCT, ONIONS.digits(), OWNER);

    assertThat(open()).extracting(StandingOffer::asked).containsExactly(OWNER);
  }

  @Test
  void theOwnerIsAskedAndSeesWhatIsRegisteredBesideIt() {
    registerOnions();

    receive(
        product(
            ONIONS,
            "https://ref.gs1.org/voc/brandName",
            "\"Dương Xá\"",
            "descriptionShort",
            "\"Hành lá loại 1\"",
            "netWeight",
            "{\"measurementUnitCode\":\"GRM\",\"value\":500}"));

    assertThat(desk.show(open()))
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.asked()).isEqualTo(OWNER);
              assertThat(shown.registered().orElseThrow().values())
                  .isEqualTo(Map.of(Field.NAME, "Hành lá", Field.NET_CONTENT, "0.5 KGM"));
              assertThat(shown.offered().values())
                  .isEqualTo(
                      Map.of(
                          Field.NAME,
                          "Hành lá loại 1",
                          Field.BRAND,
                          "Dương Xá",
                          Field.NET_CONTENT,
                          "0.5 KGM"));
              var product = registered.products().get(ONIONS).value();
              assertThat(shown.offered().into(product))
                  .isEqualTo(
                      new Product(
                          ONIONS,
                          OWNER,
                          "Hành lá loại 1",
                          Optional.of("Dương Xá"),
                          Optional.of("Hành"),
                          UnitCode.PIECE,
                          Optional.of(Quantity.kilograms("0.5")),
                          List.of("VietGAP"),
                          Optional.of(4)));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Hành lá\"", "\"  Hành lá \"", "{\"@value\":\"Hành lá\"}"})
  void whatIsRegisteredAlreadyIsNoOffer(String name) {
    registerOnions();

    receive(product(ONIONS, "descriptionShort", name));

    assertThat(open()).isEmpty();
  }

  @Test
  void whatNoMemberIsForIsOfferedToo() {
    registerOnions();

    receive(product(ONIONS, "countryOfOrigin", "\"VN\"", "descriptionShort", "\"Hành lá\""));

    assertThat(open()).hasSize(1);
  }

  @Test
  void anAddressIsOneLineAndPlacesAndPartiesHaveOne() {
    registerHouse();
    String[] says = {
      "city", "\"Hà Nội\"", "name", "\"Kho số 1\"", "streetAddressOne", "\"Đường 1\""
    };

    receive(place(HOUSE, says));
    receive(party(HOUSE, says));

    assertThat(desk.show(open()))
        .hasSize(2)
        .allSatisfy(
            shown -> {
              assertThat(shown.asked()).isIn(OWNER, HOUSE);
              assertThat(shown.offered().values())
                  .isEqualTo(Map.of(Field.NAME, "Kho số 1", Field.ADDRESS, "Đường 1, Hà Nội"));
            });
    var values = OfferedValues.of(place(HOUSE, says));
    var there = registered.places().get(HOUSE).value();
    assertThat(values.into(there))
        .isEqualTo(
            new Place(
                HOUSE,
                OWNER,
                "Kho số 1",
                there.kind(),
                "Đường 1, Hà Nội",
                COMMUNE,
                Optional.empty()));
    var party = registered.parties().get(HOUSE).value();
    assertThat(values.into(party))
        .isEqualTo(
            new Party(
                HOUSE,
                "Kho số 1",
                party.kind(),
                "Đường 1, Hà Nội",
                COMMUNE,
                party.taxCode(),
                party.memberOf()));
  }

  @Test
  void theSameOfferTwiceIsOneWhateverWasSaidToIt() {
    registerOnions();
    var element = product(ONIONS, "descriptionShort", "\"Hành tây\"");

    receive(element, element);
    receive(element);
    var made = open();
    offers.answer(made.get(0).offer().id(), new Answer(false, "chi-hoa", NOW, Map.of()));
    receive(element);

    assertThat(made).hasSize(1);
    assertThat(open()).isEmpty();
    assertThat(offers.page(Optional.empty(), State.DECLINED, Optional.empty(), 9)).hasSize(1);
  }

  @Test
  void beyondWhatMayBeOpenTheRestIsLeftOutAndCounted() {
    var many =
        IntStream.range(0, OfferDesk.MOST_OPEN - 1)
            .mapToObj(i -> element("Recipe", "ex:" + i, "name", "\"n\""))
            .toArray(MasterDataElement[]::new);
    assertThat(receive(many)).isZero();
    MasterDataElement[] more = {
      many[0],
      element("Recipe", "ex:a", "name", "\"n\""),
      element("Recipe", "ex:b", "name", "\"n\""),
      element("Recipe", "ex:c", "name", "\"n\"")
    };

    assertThat(receive(more)).isEqualTo(2);
    assertThat(receive(more)).isEqualTo(2);
    assertThat(offers.open(SENDER, 2_000)).isEqualTo(OfferDesk.MOST_OPEN);

    offers.answer(offered(SENDER, many[0], NOW).id(), new Answer(false, "chi-hoa", NOW, Map.of()));
    assertThat(receive(more)).isEqualTo(1);
  }

  @Test
  void aNameThatCannotBeKeptIsShownAsItIs() {
    registerOnions();

    receive(product(ONIONS, "descriptionShort", "\"" + "a".repeat(201) + "\""));

    assertThat(desk.show(open()).get(0).offered().values())
        .containsEntry(Field.NAME, "a".repeat(201));
  }

  private int receive(MasterDataElement... elements) {
    return desk.receive(
        SENDER, Stream.of(elements).map(each -> offered(SENDER, each, NOW)).toList());
  }

  private List<StandingOffer> open() {
    return offers.page(Optional.empty(), State.OFFERED, Optional.empty(), 100);
  }

  private void registerOnions() {
    registered
        .products()
        .register(
            new Product(
                ONIONS,
                OWNER,
                "Hành lá",
                Optional.empty(),
                Optional.of("Hành"),
                UnitCode.PIECE,
                Optional.of(Quantity.of("500", "GRM")),
                List.of("VietGAP"),
                Optional.of(4)),
            "test");
  }

  private void registerHouse() {
    registered
        .places()
        .register(
            new Place(
                HOUSE, OWNER, "Kho", Place.Kind.WAREHOUSE, "Xóm 3", COMMUNE, Optional.empty()),
            "test");
    registered
        .parties()
        .register(
            new Party(
                HOUSE,
                "Kho",
                Party.Kind.DISTRIBUTOR,
                "Xóm 3",
                COMMUNE,
                Optional.of("0101234567"),
                Optional.empty()),
            "test");
  }
}
