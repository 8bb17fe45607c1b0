package vn.traceability.event.hash;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text inside an identifier, percent-encoded in one way only.
 *
 * @see <a href="https://ref.gs1.org/standards/digital-link/uri-syntax/">GS1 Digital Link: URI
 *     Syntax 1.1, table 7-1 (symbols to be percent-encoded)</a>
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, figures 7.11-1
 *     and 7.11-2 (character sets 82 and 39)</a>
 */
final class Gs1Text {
  private static final Pattern SET_82 = Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]*");
  private static final Pattern SET_39 = Pattern.compile("[#\\-/0-9A-Z]*");
  private static final String UNENCODED = "-._';=";

  private Gs1Text() {}

  /** Of character set 82; empty when a character is outside it or there are none or too many. */
  static Optional<String> canonical(String text, int longest) {
    return decoded(text)
        .filter(plain -> !plain.isEmpty() && plain.length() <= longest)
        .filter(plain -> SET_82.matcher(plain).matches())
        .map(Gs1Text::encoded);
  }

  /** Of character set 39, 1 to 30 characters. */
  static Optional<String> canonicalComponent(String text) {
    return decoded(text)
        .filter(plain -> !plain.isEmpty() && plain.length() <= 30)
        .filter(plain -> SET_39.matcher(plain).matches())
        .map(Gs1Text::encoded);
  }

  /** Without percent-encoding; empty when that is broken. Only ASCII can be in an identifier. */
  static Optional<String> decoded(String text) {
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

  static String encoded(String plain) {
    StringBuilder text = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean alphanumeric =
          (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (alphanumeric || UNENCODED.indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append(String.format("%%%02X", (int) c));
      }
    }
    return text.toString();
  }
}
