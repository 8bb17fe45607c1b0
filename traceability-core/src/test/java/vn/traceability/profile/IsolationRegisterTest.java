package vn.traceability.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.profile.IsolationRegister.Lookup;
import vn.traceability.profile.IsolationRegister.Period;
import vn.traceability.refusal.InvalidValue;

class IsolationRegisterTest {
  @Nested
  class Asked {
    private final Lookup lookup =
        register(
                period("Thuốc trừ sâu Sạch", "Hành", 7),
                period("Thuốc trừ sâu Sạch", "Cải bắp", 10),
                period("Ridomil Gold 68WG", null, 14),
                period("Ridomil Gold 68WG", "Hành", 5),
                period("Bẫy dính", null, 0))
            .lookup();

    @Test
    void thePeriodOfTheCropBeatsTheOneForAllCrops() {
      assertThat(lookup.days("Ridomil Gold 68WG", Optional.of("Hành"))).hasValue(5);
      assertThat(lookup.days("Ridomil Gold 68WG", Optional.of("Tỏi"))).hasValue(14);
      assertThat(lookup.days("Ridomil Gold 68WG", Optional.empty())).hasValue(14);
    }

    @Test
    void aCropItDoesNotNameIsUnknownAndGetsNoOtherCropsPeriod() {
      assertThat(lookup.days("Thuốc trừ sâu Sạch", Optional.of("Tỏi"))).isEmpty();
      assertThat(lookup.days("Thuốc trừ sâu Sạch", Optional.empty())).isEmpty();
    }

    @Test
    void aProductItDoesNotNameIsUnknown() {
      assertThat(lookup.days("Thuốc lạ", Optional.of("Hành"))).isEmpty();
      assertThat(lookup.days("", Optional.empty())).isEmpty();
    }

    @Test
    void noWaitIsAnAnswerAndNotUnknown() {
      assertThat(lookup.days("Bẫy dính", Optional.of("Hành"))).hasValue(0);
    }

    @Test
    void spellingsThatLookTheSameAreTheSame() {
      var decomposed = Normalizer.normalize("Thuốc trừ sâu Sạch", Normalizer.Form.NFD);
      assertThat(decomposed).isNotEqualTo("Thuốc trừ sâu Sạch");

      assertThat(lookup.days(decomposed, Optional.of("HÀNH"))).hasValue(7);
      assertThat(lookup.days("  thuốc trừ  sâu SẠCH ", Optional.of(" hành"))).hasValue(7);
      assertThat(
              lookup.days(
                  "THUỐC TRỪ SÂU SẠCH",
                  Optional.of(Normalizer.normalize("cải  BẮP", Normalizer.Form.NFD))))
          .hasValue(10);
    }

    @Test
    void anotherToneIsAnotherName() {
      assertThat(lookup.days("Thuốc trừ sâu Sách", Optional.of("Hành"))).isEmpty();
    }

    @Test
    void withoutARegisterNothingIsKnown() {
      assertThat(Lookup.NOTHING.days("Ridomil Gold 68WG", Optional.of("Hành"))).isEmpty();
    }
  }

  @Test
  void oneProductStandsOnceForACropWhateverItsSpelling() {
    assertThatThrownBy(() -> register(period("Ridomil", "Hành", 5), period("RIDOMIL", "hành", 7)))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> register(period("Ridomil", null, 5), period("Ridomil ", null, 7)))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void daysLieBetweenNoneAndAYear() {
    assertThatThrownBy(() -> period("Ridomil", null, -1)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> period("Ridomil", null, 366)).isInstanceOf(InvalidValue.class);
    assertThat(period("Ridomil", null, 365).days()).isEqualTo(365);
  }

  @Test
  void aRegisterThatSaysNothingIsNone() {
    assertThatThrownBy(() -> register()).isInstanceOf(InvalidValue.class);
  }

  private static IsolationRegister register(Period... periods) {
    return new IsolationRegister(
        "r1",
        "Danh mục thuốc BVTV",
        "Cục Trồng trọt và Bảo vệ thực vật",
        LocalDate.parse("2026-01-01"),
        List.of(periods));
  }

  private static Period period(String product, @Nullable String crop, int days) {
    return new Period(product, Optional.ofNullable(crop), days);
  }
}
