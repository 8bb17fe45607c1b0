package vn.traceability.event.query;

/**
 * A word of the index, or the beginning of several.
 *
 * @param text {@code field=value}, such as {@code bizStep=shipping}
 * @param isPrefix whether every term that begins so is meant
 */
public record Term(String text, boolean isPrefix) {
  private static final int LONGEST_FIELD = 300;
  private static final int LONGEST_VALUE = 200;

  static Term exactly(String field, String value) {
    return new Term(text(field, value), false);
  }

  static Term startingWith(String field, String value) {
    return new Term(text(field, value), true);
  }

  /** Long ones are cut, so that two may share a term: to be found, never to be told apart. */
  static String text(String field, String value) {
    return cut(field, LONGEST_FIELD) + "=" + cut(value, LONGEST_VALUE);
  }

  /** Whether the term says all there is to say. */
  static boolean isWhole(String field, String value) {
    return field.length() <= LONGEST_FIELD && value.length() <= LONGEST_VALUE;
  }

  /** The first text after all that begin with this one, by bytes of UTF-8; for a prefix. */
  public String end() {
    int last = text.length() - 1;
    return text.substring(0, last) + (char) (text.charAt(last) + 1);
  }

  public boolean matches(String term) {
    return isPrefix ? term.startsWith(text) : term.equals(text);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
