package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Member;
import vn.traceability.ingest.Village;
import vn.traceability.subscription.EventStreams;

/** Queries whose results are sent over web sockets. */
@ExtendWith(InTheVillage.class)
class StreamsIT {
  private static final String SINCE = "?stream=true&initialRecordTime=2026-01-01T00:00:00Z";

  private Village village;
  private Caller partner;
  private String key;
  private final List<StreamClient> clients = new ArrayList<>();

  @BeforeEach
  void open(Village here) {
    village = here;
    partner = here.shop.caller();
    key = here.keyOf(here.shop.account());
    awaitNone(); // of other tests
  }

  @AfterEach
  void close() {
    clients.forEach(StreamClient::close);
    awaitNone();
  }

  private void awaitNone() {
    await()
        .atMost(CaptureIT.PATIENCE)
        .until(() -> village.api().bean(EventStreams.class).count() == 0);
  }

  /** The address of the events of a new query. */
  private static String query(Caller owner, String name, String query) {
    return CaptureIT.post(
                owner, "/epcis/queries", "{\"name\": \"" + name + "\", \"query\": " + query + "}")
            .is(201)
            .header("Location")
            .orElseThrow()
        + "/events";
  }

  private String shipments() {
    return query(partner, "shipments", "{\"EQ_bizStep\": [\"shipping\"]}");
  }

  private StreamClient stream(String path) {
    return stream(path, Map.of("X-API-Key", key));
  }

  private StreamClient stream(String path, Map<String, String> headers) {
    int before = village.api().bean(EventStreams.class).count();
    var client = StreamClient.open(village.api(), path, headers);
    clients.add(client);
    await() // it begins a moment after its handshake
        .atMost(CaptureIT.PATIENCE)
        .until(() -> village.api().bean(EventStreams.class).count() == before + 1);
    return client;
  }

  private Answer refused(String path) {
    return refused(path, Map.of("X-API-Key", key));
  }

  private Answer refused(String path, Map<String, String> headers) {
    return StreamClient.refused(village.api(), path, headers);
  }

  private List<String> captured(String step, int from, int to) {
    CaptureIT.capture(
        partner,
        RestBindingIT.document(
            IntStream.range(from, to)
                .mapToObj(number -> SubscriptionsIT.event(step, "0" + number, village))
                .toArray(String[]::new)));
    return CaptureIT.eventsIn(partner.get("/epcis/events?perPage=1000&EQ_bizStep=" + step).is(200))
        .stream()
        .map(each -> each.path("eventID").stringValue())
        .toList();
  }

  @Nested
  class AStream {
    @Test
    void bringsWhatIsRecordedFromNowOnAndMatches() {
      String shipments = shipments();
      var before = captured("shipping", 0, 3);
      var stream = stream(shipments + "?stream=true");
      captured("shipping", 0, 3); // once more, which changes nothing
      captured("receiving", 10, 13);

      var all = captured("shipping", 20, 25);
      stream.awaitTaken(5);

      stream.checkAll();
      assertThat(stream.taken()).doesNotContainAnyElementsOf(before).hasSize(5);
      assertThat(all).containsAll(stream.taken());
      for (var message : stream.messages()) {
        var results = message.at("/epcisBody/queryResults");
        assertThat(results.path("queryName").stringValue()).isEqualTo("shipments");
        assertThat(results.path("subscriptionID").stringValue()).isNotBlank();
      }
    }

    @Test
    void bringsWhatWasRecordedSinceAMomentBeforeAFewAtATime() {
      String shipments = shipments();
      captured("shipping", 0, 450);

      var stream = stream(shipments + SINCE);
      var all = captured("shipping", 450, 460);
      stream.awaitTaken(460);

      stream.checkAll();
      assertThat(stream.taken()).containsExactlyInAnyOrderElementsOf(all);
      assertThat(stream.messages())
          .extracting(message -> StreamClient.eventsOf(message).count())
          .allMatch(events -> events > 0 && events <= 200)
          .startsWith(200L);
    }

    @Test
    void isOfAQueryWhateverItIsCalled() {
      String name = "shipments / of; ours?";
      query(partner, name, "{\"EQ_bizStep\": [\"shipping\"]}");
      String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");

      var stream = stream("/epcis/queries/" + encoded + "/events?stream=true");
      captured("shipping", 0, 2);

      stream.awaitTaken(2);
      assertThat(stream.messages().get(0).at("/epcisBody/queryResults/queryName").stringValue())
          .isEqualTo(name);
    }

    @Test
    void bringsOnlyWhatTheOneWhoAsksMayRead() {
      var stranger = village.stranger.caller();
      captured("shipping", 0, 2);
      String everything = query(stranger, "everything", "{}");
      var stream = stream(everything + SINCE, keyOf(village.stranger));
      captured("shipping", 2, 4);
      CaptureIT.capture(
          stranger, RestBindingIT.document(SubscriptionsIT.event("storing", "77", village)));

      stream.awaitTaken(1);

      assertThat(stream.events())
          .extracting(event -> event.path("bizStep").stringValue())
          .containsExactly("storing");
    }

    /** What another party captured comes once the one who asks captures the same. */
    @Test
    void bringsAnEventOnceItMayBeRead() {
      var stream = stream(shipments() + "?stream=true");
      String document = RestBindingIT.document(SubscriptionsIT.event("shipping", "88", village));
      CaptureIT.capture(village.stranger.caller(), document);
      captured("shipping", 0, 1);
      stream.awaitTaken(1);

      CaptureIT.capture(partner, document);
      stream.awaitTaken(2);

      assertThat(stream.taken()).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void isOneOfTenOfAParty() {
      String shipments = shipments();
      for (int i = 0; i < 10; i++) {
        stream(shipments + "?stream=true");
      }

      CaptureIT.isProblem(refused(shipments + "?stream=true"), 429, "ImplementationException");
      String others = query(village.stranger.caller(), "all", "{}");
      stream(others + "?stream=true", keyOf(village.stranger));
      clients.get(0).close();
      await()
          .atMost(CaptureIT.PATIENCE)
          .until(() -> village.api().bean(EventStreams.class).count() == 10);
      stream(shipments + "?stream=true");
    }

    @Test
    void forgetsWhatTheClientSaysAndEndsWhereThatIsLong() {
      var stream = stream(shipments() + "?stream=true");

      stream.socket().sendText("{\"EQ_bizStep\": [\"receiving\"]}", true).join();
      var all = captured("shipping", 0, 2);
      stream.awaitTaken(2);
      assertThat(stream.taken()).containsExactlyInAnyOrderElementsOf(all);
      stream.socket().sendText("x".repeat(1_025), true).join();

      stream.awaitEnd(1009);
    }
  }

  private Map<String, String> keyOf(Member member) {
    return Map.of("X-API-Key", village.keyOf(member.account()));
  }

  @Nested
  class AScheduledOne {
    /** Of a step that no other test asks for: some of it is recorded in times to come. */
    @Test
    void bringsWhatWasRecordedSinceTheLastAtItsTimes() {
      var clock = village.api().clock();
      var then = clock.instant().plus(Duration.ofHours(2)).atZone(ZoneId.of("Asia/Ho_Chi_Minh"));
      var stream =
          stream(
              query(partner, "packing", "{\"EQ_bizStep\": [\"packing\"]}")
                  + "?reportIfEmpty=true&second=%d&minute=%d&hour=%d"
                      .formatted(then.getSecond(), then.getMinute(), then.getHour()));
      var first = captured("packing", 0, 4);
      assertThat(stream.messages()).isEmpty();

      clock.advance(Duration.ofHours(2));
      stream.awaitMessages(1);
      assertThat(stream.taken()).containsExactlyInAnyOrderElementsOf(first);

      var all = captured("packing", 10, 12);
      clock.advance(Duration.ofHours(24));
      stream.awaitMessages(2);
      assertThat(stream.taken()).containsExactlyInAnyOrderElementsOf(all);

      clock.advance(Duration.ofHours(24));
      stream.awaitMessages(3);
      assertThat(StreamClient.eventsOf(stream.messages().get(2))).isEmpty();
      stream.checkAll();
    }

    @Test
    void saysNothingWhereNothingWasFound() {
      String shipments = shipments();
      var quiet = stream(shipments + "?second=%5B0-59%5D");
      var told = stream(shipments + "?second=%5B0-59%5D&reportIfEmpty=true");

      told.awaitMessages(2);

      assertThat(quiet.messages()).isEmpty();
      captured("shipping", 0, 1);
      quiet.awaitTaken(1);
    }
  }

  @Nested
  class AHandshake {
    @Test
    void namesFromWhenOnItCounts() throws IOException {
      String path = shipments() + "?stream=true";
      var before = village.api().clock().instant();
      try (var handshake = new RawHandshake(village.api(), key)) {
        String head = handshake.head(path);

        assertThat(head)
            .startsWith("HTTP/1.1 101")
            .containsIgnoringCase("Upgrade: websocket")
            .contains("Sec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=")
            .contains("GS1-EPCIS-Version: 2.0.0", "GS1-CBV-Version: 2.0.0", "GS1-Extensions: tv=");
        var from = Pattern.compile("GS1-Query-Min-Record-Time: (\\S+)").matcher(head);
        assertThat(from.find()).as(head).isTrue();
        assertThat(Instant.parse(from.group(1)))
            .isBetween(before.minusMillis(1), village.api().clock().instant());
      }
    }

    @Test
    void agreesToNoExtension() throws IOException {
      try (var handshake = new RawHandshake(village.api(), key)) {
        assertThat(
                handshake
                    .with("Sec-WebSocket-Extensions", "permessage-deflate")
                    .with("Sec-WebSocket-Protocol", "chat")
                    .head(shipments() + "?stream=true"))
            .startsWith("HTTP/1.1 101")
            .doesNotContain("permessage-deflate", "chat");
      }
    }

    @ParameterizedTest
    @CsvSource({
      "Connection, keep-alive",
      "Sec-WebSocket-Version, 8",
      "Sec-WebSocket-Version, ''",
      "Sec-WebSocket-Key, ''",
      "Sec-WebSocket-Key, AAAA",
      "Sec-WebSocket-Key, ?"
    })
    void ofAnotherProtocolIsRefused(String header, String value) throws IOException {
      try (var handshake = new RawHandshake(village.api(), key)) {
        String head = handshake.with(header, value).head(shipments() + "?stream=true");

        assertThat(head)
            .startsWith("HTTP/1.1 400")
            .contains("Content-Type: application/problem+json")
            .contains(header.equals("Sec-WebSocket-Version") ? "Sec-WebSocket-Version: 13" : "");
        int length = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        assertThat(new String(handshake.in().readNBytes(length), StandardCharsets.UTF_8))
            .contains("\"detail\":\"" + header + ": needs ");
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "''; stream, second; SubscriptionControlsException",
          "?stream=false; stream; SubscriptionControlsException",
          "?stream=yes; stream; SubscriptionControlsException",
          "?stream; stream; SubscriptionControlsException",
          "?stream=true&stream=true; stream; SubscriptionControlsException",
          "?stream=true&minute=1; stream; SubscriptionControlsException",
          "?minute=60; minute '60'; SubscriptionControlsException",
          "?dayOfMonth=31&month=2; schedule; SubscriptionControlsException",
          "?second=; second; SubscriptionControlsException",
          "?year=2026; year; QueryParameterException",
          "?stream=true&perPage=5; perPage; QueryParameterException",
          "?stream=true&EQ_bizStep=shipping; EQ_bizStep; QueryParameterException",
          "?stream=true&reportIfEmpty=true; reportIfEmpty; SubscriptionControlsException",
          "?second=5&reportIfEmpty=1; reportIfEmpty; ValidationException",
          "?stream=true&initialRecordTime=2026-02-01; initialRecordTime; ValidationException"
        })
    void isRefusedByName(String parameters, String name, String exception) {
      var answer = refused(shipments() + parameters);

      CaptureIT.isProblem(answer, 400, exception);
      assertThat(answer.at("detail")).startsWith(name);
    }

    @Test
    void toAQueryThatLeavesEventsOutIsRefused() {
      String newest =
          query(partner, "newest", "{\"eventCountLimit\": 1, \"orderBy\": \"eventTime\"}");

      CaptureIT.isProblem(refused(newest + "?stream=true"), 400, "SubscriptionControlsException");
    }

    @Test
    void isAnsweredAsAnyOtherRequest() {
      String path = shipments() + "?stream=true";

      CaptureIT.isProblem(refused(path, Map.of()), 401, "SecurityException");
      CaptureIT.isProblem(refused(path, Map.of("X-API-Key", "x")), 401, "SecurityException");
      CaptureIT.isProblem(refused(path, keyOf(village.stranger)), 404, "NoSuchNameException");
      CaptureIT.isProblem(
          refused("/epcis/queries/none/events?stream=true"), 404, "NoSuchNameException");
      CaptureIT.isProblem(
          refused(path, Map.of("X-API-Key", key, "GS1-EPC-Format", "Always_EPC_URN")),
          406,
          "NotAcceptableException");
      CaptureIT.isProblem(
          refused(path, Map.of("X-API-Key", key, "GS1-EPCIS-Min", "2.1")),
          406,
          "NotAcceptableException");
      CaptureIT.isProblem(refused(path + "&x=" + "a".repeat(9_000)), 414, "URITooLongException");
    }

    @Test
    void isNothingElsewhere() {
      var head = Map.of("X-API-Key", key);

      assertThat(refused("/epcis/events?stream=true", head).at("detail")).startsWith("stream");
      refused("/epcis/queries", head).is(200);
    }

    @Test
    void underASessionComesFromOurPages() {
      String path = shipments() + "?stream=true";
      String cookie =
          village
              .nobody()
              .post("/session", Village.credentials(village.shop))
              .is(201)
              .header("Set-Cookie")
              .orElseThrow()
              .split(";")[0];

      for (var foreign :
          List.of(
              Map.of("Cookie", cookie, "Origin", "https://elsewhere.example.com"),
              Map.of("Cookie", cookie, "Origin", "null"),
              Map.of("Cookie", cookie, "Sec-Fetch-Site", "same-site"))) {
        CaptureIT.isProblem(refused(path, foreign), 403, "SecurityException");
      }
      var stream = stream(path, Map.of("Cookie", cookie, "Origin", village.api().origin()));
      captured("shipping", 0, 1);
      stream.awaitTaken(1);
    }
  }

  @Nested
  class ItEnds {
    @Test
    void withItsKey() {
      var stream = stream(shipments() + "?stream=true");
      var other = stream("/epcis/queries/shipments/events?stream=true", keyOf(village.shop));
      var accounts = village.api().bean(Accounts.class);
      String id =
          accounts.keys(village.shop.account()).stream()
              .filter(each -> each.start().filter(key::startsWith).isPresent())
              .findFirst()
              .orElseThrow()
              .id();

      accounts.revokeKey(village.shop.account(), id);

      assertThat(stream.awaitEnd(1008).reason()).contains("key");
      assertThat(other.isOpen()).isTrue();
    }

    @Test
    void withItsSession() {
      var signedIn = village.nobody().post("/session", Village.credentials(village.shop)).is(201);
      String cookie = signedIn.header("Set-Cookie").orElseThrow().split(";")[0];
      var stream = stream(shipments() + "?stream=true", Map.of("Cookie", cookie));

      var session = village.nobody().with("Cookie", cookie);
      session
          .with("X-CSRF-Token", session.get("/session/csrf-token").is(200).at("token"))
          .delete("/session")
          .is(204);

      stream.awaitEnd(1008);
    }

    @Test
    void withItsAccount() {
      String account = village.account(Role.INSPECTOR, Optional.empty(), Optional.empty());
      var office = village.withKey(account);
      var stream =
          stream(
              query(office, "all", "{}") + "?stream=true",
              Map.of("X-API-Key", village.keyOf(account)));

      village.api().bean(Accounts.class).close(account);

      stream.awaitEnd(1008);
    }

    @Test
    void withItsQuery() {
      String shipments = shipments();
      var stream = stream(shipments + "?stream=true");

      partner.delete(shipments.replace("/events", "")).is(204);

      assertThat(stream.awaitEnd(1000).reason()).contains("query");
      CaptureIT.isProblem(refused(shipments + "?stream=true"), 404, "NoSuchNameException");
    }
  }

  /** As the README says. */
  @Test
  void whoConnectsAgainFromABeforeMissesNothing() {
    String shipments = shipments();
    var first = stream(shipments + "?stream=true");
    captured("shipping", 0, 5);
    first.awaitTaken(5);
    var last =
        first.events().stream()
            .map(event -> Instant.parse(event.path("recordTime").stringValue()))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    first.close();
    var all = captured("shipping", 5, 9);

    var second =
        stream(shipments + "?stream=true&initialRecordTime=" + last.minus(Duration.ofMinutes(10)));
    second.awaitTaken(9);

    assertThat(second.taken()).containsExactlyInAnyOrderElementsOf(all);
  }
}
