package vn.traceability.gs1.syntax;

import java.util.Locale;

/**
 * How a value is written within a URI. The characters of a value are of one byte each; of what GS1
 * allows none needs more.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, section 2.1</a>
 */
final class PercentEncoding {
  private static final String UNRESERVED = "-._~";
  private static final int BYTE = 256;
  private static final int HEX = 16;

  /** Where in the URI the value stands: in a query a plus sign is a space. */
  enum Place {
    PATH,
    QUERY
  }

  private PercentEncoding() {}

  /** Takes what encodes nothing as it stands. */
  static String decode(String text, Place place) {
    var value = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '%' && i + 2 < text.length() && isHex(text, i + 1) && isHex(text, i + 2)) {
        value.append((char) Integer.parseInt(text.substring(i + 1, i + 3), HEX));
        i += 2;
      } else {
        value.append(character == '+' && place == Place.QUERY ? ' ' : character);
      }
    }
    return value.toString();
  }

  private static boolean isHex(String text, int at) {
    return Character.digit(text.charAt(at), HEX) >= 0;
  }

  /**
   * Leaves letters, digits and four signs as they are.
   *
   * @throws IllegalArgumentException when a character has more than one byte
   */
  static String encode(String value, Place place) {
    var text = new StringBuilder(value.length());
    for (char character : value.toCharArray()) {
      if (character >= BYTE) {
        throw new IllegalArgumentException("no character of one byte: " + character);
      }
      if (isUnreserved(character)) {
        text.append(character);
      } else if (character == ' ' && place == Place.QUERY) {
        text.append('+');
      } else {
        text.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      }
    }
    return text.toString();
  }

  private static boolean isUnreserved(char character) {
    return character >= '0' && character <= '9'
        || character >= 'A' && character <= 'Z'
        || character >= 'a' && character <= 'z'
        || UNRESERVED.indexOf(character) >= 0;
  }
}
