package vn.traceability.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.traceability.lot.LotId;

class CodeSignerTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final LotId LOT = LotId.of("08930000000019", "HANH-2026-001");

  private final CodeSigner signer = new CodeSigner(MasterKeys.read("test", "0:" + "4b".repeat(32)));

  @Test
  void whatItMadeHolds() {
    assertThat(signer.holds(LOT, sign(signer, 1))).isTrue();
    assertThat(sign(signer, 1)).isEqualTo(sign(signer, 1));
  }

  /** Labels are printed: a change of the algorithm would turn all of them into forgeries. */
  @Test
  void aLabelPrintedOnceHoldsForEver() {
    assertThat(sign(signer, 1).text()).isEqualTo("00000001ENEHGCZ2");
  }

  @Test
  void everySingleChangedCharacterMakesItFalse() {
    var serial = sign(signer, 123_456).text();
    for (int at = 0; at < 16; at++) {
      for (var other : ALPHABET.split("")) {
        if (!serial.startsWith(other, at)) {
          var forged = serial.substring(0, at) + other + serial.substring(at + 1);
          assertThat(signer.holds(LOT, new Serial(forged))).as(forged).isFalse();
        }
      }
    }
  }

  @Test
  void underAnotherLotOrProductItIsFalse() {
    var serial = sign(signer, 1);
    assertThat(signer.holds(LotId.of("08930000000019", "HANH-2026-002"), serial)).isFalse();
    assertThat(signer.holds(LotId.of("08930000000019", "hanh-2026-001"), serial)).isFalse();
    assertThat(signer.holds(LotId.of("08930000000026", "HANH-2026-001"), serial)).isFalse();
  }

  @Test
  void aKeyThatWasReplacedStillVerifies() {
    var both =
        new CodeSigner(MasterKeys.read("test", "0:" + "4b".repeat(32) + ",1:" + "5c".repeat(32)));
    var old = sign(signer, 1);
    var made = sign(both, 1);
    assertThat(both.holds(LOT, old)).isTrue();
    assertThat(both.holds(LOT, made)).isTrue();
    assertThat(made.text()).startsWith("1");
    assertThat(signer.holds(LOT, made)).isFalse();
  }

  @Test
  void isFoldedOnlyWhereThatHolds() {
    var serial = sign(signer, 1);
    var typed = serial.text().toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l');
    assertThat(signer.read(LOT, typed)).contains(serial);
    assertThat(signer.read(LOT, typed.substring(0, 15) + "*")).isEmpty();
    assertThat(signer.read(LotId.of("08930000000019", "X"), typed)).isEmpty();
  }

  /** Chi-squared with 31 degrees of freedom stays below 61.1 in 999 of 1000 fair draws. */
  @Test
  void signaturesAreSpreadEvenlyOverTheAlphabet() {
    int draws = 20_000;
    var counts = new int[8][32];
    var seen = new HashSet<String>();
    for (long sequence = 1; sequence <= draws; sequence++) {
      var signature = sign(signer, sequence).text().substring(8);
      seen.add(signature);
      for (int at = 0; at < 8; at++) {
        counts[at][ALPHABET.indexOf(signature.charAt(at))]++;
      }
    }
    assertThat(seen).hasSize(draws);
    double fair = draws / 32.0;
    for (int at = 0; at < 8; at++) {
      double chi = 0;
      for (int count : counts[at]) {
        chi += (count - fair) * (count - fair) / fair;
      }
      assertThat(chi).as("character %d of the signature", at).isLessThan(61.1);
    }
  }

  /** Under the key that signs now. */
  private static Serial sign(CodeSigner signer, long sequence) {
    return signer.serials(LOT, signer.key()).apply(sequence);
  }
}
