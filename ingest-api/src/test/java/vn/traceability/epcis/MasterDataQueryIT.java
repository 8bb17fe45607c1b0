package vn.traceability.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.account.Role;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Member;
import vn.traceability.ingest.RunningApi;
import vn.traceability.ingest.Village;
import vn.traceability.party.CommuneCode;
import vn.traceability.place.Place;
import vn.traceability.product.Product;

/** Questions about the master data of what events name. */
@ExtendWith(InTheVillage.class)
class MasterDataQueryIT {
  private static final String NAME = "cbvmda:name";

  private Village village;
  private Caller partner;
  private String depot;
  private Gln depotGln;

  @BeforeEach
  void open(Village here) {
    village = here;
    partner = here.shop.caller();
    depot = "Kho " + here.shop.gln().digits();
    depotGln = place(here, here.shop, depot);
  }

  /** A warehouse of a member. */
  private static Gln place(Village village, Member of, String name) {
    var place =
        new Place(
            Village.newGln(),
            of.gln(),
            name,
            Place.Kind.WAREHOUSE,
            "Đường " + of.gln().digits(),
            new CommuneCode(Village.COMMUNE),
            Optional.empty());
    village.api().places().register(place, "test");
    return place.gln();
  }

  private static String at(Gln place, int number) {
    return event(number, "\"readPoint\": {\"id\": \"" + link(place) + "\"}");
  }

  private static String of(Gtin product, int number) {
    return event(
        number,
        "\"quantityList\": [{\"epcClass\": \"https://id.gs1.org/01/%s/10/L-%d\", \"quantity\": 1}]"
            .formatted(product.digits(), number));
  }

  private static String event(int number, String members) {
    return """
        {"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "storing", "ex:number": %d,
         "eventTime": "2026-02-01T08:%02d:00.000+07:00", "eventTimeZoneOffset": "+07:00",
         "epcList": ["urn:epc:id:sscc:0614141.1234567890"], %s}\
        """
        .formatted(number, number % 60, members);
  }

  private static String link(Gln place) {
    return "https://id.gs1.org/414/" + place.digits();
  }

  private void captured(String... events) {
    CaptureIT.capture(partner, RestBindingIT.document(events));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static List<Integer> ask(Caller caller, String parameter, String value) {
    return numbers(caller, "/epcis/events?perPage=1000&" + parameter + "=" + encoded(value));
  }

  private static List<Integer> numbers(Caller caller, String path) {
    return CaptureIT.eventsIn(caller.get(path).is(200)).stream()
        .map(each -> each.path("ex:number").intValue())
        .sorted()
        .toList();
  }

  private void rename(Gln place, String name) {
    String path = "/places/" + place.digits();
    var found = partner.get(path).is(200);
    var changed = found.json().deepCopy().asObject().put("name", name);
    changed.remove(List.of("numbering", "registeredAt"));
    partner.with("If-Match", found.header("ETag").orElseThrow()).put(path, changed).is(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cbvmda:name",
        "urn:epcglobal:cbv:mda:name",
        "urn:epcglobal:cbv:mda#name",
        "gs1:physicalLocationName",
        "https://gs1.org/voc/physicalLocationName",
        "https://ref.gs1.org/voc/physicalLocationName"
      })
  void placesAreAskedForByTheirNames(String attribute) {
    captured(at(depotGln, 1), at(Village.newGln(), 2), at(village.cooperative.place(), 3));

    assertThat(ask(partner, "EQATTR_readPoint_" + encoded(attribute), depot)).containsExactly(1);
    assertThat(ask(partner, "EQATTR_readPoint_" + encoded(attribute), "Chợ|" + depot))
        .containsExactly(1);
    assertThat(ask(partner, "EQATTR_readPoint_" + encoded(attribute), "Chợ")).isEmpty();
    assertThat(ask(partner, "EQATTR_bizLocation_" + encoded(attribute), depot)).isEmpty();
    assertThat(ask(partner, "HASATTR_readPoint", attribute)).containsExactly(1, 3);
    assertThat(ask(partner, "HASATTR_readPoint", "ex:none|" + attribute)).containsExactly(1, 3);
  }

  @Test
  void goodsAreAskedForByTheNameOfTheirProduct() {
    captured(of(village.onions, 1), of(village.bags, 2), at(depotGln, 3));
    rename(village.bags, "Túi " + depot);

    assertThat(ask(partner, "EQATTR_epcClass_cbvmda:descriptionShort", "Túi " + depot))
        .containsExactly(2);
    assertThat(
            ask(
                partner.with("GS1-Extensions", "mda=urn:epcglobal:cbv:mda#"),
                "EQATTR_epcClass_mda:tradeItemDescription",
                "Túi " + depot))
        .containsExactly(2);
    assertThat(ask(partner, "EQATTR_epcClass_cbvmda:descriptionShort", "Hành lá|Túi " + depot))
        .containsExactly(1, 2);
    assertThat(
            numbers(
                partner,
                "/epcis/events?EQATTR_epcClass_cbvmda:descriptionShort="
                    + encoded("Hành lá|Túi " + depot)
                    + "&EQ_"
                    + encoded("https://example.org/ns/number")
                    + "=1"))
        .containsExactly(1);
  }

  @Test
  void goodsAreAskedForByWhetherTheirProductHasAnAttribute() {
    captured(of(village.onions, 1), of(village.bags, 2), at(depotGln, 3));
    rename(village.bags, "Túi " + depot, Optional.of("Dương Xá"));

    assertThat(ask(partner, "HASATTR_epcClass", "gs1:brandName")).containsExactly(2);
    assertThat(ask(partner, "HASATTR_epcClass", "ex:none|gs1:brandName")).containsExactly(2);
    assertThat(ask(partner, "HASATTR_epcClass", "ex:none")).isEmpty();
    assertThat(ask(partner, "HASATTR_readPoint", "gs1:brandName")).isEmpty();
  }

  private void rename(Gtin product, String name) {
    rename(product, name, Optional.empty());
  }

  private void rename(Gtin product, String name, Optional<String> brand) {
    var products = village.api().products();
    var kept = products.get(product);
    var now = kept.value();
    products.replace(
        new Product(
            now.gtin(),
            now.owner(),
            name,
            brand,
            now.crop(),
            now.unit(),
            now.standards(),
            now.ocopStars()),
        kept.version(),
        "test");
  }

  @Test
  void theAnswerGoesByWhatIsRegisteredNow() {
    captured(at(depotGln, 1));
    rename(depotGln, "Kho mới " + depot);

    assertThat(ask(partner, "EQATTR_readPoint_" + NAME, depot)).isEmpty();
    assertThat(ask(partner, "EQATTR_readPoint_" + NAME, "Kho mới " + depot)).containsExactly(1);
  }

  /** Of the plot of a household, in an event that the shop may read. */
  @Test
  void whatPersonsAreCalledIsNotToldByTheEventsFound() {
    String plot = "Ruộng " + village.farm.gln().digits();
    captured(at(place(village, village.farm, plot), 1), at(depotGln, 2));
    String byName = "EQATTR_readPoint_" + NAME;
    var city = village.office(Role.INSPECTOR);

    assertThat(ask(partner, byName, plot)).isEmpty();
    assertThat(ask(partner, "EQATTR_readPoint_cbvmda:streetAddressOne", address(village.farm)))
        .isEmpty();
    assertThat(ask(partner, "EQATTR_readPoint_cbvmda:streetAddressOne", address(village.shop)))
        .containsExactly(2);
    assertThat(ask(city, byName, plot)).containsExactly(1);
    assertThat(ask(village.officerOf(Village.COMMUNE), byName, plot)).containsExactly(1);
    assertThat(ask(village.officerOf("00004"), byName, plot)).isEmpty();
    assertThat(
            ask(
                village.withKey(
                    village.groupLeader(village.shop.gln(), List.of(village.farm.gln()))),
                byName,
                plot))
        .containsExactly(1);
  }

  private static String address(Member member) {
    return "Đường " + member.gln().digits();
  }

  @Test
  void whatIsNotToldIsNotToldByAFieldEither() {
    captured(
        event(
            1,
            "\"destinationList\": [{\"type\": \"owning_party\", \"destination\":"
                + " \"https://id.gs1.org/417/"
                + village.farm.gln().digits()
                + "\"}]"));
    String name = village.api().parties().get(village.farm.gln()).value().name();

    assertThat(ask(partner, "EQATTR_destination_" + NAME, name)).isEmpty();
    assertThat(ask(village.farm.caller(), "EQATTR_destination_" + NAME, name)).containsExactly(1);
    assertThat(ask(village.office(Role.INSPECTOR), "HASATTR_destination", "cbvmda:taxCode"))
        .isEmpty();
  }

  @Test
  void whatMoreHaveThanCanBeAskedForAtOnceIsLookedUpFromTheEvents() {
    var places = village.api().bean(MongoDatabase.class).getCollection("places");
    var row = places.find(Filters.eq("_id", depotGln.digits())).first();
    String many = "Nhiều " + depot;
    var copies = new ArrayList<Document>();
    IntStream.range(0, 1_001)
        .mapToObj(i -> Village.newGln().digits())
        .forEach(
            gln ->
                copies.add(
                    new Document(row)
                        .append("_id", gln)
                        .append(
                            "value",
                            new Document(row.get("value", Document.class))
                                .append("gln", gln)
                                .append("name", many))));
    places.insertMany(copies);
    try {
      captured(at(depotGln, 1), at(new Gln(copies.get(7).getString("_id")), 2));
      String asked = "EQATTR_readPoint_" + NAME;

      assertThat(ask(partner, asked, many)).containsExactly(2);
      assertThat(ask(partner, asked, depot)).containsExactly(1);
      assertThat(ask(partner, "HASATTR_readPoint", NAME)).containsExactly(1, 2);
      var counted = partner.get("/epcis/events?maxEventCount=10&" + asked + "=" + encoded(many));
      CaptureIT.isProblem(counted, 413, "QueryTooLargeException");
      assertThat(counted.at("detail")).startsWith(asked);
    } finally {
      places.deleteMany(Filters.in("_id", copies.stream().map(each -> each.get("_id")).toList()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HASATTR_colour, cbvmda:name",
    "HASATTR_readPoint, ''",
    "EQATTR_readPoint, Kho",
    "EQATTR_ex:a_b_cbvmda:name, Kho"
  })
  void whatIsNotUnderstoodIsRefusedByName(String parameter, String value) {
    var answer = partner.get("/epcis/events?" + parameter + "=" + value);

    CaptureIT.isProblem(answer, 400, "QueryParameterException");
    assertThat(answer.at("detail")).startsWith(parameter);
  }

  /** Both before and after the subscription is made, the place is called so and then otherwise. */
  @Test
  void aKeptQueryFindsAndSendsWhatHasTheAttributeWhenItIsRecorded() {
    String query =
        CaptureIT.post(
                partner,
                "/epcis/queries",
                "{\"name\": \"depot\", \"query\": {\"EQATTR_readPoint_"
                    + NAME
                    + "\": [\""
                    + depot
                    + "\"]}}")
            .is(201)
            .header("Location")
            .orElseThrow();
    captured(at(depotGln, 1), at(village.cooperative.place(), 2));
    assertThat(numbers(partner, query + "/events")).containsExactly(1);
    try (var receiver = new Receiver()) {
      CaptureIT.post(
              partner,
              query + "/subscriptions",
              ("{\"dest\": \"%s\", \"signatureToken\": \"%s\", \"stream\": true,"
                      + " \"initialRecordTime\": \"2020-01-01T00:00:00Z\"}")
                  .formatted(receiver.address(), Receiver.TOKEN))
          .is(201);
      receiver.awaitTaken(1);
      captured(at(depotGln, 3), at(village.cooperative.place(), 4));
      receiver.awaitTaken(2);
      rename(depotGln, "Tên khác " + depot);
      captured(at(depotGln, 5));
      rename(depotGln, depot);
      captured(at(depotGln, 6));
      receiver.awaitTaken(3);

      assertThat(
              receiver.messages().stream()
                  .flatMap(message -> message.results().at("/resultsBody/eventList").valueStream())
                  .map(each -> each.path("ex:number").intValue()))
          .as("5 was recorded while the place was called otherwise")
          .containsExactly(1, 3, 6);
      assertThat(numbers(partner, query + "/events"))
          .as("asked now, all are there")
          .containsExactly(1, 3, 5, 6);
    } finally {
      partner.delete(query);
    }
  }

  @Test
  void aStoreThatDoesNotAnswerIsNoEmptyAnswer() {
    var isAway = new AtomicBoolean();
    var database = failing(TestMongo.shared(true).database(), "places", isAway);
    try (var api = RunningApi.over(database, RunningApi.newTopics())) {
      var own = Village.on(api);
      var shop = own.shop.caller();
      var gln = place(own, own.shop, depot);
      CaptureIT.capture(shop, RestBindingIT.document(at(gln, 1)));
      assertThat(ask(shop, "EQATTR_readPoint_" + NAME, depot)).containsExactly(1);

      isAway.set(true);
      var answer = shop.get("/epcis/events?HASATTR_readPoint=" + NAME);

      CaptureIT.isProblem(answer, 503, "ImplementationException");
      assertThat(answer.header("Retry-After")).isPresent();
    }
  }

  /** The same database, of which one collection is not found as long as it is away. */
  private static MongoDatabase failing(MongoDatabase database, String name, AtomicBoolean isAway) {
    return (MongoDatabase)
        Proxy.newProxyInstance(
            MongoDatabase.class.getClassLoader(),
            new Class<?>[] {MongoDatabase.class},
            (self, method, arguments) -> {
              Object result = invoked(() -> method.invoke(database, arguments));
              return method.getName().equals("getCollection") && arguments[0].equals(name)
                  ? failing((MongoCollection<?>) result, isAway)
                  : result;
            });
  }

  private static Object failing(MongoCollection<?> collection, AtomicBoolean isAway) {
    return Proxy.newProxyInstance(
        MongoCollection.class.getClassLoader(),
        new Class<?>[] {MongoCollection.class},
        (self, method, arguments) -> {
          if (method.getName().equals("find") && isAway.get()) {
            throw new MongoTimeoutException("no server could be chosen");
          }
          Object result = invoked(() -> method.invoke(collection, arguments));
          return result instanceof MongoCollection<?> other ? failing(other, isAway) : result;
        });
  }

  private interface Invoked {
    Object get() throws ReflectiveOperationException;
  }

  private static Object invoked(Invoked call) throws Throwable {
    try {
      return call.get();
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
