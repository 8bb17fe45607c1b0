package vn.traceability.event.epcis.document;

/**
 * Texts whose form is beyond doubt: whoever asserts the formats of JSON Schema draft 7 says yes to
 * each of them. A no means only that somebody else has to look.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986">RFC 3986</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
final class FastFormats {
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  /** Characters by which a URI goes on behind its scheme, without brackets, percent and number. */
  private static final boolean[] PLAIN = characters("-._~:/?@!$&'()*+,;=");

  private static final boolean[] SCHEME = characters("+-.");
  private static final boolean[] HOST = characters("-.");

  private FastFormats() {}

  /** Letters, digits and these. */
  private static boolean[] characters(String others) {
    var all = new boolean[128];
    for (char each = 0; each < all.length; each++) {
      all[each] = isLetter(each) || isDigit(each) || others.indexOf(each) >= 0;
    }
    return all;
  }

  private static boolean isLetter(char character) {
    return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isHex(char character) {
    return isDigit(character)
        || character >= 'a' && character <= 'f'
        || character >= 'A' && character <= 'F';
  }

  private static boolean isOneOf(boolean[] characters, char character) {
    return character < characters.length && characters[character];
  }

  /** An absolute URI in ASCII; one with a port, a user or an address in brackets is not sure. */
  static boolean isUri(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon + 1 == text.length() || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < colon; i++) {
      if (!isOneOf(SCHEME, text.charAt(i))) {
        return false;
      }
    }
    int rest = colon + 1;
    if (text.startsWith("//", rest)) {
      rest = endOfHost(text, rest + 2);
      if (rest < 0) {
        return false;
      }
    }
    return goesOn(text, rest);
  }

  /** Where the path begins, or the text ends; -1 where that is not sure. */
  private static int endOfHost(String text, int start) {
    int end = start;
    while (end < text.length() && isOneOf(HOST, text.charAt(end))) {
      end++;
    }
    boolean path = end < text.length() && text.charAt(end) == '/';
    return path || end == text.length() && end > start ? end : -1;
  }

  private static boolean goesOn(String text, int start) {
    boolean inFragment = false;
    for (int i = start; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '%') {
        if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
          return false;
        }
        i += 2;
      } else if (character == '#') {
        if (inFragment || i == start) {
          return false;
        }
        inFragment = true;
      } else if (!isOneOf(PLAIN, character)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A time such as {@code 2026-03-02T07:30:00.000+07:00}: no leap second, no small letters, at most
   * nine places of a second, an offset of less than 15 hours that is not {@code -00:00}.
   */
  static boolean isDateTime(String text) {
    int length = text.length();
    if (length < 20
        || !hasDigits(text, 0, 4)
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return false;
    }
    int year = Integer.parseInt(text, 0, 4, 10);
    int month = number(text, 5);
    int day = number(text, 8);
    if (year < 1
        || month < 1
        || month > 12
        || day < 1
        || day > days(year, month)
        || !isUpTo(23, number(text, 11))
        || !isUpTo(59, number(text, 14))
        || !isUpTo(59, number(text, 17))) {
      return false;
    }
    int end = 19;
    if (text.charAt(end) == '.') {
      int first = ++end;
      while (end < length && isDigit(text.charAt(end))) {
        end++;
      }
      if (end == first || end > first + 9) {
        return false;
      }
    }
    return isOffset(text, end);
  }

  private static boolean isOffset(String text, int start) {
    if (start + 1 == text.length()) {
      return text.charAt(start) == 'Z';
    }
    if (start + 6 != text.length() || text.charAt(start + 3) != ':') {
      return false;
    }
    int hours = number(text, start + 1);
    int minutes = number(text, start + 4);
    return isUpTo(14, hours)
        && isUpTo(59, minutes)
        && (text.charAt(start) == '+' || text.charAt(start) == '-' && hours + minutes > 0);
  }

  private static int days(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  private static boolean isUpTo(int most, int number) {
    return number >= 0 && number <= most;
  }

  /** Two digits as a number; -1 where they are none. */
  private static int number(String text, int start) {
    return hasDigits(text, start, 2)
        ? (text.charAt(start) - '0') * 10 + text.charAt(start + 1) - '0'
        : -1;
  }

  private static boolean hasDigits(String text, int start, int count) {
    for (int i = start; i < start + count; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** An offset as {@code eventTimeZoneOffset} has it: from -14:00 to +14:00. */
  static boolean isTimeZoneOffset(String text) {
    if (text.length() != 6
        || text.charAt(0) != '+' && text.charAt(0) != '-'
        || text.charAt(3) != ':') {
      return false;
    }
    int hours = number(text, 1);
    int minutes = number(text, 4);
    return isUpTo(13, hours) && isUpTo(59, minutes) || hours == 14 && minutes == 0;
  }

  /** Two or three capital letters or digits. */
  static boolean isUnit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (!isDigit(character) && !(character >= 'A' && character <= 'Z')) {
        return false;
      }
    }
    return text.length() == 2 || text.length() == 3;
  }

  static boolean isHexadecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isHex(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Digits with dots between them. */
  static boolean isVersion(String text) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      boolean before = digit;
      digit = isDigit(text.charAt(i));
      if (!digit && !(before && text.charAt(i) == '.')) {
        return false;
      }
    }
    return digit;
  }
}
