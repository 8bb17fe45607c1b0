package vn.traceability.event.hash;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Text inside an identifier, percent-encoded in one way only.
 *
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link: URI
 *     Syntax 1.1, table 7-1 (symbols to be percent-encoded)</a>
 */
final class Gs1Text {
  private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();

  private Gs1Text() {}

  /** Of character set 82; empty when a character is outside it or there are none or too many. */
  static Optional<String> canonical(String text, int longest, CharacterSet plainly) {
    return decoded(text)
        .filter(plain -> !plain.isEmpty() && plain.length() <= longest)
        .filter(plain -> CharacterSet.SET_82.hasAll(plain))
        .map(plain -> encoded(plain, plainly));
  }

  /** Of character set 39, 1 to 30 characters. */
  static Optional<String> canonicalComponent(String text, CharacterSet plainly) {
    return decoded(text)
        .filter(plain -> !plain.isEmpty() && plain.length() <= 30)
        .filter(plain -> CharacterSet.SET_39.hasAll(plain))
        .map(plain -> encoded(plain, plainly));
  }

  /** Without percent-encoding; empty when that is broken. Only ASCII can be in an identifier. */
  static Optional<String> decoded(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        c = (char) (16 * high + low);
        i += 2;
      }
      plain.append(c);
    }
    return Optional.of(plain.toString());
  }

  /**
   * @param plainly which characters stay as they are
   */
  static String encoded(String plain, CharacterSet plainly) {
    if (plainly.hasAll(plain)) {
      return plain;
    }
    StringBuilder text = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (plainly.has(c)) {
        text.append(c);
      } else {
        text.append('%').append(HEXADECIMAL.toHexDigits((byte) c));
      }
    }
    return text.toString();
  }
}
