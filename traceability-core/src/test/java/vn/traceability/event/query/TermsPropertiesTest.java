package vn.traceability.event.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Terms never hide an event that is part of an answer. */
class TermsPropertiesTest {
  private static final Instant RECORDED = Instant.parse("2026-04-01T00:01:00Z");

  private final List<JsonNode> events = new RandomEvents(1).some(200);
  private final List<Set<String>> terms = events.stream().map(Terms::of).toList();
  private final RandomQueries queries = new RandomQueries(2);

  @Test
  void anEventThatMatchesHasATermOfEachParameter() {
    int matched = 0;
    for (int i = 0; i < 600; i++) {
      EventQuery query = queries.next();
      for (int e = 0; e < events.size(); e++) {
        JsonNode event = events.get(e);
        if (query.matches(event, RECORDED)) {
          matched++;
          assertThat(meets(query, terms.get(e))).as("%s and %s", query.terms(), event).isTrue();
        }
      }
    }
    assertThat(matched).isGreaterThan(2_000);
  }

  @Test
  void whereTermsTellAllAnEventThatHasThemMatches() {
    int met = 0;
    for (int i = 0; i < 600; i++) {
      EventQuery query = queries.next();
      if (query.exact() && query.recordTime().contains(RECORDED)) {
        for (int e = 0; e < events.size(); e++) {
          JsonNode event = events.get(e);
          Instant time = Terms.eventTime(event).truncatedTo(ChronoUnit.MILLIS);
          if (meets(query, terms.get(e)) && query.eventTime().contains(time)) {
            met++;
            assertThat(query.matches(event, RECORDED))
                .as("%s and %s", query.terms(), event)
                .isTrue();
          }
        }
      }
    }
    assertThat(met).isGreaterThan(2_000);
  }

  private static boolean meets(EventQuery query, Set<String> terms) {
    return query.terms().stream()
        .allMatch(any -> any.stream().anyMatch(term -> terms.stream().anyMatch(term::matches)));
  }
}
