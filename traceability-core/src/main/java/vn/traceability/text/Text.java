package vn.traceability.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.refusal.InvalidValue;

/** Lines of text that people type: one spelling for what looks the same. */
public final class Text {
  private Text() {}

  /**
   * Settles a line: Unicode NFC (Vietnamese has two spellings of most vowels), no space at its
   * ends.
   *
   * @param longest most characters (code points) allowed
   * @throws InvalidValue when it is blank, longer, or holds a control character
   */
  public static String line(String field, String text, int longest) {
    String settled = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    if (settled.isEmpty()) {
      throw new InvalidValue(field, text, "must not be blank");
    }
    if (settled.codePointCount(0, settled.length()) > longest) {
      throw new InvalidValue(field, text, "needs at most " + longest + " characters");
    }
    if (settled.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValue(field, text, "must not hold control characters or line breaks");
    }
    return settled;
  }

  /**
   * What two spellings of one name have in common: Unicode NFC, lower case, single blanks. To
   * compare names by, not to show.
   */
  public static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The words of a text as people look for them, who leave out accents: Hành lá is hanh and la.
   *
   * @return lower case, a to z and digits only; empty where the text holds no such character
   */
  public static Set<String> words(String text) {
    String plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replace('đ', 'd');
    return Arrays.stream(plain.split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
