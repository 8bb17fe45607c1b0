package vn.traceability.code;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/**
 * The serial of AI (21) on a label: 80 bits as 16 characters. 5 bits name the key (0 to 15: a code
 * for a lot, 16 to 31: a code of a pre-printed roll, under the key of 16 less), 35 bits are the
 * sequence number within the GTIN, 40 bits are the message authentication code over both and the
 * lot.
 *
 * @see <a href="https://www.crockford.com/base32.html">Crockford's base32</a>
 */
public record Serial(String text) {
  private static final Pattern WRITTEN = Pattern.compile("[0-9A-HJKMNP-TV-Z]{16}");

  private static final int FIRST_OF_ROLLS = 16;

  static final long LAST_SEQUENCE = (1L << 35) - 1;

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  public Serial {
    if (!isWritten(text)) {
      throw new InvalidValue("serial", text, "needs 16 characters of Crockford's base32");
    }
  }

  /**
   * Puts the parts together.
   *
   * @param key 0 to 31
   * @param sequence 0 to 2^35 - 1
   * @param mac its lowest 40 bits count
   */
  static Serial of(int key, long sequence, long mac) {
    if (key < 0 || key > 31 || sequence < 0 || sequence > LAST_SEQUENCE) {
      throw new IllegalArgumentException("key " + key + ", sequence " + sequence);
    }
    return new Serial(eight((long) key << 35 | sequence) + eight(mac));
  }

  /** Whether it is written the one way that labels carry it. */
  public static boolean isWritten(String text) {
    return WRITTEN.matcher(text).matches();
  }

  /**
   * What someone may have meant: lower case is raised, I and L read as 1, O as 0. Only a signature
   * that holds makes it more than a guess.
   */
  public static Optional<Serial> meantBy(String typed) {
    var folded =
        typed.toUpperCase(Locale.ROOT).replace('I', '1').replace('L', '1').replace('O', '0');
    return isWritten(folded) ? Optional.of(new Serial(folded)) : Optional.empty();
  }

  /** The key number in serials of rolls that are made under a master key. */
  static int rollKey(int master) {
    return FIRST_OF_ROLLS + master;
  }

  /** The number of the master key behind a key number. */
  static int master(int key) {
    return key % FIRST_OF_ROLLS;
  }

  static boolean isOfRoll(int key) {
    return key >= FIRST_OF_ROLLS;
  }

  /** Whether it was made for a roll, so that its label names no lot. */
  public boolean isOfRoll() {
    return isOfRoll(key());
  }

  int key() {
    return DIGITS.indexOf(text.charAt(0));
  }

  /** The number within the GTIN, counted from 1. */
  public long sequence() {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 5 | DIGITS.indexOf(text.charAt(i));
    }
    return bits & LAST_SEQUENCE;
  }

  @Override
  public String toString() {
    return text;
  }

  private static String eight(long bits) {
    var written = new StringBuilder(8);
    for (int shift = 35; shift >= 0; shift -= 5) {
      written.append(DIGITS.charAt((int) (bits >>> shift) & 31));
    }
    return written.toString();
  }
}
