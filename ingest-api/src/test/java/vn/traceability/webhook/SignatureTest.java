package vn.traceability.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
  /** Test case 2 of RFC 4231, a known one, and one that Python's hmac worked out. */
  @ParameterizedTest
  @CsvSource({
    "Jefe, what do ya want for nothing?, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "key, The quick brown fox jumps over the lazy dog, f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8",
    "mật khẩu, phở, f2d023fa5fcb0588d61fd2cfd09dae0c57f7587d7e9e7056576adfa1010a6364"
  })
  void isTheOneOfTheStandard(String token, String body, String hex) {
    assertThat(Signature.of(body.getBytes(UTF_8), token)).isEqualTo(hex);
  }
}
