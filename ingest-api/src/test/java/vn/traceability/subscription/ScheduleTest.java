package vn.traceability.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.traceability.refusal.InvalidValue;

/** Times here are those of Vietnam, where 2026-03-02 is a Monday. */
class ScheduleTest {
  private static Schedule schedule(String fields) {
    var map = new HashMap<String, String>();
    for (String field : fields.split(" ")) {
      int equals = field.indexOf('=');
      map.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return new Schedule(map);
  }

  private static Instant at(String local) {
    return OffsetDateTime.parse(local + "+07:00").toInstant();
  }

  /** The first five are the standard's own examples, and the next one that of its OpenAPI. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "second=0 minute=0; 2026-03-02T07:00:01; 2026-03-02T08:00:00",
        "second=0 minute=30 hour=2; 2026-03-02T02:30:00; 2026-03-03T02:30:00",
        "second=0 minute=0 dayOfWeek=[1-5]; 2026-03-06T23:00:00; 2026-03-09T00:00:00",
        "hour=2; 2026-03-02T02:00:00; 2026-03-02T02:00:01",
        "hour=2; 2026-03-02T02:59:59; 2026-03-03T02:00:00",
        "hour=1 minute=5; 2026-03-02T00:00:00; 2026-03-02T01:05:00",
        "second=0,[10-12],59; 2026-03-02T00:00:00; 2026-03-02T00:00:10",
        "second=0,[10-12],59; 2026-03-02T00:00:12; 2026-03-02T00:00:59",
        "second=0,[10-12],59; 2026-03-02T00:00:59; 2026-03-02T00:01:00",
        "second=* minute=5 hour=*; 2026-03-02T07:05:59; 2026-03-02T08:05:00",
        "second=0 minute=0 hour=0 dayOfWeek=7; 2026-03-02T00:00:00; 2026-03-08T00:00:00",
        "second=0 minute=0 hour=0 dayOfWeek=[6-7]; 2026-03-02T00:00:00; 2026-03-07T00:00:00",
        "second=0 minute=0 hour=0 dayOfMonth=31; 2026-03-31T00:00:00; 2026-05-31T00:00:00",
        "second=0 minute=0 hour=0 dayOfMonth=29 month=2; 2026-03-01T00:00:00; 2028-02-29T00:00:00",
        "second=0 minute=0 hour=0 dayOfMonth=13 dayOfWeek=5; 2026-03-14T00:00:00; 2026-11-13T00:00:00",
        "second=[5-5] minute=00,030 hour=23; 2026-03-02T23:30:05; 2026-03-03T23:00:05"
      })
  void comesNextAt(String fields, String after, String next) {
    assertThat(schedule(fields).next(at(after))).isEqualTo(at(next));
  }

  /** Against the text of the standard: the first second of which every part is allowed. */
  @Test
  void isTheFirstSecondThatMatches() {
    var random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int second = random.nextInt(60);
      int minute = random.nextInt(60);
      int from = random.nextInt(60);
      int to = from + random.nextInt(60 - from);
      var schedule =
          new Schedule(
              Map.of("second", second + ",[" + from + "-" + to + "]", "minute", "" + minute));
      Instant start = at("2026-03-02T00:00:00").plusSeconds(random.nextInt(86_400));
      Instant expected = start.plusSeconds(1);
      while (true) {
        int its = (int) (expected.getEpochSecond() % 60);
        if (expected.getEpochSecond() / 60 % 60 == minute
            && (its == second || its >= from && its <= to)) {
          break;
        }
        expected = expected.plusSeconds(1);
      }
      assertThat(schedule.next(start)).as(schedule + " after " + start).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "second=60; schedule.second",
        "minute=-1; schedule.minute",
        "hour=24; schedule.hour",
        "dayOfMonth=0; schedule.dayOfMonth",
        "dayOfMonth=32; schedule.dayOfMonth",
        "month=13; schedule.month",
        "dayOfWeek=0; schedule.dayOfWeek",
        "dayOfWeek=8; schedule.dayOfWeek",
        "minute=[30-10]; schedule.minute",
        "minute=30-40; schedule.minute",
        "minute=[30]; schedule.minute",
        "minute=[1-2-3]; schedule.minute",
        "minute=; schedule.minute",
        "minute=1,; schedule.minute",
        "minute=,1; schedule.minute",
        "second=0/30; schedule.second",
        "second=*/5; schedule.second",
        "hour=MON; schedule.hour",
        "dayOfMonth=L; schedule.dayOfMonth",
        "dayOfWeek=5#2; schedule.dayOfWeek",
        "dayOfWeek=MON; schedule.dayOfWeek",
        "second=99999999999999999999; schedule.second",
        "year=2026; schedule.year",
        "dayOfMonth=31 month=2; schedule",
        "dayOfMonth=30,31 month=2; schedule"
      })
  void isRefusedByName(String fields, String name) {
    assertThatThrownBy(() -> schedule(fields))
        .isInstanceOfSatisfying(InvalidValue.class, no -> assertThat(no.field()).contains(name));
  }

  @Test
  void needsAField() {
    assertThatThrownBy(() -> new Schedule(Map.of())).isInstanceOf(InvalidValue.class);
  }
}
