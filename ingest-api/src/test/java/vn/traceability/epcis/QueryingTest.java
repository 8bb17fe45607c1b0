package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.account.Account;
import vn.traceability.account.Role;
import vn.traceability.event.EventId;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.event.query.AttributeQuestion;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.event.query.Page;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.QueryTooLarge;
import vn.traceability.event.query.ReadableEvent;
import vn.traceability.event.query.ValueKind;
import vn.traceability.event.query.ValuesPage;
import vn.traceability.gs1.Gln;

/** What is asked of master data where more is registered than events can be asked for. */
class QueryingTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final Position NEXT = Position.at(NOW, "7", 3);

  /** Only the place of the second event has a name. */
  private static final MasterDataAttributes REGISTERED =
      new MasterDataAttributes() {
        @Override
        public Set<MasterDataKey> having(
            MasterDataKey.Kind kind, AttributeQuestion question, Optional<Set<Gln>> readers) {
          throw new QueryTooLarge(question.parameter(), "too many");
        }

        @Override
        public Set<MasterDataKey> among(
            Collection<MasterDataKey> keys,
            AttributeQuestion question,
            Optional<Set<Gln>> readers) {
          var named = new MasterDataKey(MasterDataKey.Kind.PLACE, "9506000134352");
          return keys.contains(named) ? Set.of(named) : Set.of();
        }
      };

  private static FoundEvent at(int number, String gln) {
    String json =
        """
        {"@context": "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
         "type": "ObjectEvent", "action": "OBSERVE", "eventTime": "2026-03-02T07:30:00Z",
         "eventTimeZoneOffset": "+07:00", "epcList": ["urn:x:%d"],
         "readPoint": {"id": "https://id.gs1.org/414/%s"}}
        """
            .formatted(number, gln);
    return new FoundEvent(
        new EventId(EpcisForm.identify(EpcisForm.parse(json)).value()),
        "urn:x:" + number,
        json,
        NOW);
  }

  /** Three events, and more behind them. */
  private static final EventSearch EVENTS =
      new EventSearch() {
        @Override
        public Page find(
            EventQuery query, Optional<Set<Gln>> readers, Optional<Position> after, int limit) {
          assertThat(query.asksOfMasterData()).isFalse();
          return new Page(
              List.of(at(1, "9506000134369"), at(2, "9506000134352"), at(3, "9506000134376")),
              Optional.of(NEXT));
        }

        @Override
        public ValuesPage values(
            ValueKind kind, Optional<Set<Gln>> readers, Optional<String> after, int limit) {
          throw new UnsupportedOperationException();
        }

        @Override
        public List<ReadableEvent> readable(Collection<EventId> ids) {
          throw new UnsupportedOperationException();
        }

        @Override
        public long rebuild() {
          throw new UnsupportedOperationException();
        }
      };

  private static Answer ask(String query) {
    var http =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                QueryingTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getQueryString" -> query;
                      case "getRequestURI" -> "/epcis/events";
                      case "getRequestURL" -> new StringBuffer("http://localhost/epcis/events");
                      default -> null;
                    });
    var account =
        new Account(
            "office", "Office", Role.INSPECTOR, Optional.empty(), Set.of(), Optional.empty());
    return new Querying(
            EVENTS, REGISTERED, any -> Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC))
        .events(new Request(http, account));
  }

  @Test
  void aPageIsSiftedByWhatItsEventsNameAndSaysWhereToGoOn() {
    var answer = ask("HASATTR_readPoint=cbvmda:name&perPage=3");

    assertThat(EpcisForm.parse(new String(answer.body(), StandardCharsets.UTF_8)))
        .satisfies(
            body ->
                assertThat(
                        IntStream.of(1, 2, 3)
                            .filter(number -> body.toString().contains("urn:x:" + number)))
                    .containsExactly(2));
    assertThat(answer.headers()).containsKey("Link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxEventCount=10", "eventCountLimit=10&orderBy=eventTime"})
  void whatCountsEventsCannotBeAnsweredSo(String counting) {
    assertThatThrownBy(() -> ask("HASATTR_readPoint=cbvmda:name&" + counting))
        .isInstanceOfSatisfying(
            EpcisProblem.class,
            no ->
                assertThat(no.body().path("type").stringValue())
                    .endsWith("QueryTooLargeException"));
  }
}
