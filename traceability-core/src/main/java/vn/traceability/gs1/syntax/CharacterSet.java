package vn.traceability.gs1.syntax;

import java.util.Optional;

/**
 * The characters that a component may hold.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section
 *     7.11</a>
 */
enum CharacterSet {
  NUMERIC("0123456789", "needs digits alone"),
  SET_82(
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
      "needs characters of the GS1 set 82 alone"),
  SET_39("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "needs characters of the GS1 set 39 alone"),
  SET_64(
      "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
      "needs characters of base64url alone");

  private static final int ASCII = 128;
  private static final int MOST_PADDING = 2;

  private final String characters;
  private final String rule;
  private final byte[] places = new byte[ASCII];

  CharacterSet(String characters, String rule) {
    this.characters = characters;
    this.rule = rule;
    for (int place = 0; place < characters.length(); place++) {
      places[characters.charAt(place)] = (byte) (place + 1);
    }
  }

  /** Of the letter that the Syntax Dictionary gives it. */
  static CharacterSet of(char letter) {
    return switch (letter) {
      case 'N' -> NUMERIC;
      case 'X' -> SET_82;
      case 'Y' -> SET_39;
      case 'Z' -> SET_64;
      default -> throw new IllegalArgumentException("no character set is called " + letter);
    };
  }

  /**
   * What is wrong with a text of these characters; base64url may end in signs that fill it up to a
   * multiple of three.
   */
  Optional<String> flaw(String text) {
    int length = text.length();
    if (this == SET_64) {
      while (length > 0 && text.charAt(length - 1) == '=') {
        length--;
      }
      int padding = text.length() - length;
      if (padding > MOST_PADDING || padding > 0 && text.length() % 3 != 0) {
        return Optional.of("ends in a wrong number of equals signs");
      }
    }
    for (int i = 0; i < length; i++) {
      if (place(text.charAt(i)) < 0) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  boolean has(String text) {
    return flaw(text).isEmpty();
  }

  int size() {
    return characters.length();
  }

  /** Where a character stands in the set, from 0; less where it is none of it. */
  int place(char character) {
    return character < ASCII ? places[character] - 1 : -1;
  }
}
