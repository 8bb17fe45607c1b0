package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

/** Queries under names, and their results sent to a partner's server. */
@ExtendWith(InTheVillage.class)
class SubscriptionsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String QUERIES = "/epcis/queries";

  private Village village;
  private Caller partner;
  private Receiver receiver;
  private final List<String> made = new ArrayList<>();

  @BeforeEach
  void open(Village here) {
    village = here;
    partner = here.shop.caller();
    receiver = new Receiver();
  }

  /** So that nobody is sent anything while other tests turn the clock. */
  @AfterEach
  void close() {
    made.forEach(query -> partner.delete(query));
    receiver.close();
  }

  private static String query(String name, String query) {
    return "{\"name\": \"" + name + "\", \"query\": " + query + "}";
  }

  /** The address of a new query for what is shipped. */
  private String shipments() {
    String address =
        CaptureIT.post(partner, QUERIES, query("shipments", "{\"EQ_bizStep\": [\"shipping\"]}"))
            .is(201)
            .header("Location")
            .orElseThrow();
    made.add(address);
    return address;
  }

  private String subscribed(String query, String more) {
    return CaptureIT.post(partner, query + "/subscriptions", subscription(more))
        .is(201)
        .header("Location")
        .orElseThrow();
  }

  private String subscription(String more) {
    return "{\"dest\": \"%s\", \"signatureToken\": \"%s\", %s}"
        .formatted(receiver.address(), Receiver.TOKEN, more);
  }

  private String event(String step, String serial) {
    return event(step, serial, village);
  }

  static String event(String step, String serial, Village village) {
    return """
        {"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "%s",
         "eventTime": "2026-02-01T08:00:00.000+07:00", "eventTimeZoneOffset": "+07:00",
         "epcList": ["urn:epc:id:sgtin:0614141.107346.%s%s"]}\
        """
        .formatted(step, village.shop.gln().digits(), serial);
  }

  private List<String> captured(String step, int from, int to) {
    CaptureIT.capture(
        partner,
        RestBindingIT.document(
            IntStream.range(from, to)
                .mapToObj(number -> event(step, "0" + number))
                .toArray(String[]::new)));
    return CaptureIT.eventsIn(partner.get("/epcis/events?perPage=1000&EQ_bizStep=" + step).is(200))
        .stream()
        .map(each -> each.path("eventID").stringValue())
        .toList();
  }

  @Nested
  class AQuery {
    @Test
    void isKeptAsItWasSentUntilItIsRemoved() {
      String address = shipments();

      assertThat(address).isEqualTo("/epcis/queries/shipments");
      var kept = partner.get(address).is(200).json();
      assertThat(kept)
          .isEqualTo(JSON.readTree(query("shipments", "{\"EQ_bizStep\": [\"shipping\"]}")));
      CaptureIT.isProblem(
          CaptureIT.post(partner, QUERIES, query("shipments", "{}")),
          409,
          "ResourceAlreadyExistsException");
      partner.delete(address).is(204);
      CaptureIT.isProblem(partner.get(address), 404, "NoSuchNameException");
      CaptureIT.isProblem(partner.delete(address), 404, "NoSuchNameException");
    }

    @Test
    void isItsPartysAlone() {
      String address = shipments();
      var office = village.office(Role.INSPECTOR);

      for (var other : List.of(village.stranger.caller(), office)) {
        CaptureIT.isProblem(other.get(address), 404, "NoSuchNameException");
        CaptureIT.isProblem(other.get(address + "/events"), 404, "NoSuchNameException");
        CaptureIT.isProblem(other.delete(address), 404, "NoSuchNameException");
        assertThat(other.get(QUERIES).is(200).json().isEmpty()).isTrue();
      }
      CaptureIT.post(office, QUERIES, query("shipments", "{}")).is(201);
      assertThat(office.get(QUERIES).is(200).json().size()).isEqualTo(1);
    }

    @Test
    void standsInAListPageByPage() {
      for (String name : List.of("b", "d/e", "a?", "Ớt c")) {
        made.add(
            CaptureIT.post(partner, QUERIES, query(name, "{}"))
                .is(201)
                .header("Location")
                .orElseThrow());
      }
      var names = new ArrayList<String>();
      String next = QUERIES + "?perPage=3";
      while (!next.isEmpty()) {
        var answer = partner.get(next).is(200);
        answer.json().forEach(each -> names.add(each.path("name").stringValue()));
        next = answer.header("Link").map(SubscriptionsIT::next).orElse("");
      }

      assertThat(names).containsExactly("a?", "b", "d/e", "Ớt c");
      made.forEach(address -> partner.get(address).is(200));
    }

    @Test
    void findsWhatItAsksForPageByPage() {
      String address = shipments();
      captured("receiving", 0, 3);
      var shipped = captured("shipping", 10, 17);

      var found = new ArrayList<String>();
      String next = address + "/events?perPage=3";
      while (!next.isEmpty()) {
        var answer = partner.get(next).is(200);
        CaptureIT.eventsIn(answer).forEach(each -> found.add(each.path("eventID").stringValue()));
        assertThat(answer.json().at("/epcisBody/queryResults/queryName").stringValue())
            .isEqualTo("shipments");
        next = answer.header("Link").map(SubscriptionsIT::next).orElse("");
      }

      assertThat(found).containsExactlyInAnyOrderElementsOf(shipped).hasSize(7);
    }

    @Test
    void takesPrefixesFromTheHeaderAndFromItsContext() {
      String own =
          "{\"@context\": {\"mine\": \"https://example.org/ns/\"}, \"EQ_mine:a\": [\"1\"]}";
      made.add(CaptureIT.post(partner, QUERIES, query("own", own)).header("Location").get());
      made.add(
          CaptureIT.post(
                  partner.with("GS1-Extensions", "mine=https://example.org/ns/"),
                  QUERIES,
                  query("header", "{\"EQ_mine:a\": [\"1\"]}"))
              .is(201)
              .header("Location")
              .get());

      made.forEach(address -> partner.get(address + "/events").is(200));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "{\"name\": \"a\", \"query\": {\"EQ_colour\": [\"red\"]}}; EQ_colour; QueryParameterException",
          "{\"name\": \"a\", \"query\": {\"EQ_bizStep\": \"shipping\"}}; EQ_bizStep; QueryParameterException",
          "{\"name\": \"a\", \"query\": {\"GE_eventTime\": \"now\"}}; GE_eventTime; QueryParameterException",
          "{\"name\": \"a\", \"query\": {\"nextPageToken\": \"x\"}}; nextPageToken; QueryParameterException",
          "{\"name\": \"a\", \"query\": {}, \"dest\": \"x\"}; dest; QueryValidationException",
          "{\"name\": \"a\", \"query\": []}; query; QueryValidationException",
          "{\"name\": \"a\"}; query; QueryValidationException",
          "{\"query\": {}}; name; QueryValidationException",
          "{\"name\": 5, \"query\": {}}; name; QueryValidationException",
          "{\"name\": \" \", \"query\": {}}; name; QueryValidationException",
          "{\"name\": \"..\", \"query\": {}}; name; QueryValidationException",
          "[1]; body; QueryValidationException",
          "{\"name\"; body; QueryValidationException"
        })
    void isRefusedByName(String body, String name, String exception) {
      var answer = CaptureIT.post(partner, QUERIES, body);

      CaptureIT.isProblem(answer, 400, exception);
      assertThat(answer.at("detail")).contains(name);
      assertThat(partner.get(QUERIES).json().isEmpty()).isTrue();
    }

    @Test
    void isNotToBeCalledAsTheStandardsOwn() {
      CaptureIT.isProblem(
          CaptureIT.post(partner, QUERIES, query("SimpleEventQuery", "{}")),
          409,
          "ResourceAlreadyExistsException");
    }

    @Test
    void thatIsHugeIsRefused() {
      CaptureIT.isProblem(
          CaptureIT.post(partner, QUERIES, query("a".repeat(300_000), "{}")),
          413,
          "QueryTooLargeException");
    }

    @Test
    void isAskedForPagesOnly() {
      String events = shipments() + "/events";

      CaptureIT.isProblem(partner.get(events + "?EQ_action=ADD"), 400, "QueryParameterException");
      CaptureIT.isProblem(partner.get(events + "?second=5"), 400, "SubscriptionControlsException");
      CaptureIT.isProblem(
          partner.get(events + "?nextPageToken=%C3%A1"), 400, "QueryParameterException");
    }
  }

  @Test
  void tokensOfPagesHoldNothing() {
    partner.delete("/epcis/nextPageToken/abc").is(204);
    CaptureIT.isProblem(
        village.nobody().delete("/epcis/nextPageToken/abc"), 401, "SecurityException");
  }

  private static String next(String link) {
    var parts = Pattern.compile("<([^>]+)>; rel=\"next\"").matcher(link);
    assertThat(parts.matches()).as(link).isTrue();
    return URI.create(parts.group(1)).toString();
  }

  @Nested
  class ASubscription {
    @Test
    void isShownWithoutTheReceiversToken() {
      String query = shipments();
      var answer =
          CaptureIT.post(partner, query + "/subscriptions", subscription("\"stream\": true"))
              .is(201);
      String address = answer.header("Location").orElseThrow();

      assertThat(address).isEqualTo(query + "/subscriptions/" + answer.at("subscriptionID"));
      for (var shown :
          List.of(
              answer.json(),
              partner.get(address).is(200).json(),
              partner.get(query + "/subscriptions").is(200).json().get(0))) {
        assertThat(shown.path("dest").stringValue()).isEqualTo(receiver.address());
        assertThat(shown.path("queryName").stringValue()).isEqualTo("shipments");
        assertThat(shown.path("stream").booleanValue()).isTrue();
        assertThat(shown.path("signatureToken").stringValue()).isEqualTo("…nhận");
        assertThat(shown.path("deadLetters").intValue()).isZero();
        assertThat(Instant.parse(shown.path("createdAt").stringValue()))
            .isEqualTo(shown.path("minRecordTime").stringValue())
            .isEqualTo(shown.path("initialRecordTime").stringValue());
        assertThat(shown.has("lastNotifiedAt")).isFalse();
      }
      assertThat(partner.send("OPTIONS", address).is(204).header("GS1-Query-Min-Record-Time"))
          .hasValue(answer.at("minRecordTime"));
      CaptureIT.isProblem(village.stranger.caller().get(address), 404, "NoSuchNameException");
      partner.delete(address).is(204);
      CaptureIT.isProblem(partner.get(address), 404, "NoSuchResourceException");
      CaptureIT.isProblem(partner.delete(address), 404, "NoSuchResourceException");
    }

    @Test
    void aShortTokenIsNotShownAtAll() {
      var answer =
          CaptureIT.post(
                  partner,
                  shipments() + "/subscriptions",
                  "{\"dest\": \"http://receiver.test:9/\", \"signatureToken\": \"short\","
                      + " \"stream\": true}")
              .is(201);

      assertThat(answer.at("signatureToken")).isEqualTo("…");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "{\"dest\": \"D\"}; stream; SubscriptionControlsException",
          "{\"dest\": \"D\", \"stream\": false}; stream; SubscriptionControlsException",
          "{\"dest\": \"D\", \"stream\": \"true\"}; stream; SubscriptionControlsException",
          "{\"dest\": \"D\", \"stream\": true, \"schedule\": {\"minute\": \"1\"}}; schedule; SubscriptionControlsException",
          "{\"dest\": \"D\", \"schedule\": {}}; schedule; SubscriptionControlsException",
          "{\"dest\": \"D\", \"schedule\": \"1\"}; schedule; SubscriptionControlsException",
          "{\"dest\": \"D\", \"schedule\": {\"minute\": \"60\"}}; schedule.minute; SubscriptionControlsException",
          "{\"dest\": \"D\", \"schedule\": {\"minute\": [1]}}; schedule.minute; SubscriptionControlsException",
          "{\"dest\": \"D\", \"schedule\": {\"year\": \"1\"}}; schedule.year; SubscriptionControlsException",
          "{\"dest\": \"D\", \"stream\": true, \"reportIfEmpty\": true}; reportIfEmpty; SubscriptionControlsException",
          "{\"dest\": \"D\", \"stream\": true, \"reportIfEmpty\": 1}; reportIfEmpty; ValidationException",
          "{\"dest\": \"D\", \"stream\": true, \"initialRecordTime\": \"2026-02-01\"}; initialRecordTime; ValidationException",
          "{\"dest\": \"D\", \"stream\": true, \"signatureToken\": \"\"}; signatureToken; ValidationException",
          "{\"dest\": \"D\", \"stream\": true, \"signatureToken\": 5}; signatureToken; ValidationException",
          "{\"dest\": \"D\", \"stream\": true, \"secret\": \"x\"}; secret; ValidationException",
          "{\"stream\": true}; dest; ValidationException",
          "{\"dest\": 5, \"stream\": true}; dest; ValidationException",
          "5; body; ValidationException"
        })
    void isRefusedByName(String body, String name, String exception) {
      String address = shipments() + "/subscriptions";
      var answer =
          CaptureIT.post(partner, address, body.replace("\"D\"", "\"http://receiver.test:9/\""));

      CaptureIT.isProblem(answer, 400, exception);
      assertThat(answer.at("detail")).contains(name);
      assertThat(partner.get(address).json().isEmpty()).isTrue();
    }

    @Test
    void mayGoToAHostThatIsNotKnownYet() {
      String address = shipments() + "/subscriptions";

      CaptureIT.post(
              partner, address, "{\"dest\": \"https://nobody.example.com/\", \"stream\": true}")
          .is(201);

      assertThat(partner.get(address).json().get(0).path("dest").stringValue())
          .isEqualTo("https://nobody.example.com/");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://127.0.0.1/",
          "https://127.1/",
          "https://2130706433/",
          "https://0x7f000001/",
          "https://0x7f.0.0.1/",
          "https://0177.0.0.1/",
          "https://017700000001/",
          "https://0/",
          "https://0.0.0.0/",
          "https://10.0.0.1/",
          "https://100.64.0.1/",
          "https://169.254.169.254/latest/meta-data",
          "https://172.16.0.1/",
          "https://192.168.0.1/",
          "https://198.18.0.1/",
          "https://224.0.0.1/",
          "https://255.255.255.255/",
          "https://[::1]/",
          "https://[::]/",
          "https://[::ffff:127.0.0.1]/",
          "https://[::ffff:7f00:1]/",
          "https://[0:0:0:0:0:ffff:a00:1]/",
          "https://[fe80::1]/",
          "https://[fc00::1]/",
          "https://[fd12:3456::1]/",
          "https://[ff02::1]/",
          "https://[64:ff9b::a00:1]/",
          "https://[2002:7f00:1::]/",
          "https://localhost/",
          "https://LOCALHOST./",
          "https://loop.example.com/",
          "https://cloud.example.com/",
          "https://inside.example.com/",
          "https://mapped.example.com/",
          "https://local6.example.com/",
          "https://receiver.test@127.0.0.1/",
          "https://127.0.0.1:443@receiver.test/",
          "ftp://receiver.test/",
          "file:///etc/passwd"
        })
    void isNotSentWhereItMayNot(String dest) {
      String address = shipments() + "/subscriptions";

      var answer =
          CaptureIT.post(partner, address, "{\"dest\": \"" + dest + "\", \"stream\": true}");

      CaptureIT.isProblem(answer, 400, "ValidationException");
      assertThat(answer.at("detail")).startsWith("dest ");
      assertThat(partner.get(address).json().isEmpty()).isTrue();
    }

    @Test
    void toAQueryThatLeavesEventsOutIsRefused() {
      String address =
          CaptureIT.post(
                  partner,
                  QUERIES,
                  query("newest", "{\"eventCountLimit\": 1, \"orderBy\": \"eventTime\"}"))
              .is(201)
              .header("Location")
              .orElseThrow();
      made.add(address);

      CaptureIT.isProblem(
          CaptureIT.post(partner, address + "/subscriptions", subscription("\"stream\": true")),
          400,
          "SubscriptionControlsException");
    }

    @Test
    void isOneOfAHundredAtMost() {
      String address = shipments() + "/subscriptions";
      for (int i = 0; i < 100; i++) {
        CaptureIT.post(partner, address, subscription("\"schedule\": {\"month\": \"1\"}")).is(201);
      }

      CaptureIT.isProblem(
          CaptureIT.post(partner, address, subscription("\"stream\": true")),
          403,
          "SecurityException");
      assertThat(partner.get(address + "?perPage=100").json().size()).isEqualTo(100);
      assertThat(partner.get(address).header("Link")).isPresent();
    }
  }

  @Nested
  class AStream {
    @Test
    void bringsWhatIsRecordedFromNowOnAndMatches() {
      captured("shipping", 0, 3);
      String address = subscribed(shipments(), "\"stream\": true");
      var before = captured("shipping", 0, 3); // once more, which changes nothing
      captured("receiving", 10, 13);

      var all = captured("shipping", 20, 25);
      receiver.awaitTaken(5);

      receiver.checkAll();
      assertThat(receiver.taken()).doesNotContainAnyElementsOf(before).hasSize(5);
      assertThat(all).containsAll(receiver.taken());
      for (var message : receiver.messages()) {
        assertThat(address).endsWith("/" + message.results().path("subscriptionID").stringValue());
        assertThat(message.results().path("queryName").stringValue()).isEqualTo("shipments");
      }
      awaitNotified(address);
    }

    @Test
    void bringsWhatWasRecordedSinceAMomentBefore() {
      var before = captured("shipping", 0, 30);

      subscribed(
          shipments(), "\"stream\": true, \"initialRecordTime\": \"2026-01-01T00:00:00+07:00\"");
      var all = captured("shipping", 30, 40);
      receiver.awaitTaken(40);

      receiver.checkAll();
      assertThat(receiver.taken()).containsExactlyInAnyOrderElementsOf(all).containsAll(before);
      assertThat(before).hasSize(30);
    }

    @Test
    void isTriedAgainUntilTheReceiverTakesIt() {
      receiver.answers(500, 302, 404);
      String address = subscribed(shipments(), "\"stream\": true");

      var all = captured("shipping", 0, 3);
      receiver.awaitTaken(3);

      receiver.checkAll();
      assertThat(receiver.messages())
          .extracting(Receiver.Message::status)
          .startsWith(500, 302, 404);
      assertThat(receiver.taken()).containsExactlyInAnyOrderElementsOf(all);
      var shown = awaitNotified(address);
      assertThat(shown.at("/lastFailure/reason").stringValue())
          .isEqualTo("the receiver answered 404");
      assertThat(shown.toString()).doesNotContain("only the receiver knows");
      assertThat(shown.path("deadLetters").intValue()).isZero();
    }

    @Test
    void comesInSmallerMessagesWhereTheyAreTooLarge() {
      captured("shipping", 0, 9);
      receiver.answers(413, 413);

      subscribed(shipments(), "\"stream\": true, \"initialRecordTime\": \"2026-01-01T00:00:00Z\"");
      receiver.awaitTaken(9);

      assertThat(receiver.messages())
          .extracting(message -> message.events().size())
          .containsExactly(9, 4, 2, 2, 2, 2, 1);
    }

    @Test
    void holdsTwoHundredAtMost() {
      captured("shipping", 0, 450);

      subscribed(shipments(), "\"stream\": true, \"initialRecordTime\": \"2026-01-01T00:00:00Z\"");
      receiver.awaitTaken(450);

      assertThat(receiver.messages())
          .extracting(message -> message.events().size())
          .containsExactly(200, 200, 50);
      assertThat(receiver.taken()).doesNotHaveDuplicates();
    }

    @Test
    void isGivenUpAfterADayAndGoesOn() {
      receiver.answersAlways(503);
      String address = subscribed(shipments(), "\"stream\": true");
      captured("shipping", 0, 3);
      receiver.awaitMessages(1);
      await()
          .atMost(CaptureIT.PATIENCE)
          .until(() -> partner.get(address).json().has("lastFailure"));

      village.api().clock().advance(Duration.ofHours(25));

      await()
          .atMost(CaptureIT.PATIENCE)
          .until(() -> partner.get(address).json().path("deadLetters").intValue() == 3);
      assertThat(partner.get(address).json().at("/lastFailure/reason").stringValue())
          .isEqualTo("the receiver answered 503");
      receiver.answersAlways(204);
      captured("shipping", 10, 11);
      village.api().clock().advance(Duration.ofMinutes(20));
      receiver.awaitTaken(1);
      assertThat(receiver.taken()).hasSize(1);
      assertThat(awaitNotified(address).path("deadLetters").intValue()).isEqualTo(3);
    }

    @Test
    void bringsOnlyWhatTheOneWhoSubscribedMayRead() {
      var stranger = village.stranger.caller();
      String query =
          CaptureIT.post(stranger, QUERIES, query("everything", "{}"))
              .is(201)
              .header("Location")
              .orElseThrow();
      CaptureIT.post(
              stranger,
              query + "/subscriptions",
              subscription("\"stream\": true, \"initialRecordTime\": \"2026-01-01T00:00:00Z\""))
          .is(201);
      captured("shipping", 0, 3);
      CaptureIT.capture(stranger, RestBindingIT.document(event("storing", "77")));

      receiver.awaitTaken(1);

      assertThat(receiver.taken()).hasSize(1);
      assertThat(receiver.messages().get(0).results().toString()).contains("storing");
      stranger.delete(query).is(204);
    }

    /** What another party captured comes to the second when it captures the same itself. */
    @Test
    void bringsAnEventOnceTheSubscriberMayReadIt() {
      var stranger = village.stranger.caller();
      subscribed(shipments(), "\"stream\": true");
      String document = RestBindingIT.document(event("shipping", "88"));
      CaptureIT.capture(stranger, document);
      captured("shipping", 0, 1);
      receiver.awaitTaken(1);

      CaptureIT.capture(partner, document);
      receiver.awaitTaken(2);

      assertThat(receiver.taken()).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void endsWithItsAccountAndWithItsQuery() {
      String account = village.account(Role.INSPECTOR, Optional.empty(), Optional.empty());
      var office = village.withKey(account);
      String query =
          CaptureIT.post(office, QUERIES, query("all", "{\"EQ_bizStep\": [\"shipping\"]}"))
              .header("Location")
              .orElseThrow();
      CaptureIT.post(office, query + "/subscriptions", subscription("\"stream\": true")).is(201);
      String ours = shipments();
      subscribed(ours, "\"stream\": true");
      captured("shipping", 0, 1);
      receiver.awaitTaken(2);

      village.api().bean(Accounts.class).close(account);
      partner.delete(ours).is(204);
      String other = shipments();
      subscribed(other, "\"stream\": true");
      captured("shipping", 10, 11);
      receiver.awaitTaken(3);

      assertThat(receiver.taken()).hasSize(3);
    }
  }

  @Nested
  class AScheduledOne {
    @Test
    void bringsWhatWasRecordedSinceTheLastAtItsTimes() {
      var clock = village.api().clock();
      var then = clock.instant().plus(Duration.ofHours(2)).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
      ObjectNode schedule =
          JSON.createObjectNode()
              .put("second", "" + then.getSecond())
              .put("minute", "" + then.getMinute())
              .put("hour", "" + then.getHour());
      String address =
          subscribed(shipments(), "\"reportIfEmpty\": true, \"schedule\": " + schedule);
      var first = captured("shipping", 0, 4);
      assertThat(receiver.messages()).isEmpty();

      clock.advance(Duration.ofHours(2));
      receiver.awaitTaken(4);
      assertThat(receiver.taken()).containsExactlyInAnyOrderElementsOf(first);
      assertThat(Instant.parse(awaitNotified(address).path("minRecordTime").stringValue()))
          .isAfterOrEqualTo(then.toInstant().truncatedTo(ChronoUnit.SECONDS));

      var all = captured("shipping", 10, 12);
      awaitRan(address);
      clock.advance(Duration.ofHours(24));
      receiver.awaitTaken(6);
      assertThat(receiver.taken()).containsExactlyInAnyOrderElementsOf(all);

      awaitRan(address);
      int messages = receiver.messages().size();
      clock.advance(Duration.ofHours(24));
      receiver.awaitMessages(messages + 1);
      assertThat(receiver.messages().get(messages).events()).isEmpty();
      receiver.checkAll();
    }

    /** The scheduled time has been dealt with once the next is due. */
    private void awaitRan(String address) {
      var now = village.api().clock().instant();
      await()
          .atMost(CaptureIT.PATIENCE)
          .until(
              () ->
                  village
                      .api()
                      .bean(MongoDatabase.class)
                      .getCollection("subscriptions")
                      .find(Filters.eq("_id", address.substring(address.lastIndexOf('/') + 1)))
                      .first()
                      .getDate("next")
                      .toInstant()
                      .isAfter(now));
    }

    @Test
    void saysNothingWhereNothingWasFound() {
      String query = shipments();
      String quiet = subscribed(query, "\"schedule\": {\"second\": \"*\"}");
      var made = Instant.parse(partner.get(quiet).json().path("minRecordTime").stringValue());
      await()
          .atMost(CaptureIT.PATIENCE)
          .until(
              () ->
                  Instant.parse(partner.get(quiet).json().path("minRecordTime").stringValue())
                      .isAfter(made));

      assertThat(receiver.messages()).isEmpty();
      captured("shipping", 0, 1);
      receiver.awaitTaken(1);
    }
  }

  private JsonNode awaitNotified(String address) {
    Answer[] answer = new Answer[1];
    await()
        .atMost(CaptureIT.PATIENCE)
        .until(
            () -> {
              answer[0] = partner.get(address).is(200);
              return answer[0].json().has("lastNotifiedAt");
            });
    return answer[0].json();
  }
}
