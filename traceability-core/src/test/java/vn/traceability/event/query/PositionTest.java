package vn.traceability.event.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
  private static final String ID = "ni:///sha-256;" + "0a".repeat(32) + "?ver=CBV2.0";

  @ParameterizedTest
  @ValueSource(strings = {"1772413200123", "-5", "xtext with  blanks", "x", "nxoài"})
  void isReadAsItWasWritten(String key) {
    var position = new Position(key, ID, 60);

    assertThat(Position.parse(position.text())).isEqualTo(position);
    assertThat(position.text()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void namesAMoment() {
    var moment = Instant.parse("2026-03-02T01:00:00.123Z");

    assertThat(Position.at(moment, ID, 0).time()).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "1 x 7", "-1 " + "@ 7", "a @ 7", "1  7", "99999999999999999999 @ 7"})
  void whatNobodyWroteIsRefused(String plain) {
    String text =
        Base64.getUrlEncoder()
            .encodeToString(plain.replace("@", ID).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> Position.parse(text))
        .isInstanceOfSatisfying(
            QueryRefused.class, no -> assertThat(no.field()).contains("nextPageToken"));
    assertThatThrownBy(() -> Position.parse("%%" + text)).isInstanceOf(QueryRefused.class);
  }
}
