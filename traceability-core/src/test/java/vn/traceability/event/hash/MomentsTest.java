package vn.traceability.event.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  /** The platform's own reader is right and slow. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T07:30:00Z",
        "2026-03-02T07:30:00+07:00",
        "2026-03-02T07:30:00-18:00",
        "2026-03-02T07:30:00-00:00",
        "2024-02-29T23:59:59.1Z",
        "2026-03-02T07:30:00.123456789-03:30",
        "2026-03-02T07:30:00.000000001Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999+14:00",
        "2026-03-02T07:30Z",
        "2026-03-02t07:30:00.5z",
        "+12026-03-02T07:30:00Z",
      })
  void aTimeIsWhatThePlatformReads(String time) {
    assertThat(Moments.read(time)).isEqualTo(OffsetDateTime.parse(time).toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T07:30:00.1234567890Z, 2026-03-02T07:30:00.123456789Z",
    "2026-03-02T07:30:00.00000000099999+07:00, 2026-03-02T00:30:00Z",
  })
  void whatIsFinerThanANanosecondIsCutOff(String time, Instant read) {
    assertThat(Moments.read(time)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "+07:00",
        "2026-03-02",
        "2026-03-02T07:30:00",
        "2026-02-30T07:30:00Z",
        "2026-13-02T07:30:00Z",
        "2026-03-02T24:00:00Z",
        "2026-03-02T07:30:60Z",
        "2026-03-02T07:30:00+18:30",
        "2026-03-02T07:30:00+07:60",
        "2026-03-02T07:30:00,5Z",
        "2026-03-02T07:30:00.5.5Z",
        "2026-03-02T07:30:00 Z",
        "2026-03-02 07:30:00Z",
        "٢٠٢٦-03-02T07:30:00Z",
      })
  void anythingElseIsNoTime(String text) {
    assertThatThrownBy(() -> Moments.read(text)).isInstanceOf(DateTimeException.class);
  }
}
