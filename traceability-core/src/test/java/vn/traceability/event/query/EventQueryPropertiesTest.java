package vn.traceability.event.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What must hold between questions, whatever the events are. */
class EventQueryPropertiesTest {
  private static final Instant RECORDED = Instant.parse("2026-04-01T00:01:00Z");

  private final List<JsonNode> events = new RandomEvents(21).some(250);
  private final Random random = new Random(22);

  /** A field that stands once in an event parts those that have it in two. */
  @ParameterizedTest
  @CsvSource({
    "eventTime, eventTimeZoneOffset, 2026-03-02T01:00:00.1231Z",
    "errorDeclarationTime, errorDeclaration, 2026-03-02T07:00:00+07:00",
    "ex:number, ex:number, 122",
    "o:amount, o:amount, 2",
    "ex:when, ex:when, 2026-03-02T01:00:00Z",
  })
  void notBeforeAndBeforePartThoseThatHaveIt(String field, String member, String at) {
    Set<Integer> from = answer("GE_" + field, at);
    Set<Integer> before = answer("LT_" + field, at);

    assertThat(from).isNotEmpty().doesNotContainAnyElementsOf(before);
    assertThat(before).isNotEmpty();
    assertThat(union(from, before)).isEqualTo(having(member));
    if (field.contains(":")) {
      Set<Integer> beyond = answer("GT_" + field, at);
      Set<Integer> equal = answer("EQ_" + field, at);
      assertThat(union(beyond, equal)).isEqualTo(from);
      assertThat(union(before, equal)).isEqualTo(answer("LE_" + field, at));
      assertThat(answer("EXISTS_" + field, "")).isEqualTo(having(member));
    }
  }

  @Test
  void allValuesTogetherAreThoseThatHaveOne() {
    assertThat(answer("EQ_bizStep", "shipping|receiving|packing|https://example.org/ns/drying"))
        .isEqualTo(having("bizStep"));
    assertThat(answer("EQ_disposition", "in_transit|active|recalled"))
        .isEqualTo(having("disposition"));
    assertThat(answer("EQ_action", "ADD|OBSERVE|DELETE")).isEqualTo(having("action"));
    assertThat(answer("MATCH_parentID", firsts(RandomEvents.OBJECTS)))
        .isEqualTo(having("parentID"));
    assertThat(answer("EQ_readPoint", firsts(RandomEvents.PLACES))).isEqualTo(having("readPoint"));
  }

  @Test
  void aListIsTheUnionOfItsValues() {
    for (List<List<String>> identifiers : List.of(RandomEvents.OBJECTS, RandomEvents.CLASSES)) {
      String name = identifiers == RandomEvents.OBJECTS ? "MATCH_anyEPC" : "MATCH_anyEPCClass";
      for (int i = 0; i < 10; i++) {
        List<String> some = identifiers.get(random.nextInt(identifiers.size()));
        List<String> others = identifiers.get(random.nextInt(identifiers.size()));
        assertThat(answer(name, some.get(0) + "|" + others.get(0)))
            .isEqualTo(union(answer(name, some.get(0)), answer(name, others.get(0))));
      }
    }
  }

  @Test
  void everySpellingAsksTheSame() {
    askTheSame("MATCH_anyEPC", RandomEvents.OBJECTS);
    askTheSame("MATCH_epc", RandomEvents.OBJECTS);
    askTheSame("MATCH_anyEPCClass", RandomEvents.CLASSES);
    askTheSame("EQ_bizLocation", RandomEvents.PLACES);
    askTheSame("WD_readPoint", RandomEvents.PLACES);
    askTheSame("EQ_bizStep", RandomEvents.STEPS);
    askTheSame("EQ_disposition", RandomEvents.DISPOSITIONS);
  }

  @Test
  void anyObjectIsOneInSomeField() {
    for (List<String> object : RandomEvents.OBJECTS) {
      var some = new HashSet<Integer>();
      for (String field : List.of("epc", "parentID", "inputEPC", "outputEPC")) {
        some.addAll(answer("MATCH_" + field, object.get(0)));
      }
      assertThat(answer("MATCH_anyEPC", object.get(0))).isEqualTo(some);
    }
  }

  @Test
  void anotherParameterNeverAddsToTheAnswer() {
    var queries = new RandomQueries(23);
    for (int i = 0; i < 80; i++) {
      var one = queries.nextParameters();
      var both = queries.nextParameters();
      both.putAll(one);

      assertThat(answer(one)).containsAll(answer(both));
    }
  }

  private void askTheSame(String parameter, List<List<String>> identifiers) {
    for (List<String> spellings : identifiers) {
      Set<Integer> expected = answer(parameter, spellings.get(0));
      assertThat(expected).as(parameter + spellings).isNotEmpty();
      for (String spelling : spellings) {
        assertThat(answer(parameter, spelling)).as(spelling).isEqualTo(expected);
      }
    }
  }

  private static String firsts(List<List<String>> identifiers) {
    return String.join("|", identifiers.stream().map(each -> each.get(0)).toList());
  }

  private Set<Integer> having(String member) {
    return where(event -> event.has(member));
  }

  private Set<Integer> answer(String parameter, String value) {
    return answer(Map.of(parameter, List.of(value)));
  }

  private Set<Integer> answer(Map<String, List<String>> parameters) {
    EventQuery query = EventQuery.parse(parameters, RandomQueries.PREFIXES);
    return where(event -> query.matches(event, RECORDED));
  }

  private Set<Integer> where(java.util.function.Predicate<JsonNode> test) {
    var numbers = new HashSet<Integer>();
    IntStream.range(0, events.size())
        .filter(each -> test.test(events.get(each)))
        .forEach(numbers::add);
    return numbers;
  }

  private static Set<Integer> union(Set<Integer> some, Set<Integer> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }
}
