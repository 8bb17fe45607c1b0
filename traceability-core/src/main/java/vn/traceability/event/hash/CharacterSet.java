package vn.traceability.event.hash;

import java.util.BitSet;

/**
 * Which characters may stand in a text; all of them ASCII.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, figures 7.11-1
 *     and 7.11-2 (character sets 82 and 39)</a>
 */
enum CharacterSet {
  SET_82("!\"%&'()*+,-./:;<=>?_", true),
  SET_39("#-/", false),
  /** What stands in a Digital Link as it is (URI Syntax 1.1, table 7-1). */
  PLAIN_IN_LINK("-._';=", true),
  /** What stands in an EPC URN as it is (EPC Tag Data Standard, table A-1). */
  PLAIN_IN_URN("!'()*+,-.:;=_", true);

  private final BitSet characters = new BitSet(128);

  /**
   * @param signs beside digits and capital letters
   */
  CharacterSet(String signs, boolean hasSmallLetters) {
    characters.set('0', '9' + 1);
    characters.set('A', 'Z' + 1);
    if (hasSmallLetters) {
      characters.set('a', 'z' + 1);
    }
    signs.chars().forEach(characters::set);
  }

  boolean has(char c) {
    return characters.get(c);
  }

  /** Whether a text has no other characters. */
  boolean hasAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!has(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
