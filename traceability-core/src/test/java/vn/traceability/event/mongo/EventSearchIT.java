package vn.traceability.event.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.Chains;
import vn.traceability.StoreContract;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.Page;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.QueryRefused;
import vn.traceability.event.query.QueryTooLarge;
import vn.traceability.event.query.RandomEvents;
import vn.traceability.event.query.RandomQueries;
import vn.traceability.event.query.ReadableEvent;
import vn.traceability.event.query.Terms;
import vn.traceability.event.query.ValueKind;
import vn.traceability.gs1.Gln;

class EventSearchIT extends StoreContract {
  private static final Instant FIRST = Instant.parse("2026-04-01T00:00:00Z");
  private static final Optional<Set<Gln>> ALL = Optional.empty();

  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private EventSearch search;

  private record Kept(String id, JsonNode event, Instant recorded, Optional<String> party) {
    Instant time() {
      return Instant.ofEpochMilli(Terms.eventTime(event).toEpochMilli());
    }

    boolean isRead(Set<Gln> readers) {
      Set<String> terms = Terms.of(event, party.map(Gln::new));
      return readers.stream().anyMatch(each -> terms.contains(Terms.reader(each).text()));
    }
  }

  @BeforeEach
  void open() {
    search = MongoEventStore.search(database);
  }

  @Test
  void findsExactlyWhatMatches() {
    keep(new RandomEvents(3).some(150));
    var queries = new RandomQueries(4);
    int found = 0;
    for (int i = 0; i < 100; i++) {
      var parameters = queries.nextParameters();
      var query = EventQuery.parse(parameters, RandomQueries.PREFIXES);

      List<String> answer = ids(all(query, ALL, 20));

      assertThat(answer).as("%s", parameters).isEqualTo(expected(query, ALL));
      found += answer.size();
    }
    assertThat(found).isGreaterThan(300);
  }

  @Test
  void findsForReadersOnlyWhatTheyMayRead() {
    keep(new RandomEvents(5).some(120));
    var queries = new RandomQueries(6);
    var random = new Random(7);
    int found = 0;
    for (int i = 0; i < 40; i++) {
      var query = queries.next();
      var readers = new HashSet<Gln>();
      int count = random.nextInt(3);
      for (int r = 0; r < count; r++) {
        readers.add(new Gln(RandomEvents.GLNS.get(random.nextInt(RandomEvents.GLNS.size()))));
      }

      List<String> answer = ids(all(query, Optional.of(readers), 9));

      assertThat(answer).isEqualTo(expected(query, Optional.of(readers)));
      found += answer.size();
    }
    assertThat(found).isGreaterThan(60);
  }

  /** So that whoever puts queries to events himself comes to what a search finds. */
  @Test
  void readsEventsWithTheirReadersAsQueriesAreAnswered() {
    keep(new RandomEvents(31).some(80));
    var queries = new RandomQueries(32);
    var everything = all(query(), ALL, 100);
    var readable = search.readable(everything.stream().map(FoundEvent::id).toList());
    assertThat(readable)
        .extracting(ReadableEvent::event)
        .containsExactlyInAnyOrderElementsOf(everything);
    int found = 0;
    for (int i = 0; i < 60; i++) {
      var query = queries.next();
      Optional<Set<Gln>> readers =
          i % 3 == 0
              ? ALL
              : Optional.of(Set.of(new Gln(RandomEvents.GLNS.get(i % RandomEvents.GLNS.size()))));

      var matching =
          readable.stream()
              .filter(each -> each.isFor(readers))
              .filter(each -> query.matches(each.asked(), each.event().recordTime()))
              .map(each -> each.event().id().value())
              .toList();

      assertThat(matching).containsExactlyInAnyOrderElementsOf(expected(query, readers));
      found += matching.size();
    }
    assertThat(found).isPositive();
    assertThat(search.readable(List.of())).isEmpty();
  }

  @Test
  void answersInTheOrderAskedFor() {
    keep(new RandomEvents(8).some(80));
    for (String by : List.of("eventTime", "recordTime", "ex:text", "o:amount", "ex:when")) {
      for (String direction : List.of("ASC", "DESC")) {
        for (String step : List.of("", "shipping", "shipping|receiving|packing")) {
          var query = query("orderBy", by, "orderDirection", direction, "EQ_bizStep", step);

          List<String> answer = ids(all(query, ALL, 6));

          assertThat(answer).as("%s %s %s", by, direction, step).isEqualTo(expected(query, ALL));
        }
      }
    }
  }

  @Test
  void pagesHoldEachEventOnceWhileOthersAreRecorded() {
    var random = new RandomEvents(9);
    keep(random.some(60));
    for (String by : List.of("eventTime", "recordTime")) {
      for (String direction : List.of("ASC", "DESC")) {
        var query = query("orderBy", by, "orderDirection", direction, "EQ_action", "ADD|OBSERVE");
        List<String> before = expected(query, ALL);
        var seen = new ArrayList<String>();
        Optional<Position> at = Optional.empty();
        do {
          Page page = search.find(query, ALL, at, 4);
          seen.addAll(ids(page.events()));
          at = page.next().map(next -> Position.parse(next.text()));
          keep(random.some(2));
        } while (at.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
      }
    }
  }

  @Test
  void aLimitOfEventsHoldsForAllPagesTogether() {
    keep(new RandomEvents(10).some(30));
    var query = query("orderBy", "eventTime", "orderDirection", "ASC", "eventCountLimit", "11");
    var all = query("orderBy", "eventTime", "orderDirection", "ASC");

    assertThat(ids(all(query, ALL, 4))).isEqualTo(expected(all, ALL).subList(0, 11));
    assertThat(ids(all(query, ALL, 11))).hasSize(11);
    assertThat(ids(all(query, ALL, 100))).hasSize(11);
    var byText = query("orderBy", "ex:text", "eventCountLimit", "5");
    assertThat(ids(all(byText, ALL, 2)))
        .isEqualTo(expected(query("orderBy", "ex:text"), ALL).subList(0, 5));
  }

  @Test
  void moreEventsThanAllowedAreRefused() {
    keep(new RandomEvents(11).some(30));

    assertThat(ids(all(query("maxEventCount", "30"), ALL, 7))).hasSize(30);
    assertThatThrownBy(() -> search.find(query("maxEventCount", "29"), ALL, Optional.empty(), 7))
        .isInstanceOfSatisfying(
            QueryTooLarge.class, no -> assertThat(no.field()).contains("maxEventCount"));
  }

  /** Whatever is asked, one call ends in time; the next goes on where it ended. */
  @Test
  void lookingForWhatIsRareStopsAndGoesOn() {
    var events = new RandomEvents(17);
    for (int batch = 0; batch < 12; batch++) {
      database.getCollection("events").insertMany(documents(events.some(1_000)));
    }
    var query = query("GE_quantity", "1001");

    Page page = search.find(query, ALL, Optional.empty(), 5);

    assertThat(page.events()).isEmpty();
    assertThat(page.next()).isPresent();
    assertThat(search.find(query, ALL, page.next(), 5))
        .isEqualTo(new Page(List.of(), Optional.empty()));
    assertThatThrownBy(() -> search.find(query("orderBy", "ex:text"), ALL, Optional.empty(), 5))
        .isInstanceOfSatisfying(
            QueryTooLarge.class, no -> assertThat(no.field()).contains("orderBy"));
    var rare =
        query("EQ_ex:number", "11999", "EQ_action", "ADD|OBSERVE|DELETE", "LE_quantity", "5000");
    assertThat(ids(all(rare, ALL, 5))).isEqualTo(expected(rare, ALL));
    var both = query("EQ_bizStep", "shipping", "EQ_disposition", "recalled", "EQ_action", "DELETE");
    assertThat(ids(all(both, ALL, 900))).hasSizeGreaterThan(100).isEqualTo(expected(both, ALL));
  }

  private List<Document> documents(List<JsonNode> events) {
    return events.stream().map(event -> EventTerms.added(document(event))).toList();
  }

  @Test
  void aPositionOfAnotherOrderIsRefused() {
    keep(new RandomEvents(12).some(5));
    var byTime = search.find(query("orderBy", "eventTime"), ALL, Optional.empty(), 2);
    var byText = search.find(query("orderBy", "ex:number"), ALL, Optional.empty(), 2);

    assertThatThrownBy(() -> search.find(query("orderBy", "ex:text"), ALL, byTime.next(), 2))
        .isInstanceOf(QueryRefused.class);
    assertThatThrownBy(() -> search.find(query("orderBy", "eventTime"), ALL, byText.next(), 2))
        .isInstanceOf(QueryRefused.class);
  }

  @Test
  void pagesOfLargeEventsEndEarlyAndAllAreReturned() {
    var large = new RandomEvents(16).some(14);
    large.forEach(event -> ((ObjectNode) event).put("ex:large", "x".repeat(800_000)));
    keep(large);
    for (String by : List.of("", "ex:number")) {
      var query = query("orderBy", by);

      assertThat(search.find(query, ALL, Optional.empty(), 100).next()).as(by).isPresent();
      assertThat(ids(all(query, ALL, 100))).isEqualTo(expected(query, ALL));
    }
  }

  @Test
  void ourOwnEventsAreFoundAsSoonAsTheyAreAppended() {
    List<RecordedEvent> chain =
        new Chains()
            .harvested("field-7", "100")
            .packed("field-7", "100", "bag-7", "99")
            .shipped("bag-7", Chains.COOPERATIVE, Chains.SHOP)
            .corrected()
            .all();
    RecordedEvent harvested = chain.get(0);
    RecordedEvent corrected = chain.get(3);
    assertThat(corrected.id().original()).isIn(chain.stream().map(RecordedEvent::id).toList());
    MongoEventStore.open(database).append(chain);

    assertThat(
            ids(
                all(
                    query("MATCH_anyEPCClass", "urn:epc:class:lgtin:950600013.0435.bag-7"),
                    ALL,
                    5)))
        .contains(chain.get(1).id().value(), chain.get(2).id().value());
    assertThat(ids(all(query("EQ_eventID", corrected.id().original().value()), ALL, 5)))
        .as("a declaration stands beside its original")
        .containsExactlyInAnyOrder(corrected.id().value(), corrected.id().original().value());
    assertThat(ids(all(query(), Optional.of(Set.of(Chains.FARM)), 5)))
        .contains(harvested.id().value())
        .doesNotContain(chain.get(1).id().value());
    assertThat(ids(all(query(), Optional.of(Set.of(Chains.SHOP)), 5)))
        .contains(chain.get(2).id().value())
        .doesNotContain(chain.get(1).id().value());
    FoundEvent first = all(query("EQ_eventID", harvested.id().value()), ALL, 5).get(0);
    assertThat(first.json()).isEqualTo(chain.get(0).epcis());
    assertThat(first.recordTime()).isEqualTo(chain.get(0).recordedAt());
  }

  @Test
  void eventsOfAnOlderVersionAreFoundAfterTheyAreGivenTerms() {
    for (JsonNode event : new RandomEvents(13).some(20)) {
      database.getCollection("events").insertOne(document(event));
    }
    assertThat(ids(all(query(), ALL, 5))).isEmpty();

    assertThat(search.rebuild()).isEqualTo(20);

    assertThat(ids(all(query(), ALL, 5))).hasSize(20).isEqualTo(expected(query(), ALL));
    assertThat(search.rebuild()).isZero();
  }

  @Test
  void anEventThatTwoCapturedIsFoundByBothAndUnderBothNames() {
    RecordedEvent first = new Chains().harvested("field-7", "100").all().get(0);
    RecordedEvent again =
        new RecordedEvent(
            first.id(),
            "urn:uuid:another-name",
            first.epcis(),
            first.fact(),
            first.recordedAt(),
            Optional.empty(),
            Chains.SHOP,
            true);
    MongoEventStore.open(database).append(List.of(first));
    MongoEventStore.open(database).append(List.of(again));

    assertIsFoundByBoth(first);

    database.getCollection("events").updateOne(new Document(), Updates.unset("termsVersion"));
    assertThat(search.rebuild()).isOne();

    assertIsFoundByBoth(first);
  }

  private void assertIsFoundByBoth(RecordedEvent event) {
    for (String name : List.of(event.eventID(), "urn:uuid:another-name")) {
      for (Gln reader : List.of(Chains.FARM, Chains.SHOP)) {
        for (String quantity : List.of("", "1")) {
          var query = query("EQ_eventID", name, "GE_quantity", quantity);
          assertThat(ids(all(query, Optional.of(Set.of(reader)), 5)))
              .containsExactly(event.id().value());
        }
      }
    }
    assertThat(all(query(), Optional.of(Set.of(Chains.COOPERATIVE)), 5)).isEmpty();
  }

  @Test
  void listsTheValuesOfEachKindByPages() {
    keep(new RandomEvents(14).some(100));
    for (ValueKind kind : ValueKind.values()) {
      var expected = new TreeSet<String>();
      for (Kept each : kept.values()) {
        expected.addAll(values(kind, each));
      }
      for (int limit : List.of(1, 2, 50)) {
        assertThat(listed(kind, ALL, limit)).containsExactlyElementsOf(expected);
      }
    }
  }

  @Test
  void listsOnlyValuesOfWhatTheReadersMayRead() {
    keep(new RandomEvents(15).some(25));
    for (String gln : RandomEvents.GLNS) {
      Set<Gln> readers = Set.of(new Gln(gln));
      for (ValueKind kind : ValueKind.values()) {
        var expected = new TreeSet<String>();
        for (Kept each : kept.values()) {
          if (each.isRead(readers)) {
            expected.addAll(values(kind, each));
          }
        }
        assertThat(listed(kind, Optional.of(readers), 2)).containsExactlyElementsOf(expected);
      }
    }
    assertThat(listed(ValueKind.BIZ_STEP, Optional.of(Set.of()), 2)).isEmpty();
  }

  private static List<String> values(ValueKind kind, Kept each) {
    return Terms.of(each.event).stream()
        .flatMap(
            term ->
                kind.prefixes().stream()
                    .filter(term::startsWith)
                    .map(prefix -> term.substring(prefix.length())))
        .toList();
  }

  private List<String> listed(ValueKind kind, Optional<Set<Gln>> readers, int limit) {
    var values = new ArrayList<String>();
    Optional<String> at = Optional.empty();
    do {
      var page = search.values(kind, readers, at, limit);
      assertThat(page.values()).hasSizeLessThanOrEqualTo(limit);
      values.addAll(page.values());
      at = page.next();
    } while (at.isPresent());
    return values;
  }

  private List<FoundEvent> all(EventQuery query, Optional<Set<Gln>> readers, int perPage) {
    var found = new ArrayList<FoundEvent>();
    Optional<Position> at = Optional.empty();
    do {
      Page page = search.find(query, readers, at, perPage);
      assertThat(page.events()).hasSizeLessThanOrEqualTo(perPage);
      found.addAll(page.events());
      at = page.next().map(next -> Position.parse(next.text()));
    } while (at.isPresent());
    return found;
  }

  private List<String> expected(EventQuery query, Optional<Set<Gln>> readers) {
    Comparator<Kept> key =
        switch (query.order().by()) {
          case "eventTime" -> Comparator.comparing(Kept::time);
          case "recordTime" -> Comparator.comparing(Kept::recorded);
          default -> Comparator.comparing(each -> query.sortKey(each.event));
        };
    Comparator<Kept> ascending = key.thenComparing(each -> EventTerms.tie(each.id));
    Comparator<Kept> directed = query.order().descending() ? ascending.reversed() : ascending;
    Comparator<Kept> order =
        query.order().isByTime()
            ? directed
            : Comparator.<Kept, Boolean>comparing(each -> query.sortKey(each.event).isMissing())
                .thenComparing(directed);
    return kept.values().stream()
        .filter(each -> query.matches(each.event, each.recorded))
        .filter(each -> readers.map(each::isRead).orElse(true))
        .sorted(order)
        .map(Kept::id)
        .toList();
  }

  private void keep(List<JsonNode> events) {
    for (JsonNode event : events) {
      database.getCollection("events").insertOne(EventTerms.added(document(event)));
    }
  }

  private Document document(JsonNode event) {
    String id = EpcisForm.identify(event).value();
    String hash = EpcisForm.identify(event).original().value();
    Instant recorded = FIRST.plusMillis(2_000L * kept.size());
    String party = RandomEvents.GLNS.get(kept.size() % 2);
    kept.put(id, new Kept(id, named(event, hash), recorded, Optional.of(party)));
    return new Document("_id", id)
        .append("eventID", event.path("eventID").asString(hash))
        .append("recordedAt", Date.from(recorded))
        .append("party", party)
        .append("epcis", event.toString());
  }

  private static JsonNode named(JsonNode event, String hash) {
    return event.has("eventID") ? event : ((ObjectNode) event.deepCopy()).put("eventID", hash);
  }

  private static List<String> ids(List<FoundEvent> events) {
    return events.stream().map(each -> each.id().value()).toList();
  }

  /** Names and values in turn; one without value is left out. */
  private static EventQuery query(String... parameters) {
    var map = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < parameters.length; i += 2) {
      if (!parameters[i + 1].isEmpty()) {
        map.put(parameters[i], List.of(parameters[i + 1]));
      }
    }
    return EventQuery.parse(map, RandomQueries.PREFIXES);
  }
}
