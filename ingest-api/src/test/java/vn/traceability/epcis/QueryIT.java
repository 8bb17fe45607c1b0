package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

/** Questions whose answers have to agree with each other, over events that a partner captured. */
@ExtendWith(InTheVillage.class)
class QueryIT {
  private static final int EVENTS = 40;
  private static final List<String> STEPS = List.of("shipping", "receiving", "storing", "");
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
  private Village village;
  private Caller partner;
  private Set<String> all;

  @BeforeEach
  void capture(Village here) {
    village = here;
    partner = here.shop.caller();
    CaptureIT.capture(
        partner,
        RestBindingIT.document(
            IntStream.range(0, EVENTS).mapToObj(this::event).toArray(String[]::new)));
    all = ask("");
    assertThat(all).hasSize(EVENTS);
  }

  private String event(int number) {
    String step = STEPS.get(number % STEPS.size());
    return """
        {"type": "ObjectEvent", "action": "OBSERVE", %s
         "eventTime": "2026-02-01T%02d:%02d:00.000+07:00", "eventTimeZoneOffset": "+07:00",
         "epcList": ["urn:epc:id:sgtin:0614141.107346.%s%d"], "ex:number": %d,
         "ex:word": "w%d", "readPoint": {"id": "urn:epc:id:sgln:0614141.07346.%d"}}\
        """
        .formatted(
            step.isEmpty() ? "" : "\"bizStep\": \"%s\",".formatted(step),
            number % 24,
            number,
            village.shop.gln().digits(),
            number,
            number,
            number % 3,
            number % 2);
  }

  @Test
  void beforeAndFromAMomentAreAllAndDisjoint() {
    for (String moment : List.of("2026-02-01T00:00:00Z", "2026-01-31T23:30:00+07:00")) {
      for (String time : List.of("eventTime", "recordTime")) {
        var from = ask("GE_" + time + "=" + encoded(moment));
        var before = ask("LT_" + time + "=" + encoded(moment));
        assertDisjoint(from, before);
      }
    }
    assertDisjoint(ask("GE_" + EX + "number=17"), ask("LT_" + EX + "number=17"));
  }

  private static final String EX = encoded("https://example.org/ns/");

  private void assertDisjoint(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.retainAll(other);
    assertThat(both).isEmpty();
    var union = new HashSet<>(one);
    union.addAll(other);
    assertThat(union).isEqualTo(all);
  }

  @Test
  void aWordThatNoEventMayHaveIsAMistakeAndNotNothing() {
    CaptureIT.isProblem(
        CaptureIT.post(
            partner,
            "/epcis/capture",
            RestBindingIT.document(event(0).replace("shipping", "shiping"))),
        400,
        "ValidationException");
    var answer = partner.get("/epcis/events?EQ_bizStep=shiping");
    CaptureIT.isProblem(answer, 400, "QueryParameterException");
    assertThat(answer.at("detail")).contains("EQ_bizStep").contains("'shiping'");
    CaptureIT.isProblem(
        partner.get("/epcis/bizSteps/shiping/events"), 404, "NoSuchResourceException");
    CaptureIT.isProblem(partner.get("/epcis/eventTypes/Objects"), 404, "NoSuchResourceException");
  }

  @Test
  void whatAnEventHasAsAnAddressIsFoundByTheWordThatTheListNames() {
    CaptureIT.capture(
        partner,
        RestBindingIT.document(
            event(EVENTS).replace("\"shipping\"", "\"https://ref.gs1.org/cbv/BizStep-drying\"")));

    assertThat(values("bizSteps")).contains("drying");
    assertThat(at("/epcis/bizSteps/drying/events"))
        .hasSize(1)
        .isEqualTo(ask("EQ_bizStep=" + encoded("https://ref.gs1.org/cbv/BizStep-drying")));
  }

  @Test
  void allValuesOfAStepAreTheEventsThatHaveOne() {
    var having = new HashSet<String>();
    for (String step : values("bizSteps")) {
      var those = ask("EQ_bizStep=" + encoded(step));
      assertThat(those).isNotEmpty();
      assertThat(those).isEqualTo(at("/epcis/bizSteps/" + encoded(step) + "/events"));
      having.addAll(those);
    }
    assertThat(having).hasSize(EVENTS * 3 / 4);
    assertThat(ask("EQ_bizStep=" + encoded("shipping|receiving|storing"))).isEqualTo(having);
  }

  @Test
  void pagesOneAfterTheOtherAreTheWhole() {
    for (String order :
        List.of(
            "",
            "&orderBy=eventTime",
            "&orderBy=eventTime&orderDirection=DESC",
            "&orderBy=recordTime&orderDirection=ASC")) {
      var pages = new ArrayList<String>();
      Optional<String> next = Optional.of("/epcis/events?perPage=7" + order);
      while (next.isPresent()) {
        var answer = partner.get(next.get()).is(200);
        pages.addAll(ids(answer));
        assertThat(ids(answer).size()).isLessThanOrEqualTo(7);
        CaptureIT.capture(partner, RestBindingIT.document(later(pages.size())));
        next = next(answer);
      }
      assertThat(pages).doesNotHaveDuplicates().containsAll(all);
    }
  }

  private static String later(int number) {
    return """
        {"type": "ObjectEvent", "action": "OBSERVE", "eventTime": "2026-02-0%dT08:00:00.%03dZ",
         "eventTimeZoneOffset": "+00:00", "epcList": ["urn:epc:id:sscc:0614141.1234567890"]}\
        """
        .formatted(1 + number % 3, number);
  }

  @Test
  void bothSpellingsOfAnIdentifierAskTheSame() {
    String serial = village.shop.gln().digits() + "5";
    var urn = ask("MATCH_epc=" + encoded("urn:epc:id:sgtin:0614141.107346." + serial));
    var link = ask("MATCH_epc=" + encoded("https://id.gs1.org/01/10614141073464/21/" + serial));
    var elsewhere =
        ask("MATCH_anyEPC=" + encoded("https://example.com/01/10614141073464/21/" + serial));

    assertThat(urn).hasSize(1).isEqualTo(link).isEqualTo(elsewhere);
    assertThat(
            at("/epcis/epcs/" + encoded("urn:epc:id:sgtin:0614141.107346." + serial) + "/events"))
        .isEqualTo(urn);
    assertThat(ask("EQ_readPoint=" + encoded("urn:epc:id:sgln:0614141.07346.1")))
        .hasSize(EVENTS / 2)
        .isEqualTo(ask("EQ_readPoint=" + encoded("https://id.gs1.org/414/0614141073467/254/1")))
        .isEqualTo(
            at("/epcis/readPoints/" + encoded("urn:epc:id:sgln:0614141.07346.1") + "/events"));
  }

  @Test
  void extensionsAreAskedForByTheirPrefixOrTheirWholeName() {
    var byName = ask("EQ_" + EX + "word=w1");
    var byPrefix =
        Set.copyOf(
            ids(
                partner
                    .with("GS1-Extensions", "mine=https://example.org/ns/")
                    .get("/epcis/events?perPage=1000&EQ_mine:word=w1")
                    .is(200)));

    assertThat(byName).isNotEmpty().isEqualTo(byPrefix);
  }

  @Test
  void theOrderIsTheOneAskedFor() {
    var ascending =
        partner.get("/epcis/events?perPage=1000&orderBy=eventTime&orderDirection=ASC").is(200);
    var times =
        CaptureIT.eventsIn(ascending).stream()
            .map(each -> java.time.OffsetDateTime.parse(each.path("eventTime").stringValue()))
            .map(java.time.OffsetDateTime::toInstant)
            .toList();

    assertThat(times).isSorted();
    var few = ids(partner.get("/epcis/events?eventCountLimit=3&orderBy=eventTime").is(200));
    assertThat(few).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "EQ_nonsense=1, EQ_nonsense, 400, QueryParameterException",
    "GE_eventTime=yesterday, GE_eventTime, 400, QueryParameterException",
    "EQ_action=WATCH, EQ_action, 400, QueryParameterException",
    "perPage=0, perPage, 400, QueryParameterException",
    "nextPageToken=none, nextPageToken, 400, QueryParameterException",
    "orderBy=colour, orderBy, 400, QueryParameterException",
    "maxEventCount=3, maxEventCount, 413, QueryTooLargeException"
  })
  void whatIsNotUnderstoodIsRefusedByName(
      String query, String parameter, int status, String exception) {
    var answer = partner.get("/epcis/events?" + query);

    CaptureIT.isProblem(answer, status, exception);
    assertThat(answer.json().path("detail").stringValue()).containsOnlyOnce(parameter);
    assertThat(answer.json().path("detail").stringValue()).startsWith(parameter);
  }

  @Test
  void whatIsNotForAPartnerIsNeitherFoundNorNamed() {
    var stranger = village.stranger.caller();
    String id = all.iterator().next();

    assertThat(ids(stranger.get("/epcis/events").is(200))).isEmpty();
    CaptureIT.isProblem(
        stranger.get("/epcis/events/" + encoded(id)), 404, "NoSuchResourceException");
    assertThat(stranger.get("/epcis/epcs").is(200).json().path("member").isEmpty()).isTrue();
    assertThat(
            ids(
                village
                    .office(Role.INSPECTOR)
                    .get("/epcis/events?EQ_eventID=" + encoded(id))
                    .is(200)))
        .containsExactly(id);
  }

  @Test
  void theValuesAreThoseOfTheEventsPageByPage() {
    var epcs = values("epcs");

    assertThat(epcs).hasSize(EVENTS).allMatch(each -> each.startsWith("https://id.gs1.org/01/"));
    assertThat(values("eventTypes")).containsExactly("ObjectEvent");
    assertThat(values("readPoints"))
        .containsExactly(
            "https://id.gs1.org/414/0614141073467", "https://id.gs1.org/414/0614141073467/254/1");
    assertThat(values("dispositions")).isEmpty();
    partner.get("/epcis/epcs/" + encoded(epcs.iterator().next())).is(200);
  }

  private TreeSet<String> values(String resource) {
    var found = new TreeSet<String>();
    Optional<String> next = Optional.of("/epcis/" + resource + "?perPage=9");
    while (next.isPresent()) {
      var answer = partner.get(next.get()).is(200);
      answer
          .json()
          .path("member")
          .forEach(each -> assertThat(found.add(each.stringValue())).isTrue());
      next = next(answer);
    }
    return found;
  }

  private Set<String> ask(String query) {
    return at("/epcis/events" + (query.isEmpty() ? "" : "?" + query));
  }

  private Set<String> at(String path) {
    var found = new HashSet<String>();
    Optional<String> next = Optional.of(path + (path.contains("?") ? "&" : "?") + "perPage=1000");
    while (next.isPresent()) {
      var answer = partner.get(next.get()).is(200);
      found.addAll(ids(answer));
      next = next(answer);
    }
    return found;
  }

  private static Optional<String> next(Answer answer) {
    return answer
        .header("Link")
        .map(
            link -> {
              var parts = NEXT.matcher(link);
              assertThat(parts.matches()).as(link).isTrue();
              return URI.create(parts.group(1)).toString();
            });
  }

  private static List<String> ids(Answer answer) {
    return CaptureIT.eventsIn(answer).stream()
        .map(each -> each.path("eventID").stringValue())
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
