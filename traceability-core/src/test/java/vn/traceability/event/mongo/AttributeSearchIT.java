package vn.traceability.event.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.event.query.Position;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.place.Place;
import vn.traceability.place.mongo.MongoPlaces;
import vn.traceability.product.Product;
import vn.traceability.product.mongo.MongoProducts;
import vn.traceability.vocabulary.RegisteredAttributes;

/** Events found by what is registered of the places, goods and parties that they name. */
class AttributeSearchIT extends StoreContract {
  private static final CommuneCode COMMUNE = new CommuneCode("00565");
  private static final Instant FIRST = Instant.parse("2026-04-01T00:00:00Z");
  private static final Optional<Set<Gln>> ALL = Optional.empty();
  private static final Gln HOUSE = new Gln("0614141000012");
  private static final Gtin ONIONS = new Gtin("10614141073464");

  private final List<JsonNode> events = new ArrayList<>();
  private EventSearch search;
  private MasterDataAttributes attributes;

  @BeforeEach
  void open() {
    search = MongoEventStore.search(database);
    var products = MongoProducts.open(database, CLOCK);
    var places = MongoPlaces.open(database, CLOCK);
    var parties = MongoParties.open(database, CLOCK);
    attributes = new RegisteredAttributes(products, places, parties);
    for (var gtin : List.of(ONIONS, Samples.product(1), Samples.product(2))) {
      products.register(
          new Product(
              gtin,
              HOUSE,
              gtin.equals(Samples.product(2)) ? "Hành tây" : "Hành lá",
              Optional.empty(),
              Optional.empty(),
              UnitCode.KILOGRAM,
              List.of(),
              Optional.empty()),
          "test");
    }
    parties.register(
        new Party(
            HOUSE,
            "Công ty Xanh",
            Party.Kind.PROCESSOR,
            "Đường 1",
            COMMUNE,
            Optional.empty(),
            Optional.empty()),
        "test");
    for (var gln : List.of(HOUSE, Samples.place(1))) {
      places.register(
          new Place(
              gln,
              HOUSE,
              gln.equals(HOUSE) ? "Kho" : "Xưởng",
              Place.Kind.WAREHOUSE,
              "Đường 2",
              COMMUNE,
              Optional.empty()),
          "test");
    }
    keep("readPoint", place("https://id.gs1.org/414/0614141000012"));
    keep("readPoint", place("https://id.gs1.org/414/0614141000012/254/gate"));
    keep("readPoint", place("urn:x-traceability:place:" + Samples.place(1).digits()));
    keep("readPoint", place("https://places.example/1"));
    keep("quantityList", goods("https://id.gs1.org/01/10614141073464"));
    keep("quantityList", goods("https://id.gs1.org/01/10614141073464/10/A%2F1"));
    keep("quantityList", goods("https://id.gs1.org/01/10614141073465/10/A%2F1"));
    keep("quantityList", goods("urn:x-traceability:lot:" + Samples.product(1).digits() + ":L-1"));
    keep("quantityList", goods("urn:x-traceability:lot:" + Samples.product(2).digits() + ":L-1"));
    keep("epcList", "[\"https://id.gs1.org/01/10614141073464/21/7\"]");
    keep("sourceList", source("owning_party", "https://id.gs1.org/417/0614141000012"));
    keep("sourceList", source("possessing_party", "https://id.gs1.org/414/0614141000012"));
    keep("sourceList", source("location", "https://id.gs1.org/414/0614141000012"));
    keep("destinationList", "[]");
  }

  private static String place(String id) {
    return "{\"id\": \"" + id + "\"}";
  }

  private static String goods(String epcClass) {
    return "[{\"epcClass\": \"" + epcClass + "\", \"quantity\": 1, \"uom\": \"KGM\"}]";
  }

  private static String source(String type, String id) {
    return "[{\"type\": \"" + type + "\", \"source\": \"" + id + "\"}]";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "HASATTR_readPoint|cbvmda:name|0 2",
        "HASATTR_readPoint|urn:epcglobal:cbv:mda#streetAddressOne|0 2",
        "EQATTR_readPoint_cbvmda:name|Kho|0",
        "EQATTR_readPoint_cbvmda:name|Xưởng|2",
        "EQATTR_readPoint_cbvmda:name|Công ty Xanh|-",
        "HASATTR_bizLocation|cbvmda:name|-",
        "HASATTR_epcClass|gs1:productName|4 5 7 8",
        "EQATTR_epcClass_cbvmda:descriptionShort|Hành lá|4 5 7",
        "EQATTR_epcClass_cbvmda:descriptionShort|Hành tây|8",
        "HASATTR_epcClass|gs1:brandName|-",
        "HASATTR_source|cbvmda:name|10 11 12",
        "EQATTR_source_cbvmda:name|Công ty Xanh|10 11",
        "EQATTR_source_cbvmda:name|Kho|12",
        "EQATTR_source_gs1:organizationName|Công ty Xanh|10 11",
        "HASATTR_destination|cbvmda:name|-"
      })
  void eachParameterFindsItsOwn(String parameter, String value, String numbers) {
    var query = EventQuery.parse(Map.of(parameter, List.of(value)), Map.of());
    var expected =
        numbers == null
            ? List.<String>of()
            : List.of(numbers.split(" ")).stream().map(each -> "urn:event:" + each).toList();

    assertThat(found(query)).isEqualTo(expected);
    var met = query.ofMasterData(events, attributes, ALL);
    assertThat(events.stream().filter(met).map(each -> each.path("eventID").stringValue()))
        .as("the other way round")
        .isEqualTo(expected);
  }

  @Test
  void aReaderFindsNoMoreThanHeReads() {
    var query =
        EventQuery.parse(Map.of("HASATTR_source", List.of("cbvmda:name")), Map.of())
            .resolved(attributes, Optional.of(Set.of(HOUSE)));

    assertThat(search.find(query, Optional.of(Set.of(HOUSE)), Optional.empty(), 9).events())
        .extracting(FoundEvent::eventID)
        .containsExactly("urn:event:10", "urn:event:11");
    assertThat(search.find(query, Optional.of(Set.of()), Optional.empty(), 9).events()).isEmpty();
  }

  /** One to a page. */
  private List<String> found(EventQuery asked) {
    var query = asked.resolved(attributes, ALL);
    var found = new ArrayList<String>();
    Optional<Position> at = Optional.empty();
    do {
      var page = search.find(query, ALL, at, 1);
      page.events().forEach(each -> found.add(each.eventID()));
      at = page.next();
    } while (at.isPresent());
    return found;
  }

  private void keep(String member, String value) {
    Instant time = FIRST.plusSeconds(events.size());
    JsonNode event =
        EpcisForm.parse(
            """
            {"type": "ObjectEvent", "eventID": "urn:event:%d", "eventTime": "%s",
             "eventTimeZoneOffset": "+00:00", "action": "OBSERVE", "%s": %s}
            """
                .formatted(events.size(), time, member, value));
    events.add(event);
    database
        .getCollection("events")
        .insertOne(
            EventTerms.added(
                new Document("_id", EpcisForm.identify(event).value())
                    .append("eventID", event.path("eventID").stringValue())
                    .append("recordedAt", Date.from(time))
                    .append("epcis", event.toString())));
  }
}
