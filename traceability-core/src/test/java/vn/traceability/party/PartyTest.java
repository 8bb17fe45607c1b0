package vn.traceability.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

class PartyTest {
  @Test
  void aVietnameseNameHasOneSpelling() {
    String name = "Hợp tác xã Dương Xá";

    var decomposed =
        party(" " + Normalizer.normalize(name, Normalizer.Form.NFD) + " ", "0101234567");

    assertThat(decomposed).isEqualTo(party(name, "0101234567"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b"})
  void aNameIsOneVisibleLine(String name) {
    assertThatThrownBy(() -> party(name, "0101234567"))
        .isInstanceOfSatisfying(InvalidValue.class, no -> assertThat(no.field()).contains("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "01012345678", "0101234567-01", "०१०१२३४५६७"})
  void aTaxCodeIsTenDigitsOrThirteen(String code) {
    assertThatThrownBy(() -> party("A", code))
        .isInstanceOfSatisfying(
            InvalidValue.class, no -> assertThat(no.field()).contains("taxCode"));
  }

  private static Party party(String name, String taxCode) {
    return new Party(
        new Gln("6291041500213"),
        name,
        Party.Kind.COOPERATIVE,
        "Dương Xá, Gia Lâm",
        new CommuneCode("00565"),
        Optional.of(taxCode),
        Optional.empty());
  }

  @Test
  void remembersOfWhichCooperativesItWasAMember() {
    var first = Gln.internal(1);
    var second = Gln.internal(2);

    var last =
        member(Optional.empty())
            .after(member(Optional.of(second)).after(member(Optional.of(first))));

    assertThat(last.memberOf()).isEmpty();
    assertThat(last.wasEverOf(first)).isTrue();
    assertThat(last.wasEverOf(second)).isTrue();
    assertThat(last.wasEverOf(Gln.internal(3))).isFalse();
  }

  private static Party member(Optional<Gln> of) {
    return new Party(
        Gln.internal(9),
        "Nông hộ",
        Party.Kind.HOUSEHOLD,
        "Xã Gia Lâm",
        new CommuneCode("00565"),
        Optional.empty(),
        of);
  }
}
