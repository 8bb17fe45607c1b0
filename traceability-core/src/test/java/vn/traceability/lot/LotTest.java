package vn.traceability.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

class LotTest {
  @ParameterizedTest
  @ValueSource(strings = {"A", "2026/11/25", "/", "a%2Fb;c"})
  void aNameReadsBackAsItWasWritten(String number) {
    var id = LotId.of("09506000134352", number);

    assertThat(LotId.parse(id.toString())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "09506000134352", "09506000134352/", "09506000134353/A", "09506000134352-A"})
  void whatIsNoNameIsRefused(String text) {
    assertThatThrownBy(() -> LotId.parse(text)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void shelfLifeDoesNotEndBeforeItBegins() {
    var produced = LocalDate.parse("2026-03-02");

    assertThatThrownBy(() -> lot(produced, produced.minusDays(1)))
        .isInstanceOfSatisfying(
            InvalidValue.class, no -> assertThat(no.field()).contains("expiresOn"));
    assertThat(lot(produced, produced).expiresOn()).contains(produced);
  }

  private static Lot lot(LocalDate produced, LocalDate expires) {
    return new Lot(
        LotId.of("09506000134352", "A"),
        new Gln("6291041500213"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(produced),
        Optional.of(expires));
  }
}
