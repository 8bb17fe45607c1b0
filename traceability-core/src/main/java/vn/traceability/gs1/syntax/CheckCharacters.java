package vn.traceability.gs1.syntax;

import java.math.BigInteger;
import java.util.Optional;
import vn.traceability.gs1.CheckDigit;

/** Texts that end in, or begin with, what their other characters ask for. */
final class CheckCharacters {
  private static final String OF_PAIRS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int MODULUS = 1021;
  private static final int MOST_WITH_PAIR = 99;
  private static final int SHORTEST_IBAN = 11;
  private static final int LONGEST_IBAN = 34;
  private static final int[] PRIMES = primes(MOST_WITH_PAIR - 2);

  private CheckCharacters() {}

  /**
   * The check digit of numeric keys.
   *
   * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section
   *     7.9.1</a>
   */
  static Optional<String> digit(String text) {
    int last = text.length() - 1;
    return last >= 0 && text.charAt(last) - '0' == CheckDigit.of(text.substring(0, last))
        ? Optional.empty()
        : Optional.of("the check digit does not match");
  }

  /**
   * The pair of check characters of alphanumeric keys: the places of the characters in set 82,
   * weighted by primes from the right, modulo 1021, in two characters of a set of 32.
   *
   * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section
   *     7.9.5</a>
   */
  static Optional<String> pair(String text) {
    int end = text.length() - 2;
    if (end < 1 || text.length() > MOST_WITH_PAIR) {
      return Optional.of("needs 3 to " + MOST_WITH_PAIR + " characters");
    }
    int sum = 0;
    for (int i = 0; i < end; i++) {
      int place = CharacterSet.SET_82.place(text.charAt(i));
      if (place < 0) {
        return Optional.of("needs characters of the GS1 set 82 alone");
      }
      sum += place * PRIMES[end - 1 - i];
    }
    sum %= MODULUS;
    return text.charAt(end) == OF_PAIRS.charAt(sum / OF_PAIRS.length())
            && text.charAt(end + 1) == OF_PAIRS.charAt(sum % OF_PAIRS.length())
        ? Optional.empty()
        : Optional.of("the pair of check characters does not match");
  }

  /**
   * The check of International Bank Account Numbers, modulo 97.
   *
   * @see <a href="https://www.iso.org/standard/81090.html">ISO 13616-1</a>
   */
  static Optional<String> iban(String text) {
    if (text.length() < SHORTEST_IBAN || text.length() > LONGEST_IBAN) {
      return Optional.of("an IBAN has %d to %d characters".formatted(SHORTEST_IBAN, LONGEST_IBAN));
    }
    if (!CodeList.COUNTRY_LETTERS.has(text.substring(0, 2))) {
      return Optional.of("an IBAN begins with a country of ISO 3166");
    }
    if (!text.matches("[0-9A-Z]*")) {
      return Optional.of("an IBAN has digits and capital letters alone");
    }
    var digits = new StringBuilder();
    (text.substring(4) + text.substring(0, 4))
        .chars()
        .forEach(character -> digits.append(Character.digit(character, Character.MAX_RADIX)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).equals(BigInteger.ONE)
        ? Optional.empty()
        : Optional.of("the check digits of the IBAN do not match");
  }

  private static int[] primes(int count) {
    int[] primes = new int[count];
    var prime = BigInteger.ONE;
    for (int i = 0; i < count; i++) {
      prime = prime.nextProbablePrime();
      primes[i] = prime.intValue();
    }
    return primes;
  }
}
