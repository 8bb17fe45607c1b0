package vn.traceability.event.hash;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one spelling of a value.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, EPCIS Event Hash
 *     ID, rules 5 to 9 and 14 to 18</a>
 */
final class CanonicalValue {
  private static final String CBV = "https://ref.gs1.org/cbv/";

  private static final Map<String, String> VOCABULARY_URNS =
      Map.of(
          "urn:epcglobal:cbv:bizstep:", CBV + "BizStep-",
          "urn:epcglobal:cbv:disp:", CBV + "Disp-",
          "urn:epcglobal:cbv:btt:", CBV + "BTT-",
          "urn:epcglobal:cbv:sdt:", CBV + "SDT-",
          "urn:epcglobal:cbv:er:", CBV + "ER-");

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?)(?=\\.?[0-9])0*+([0-9]*+)(?:\\.([0-9]*+))?");

  private static final DateTimeFormatter UTC_MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private CanonicalValue() {}

  /**
   * Of a time with its offset: UTC, three decimals, half a millisecond rounded up. Anything else
   * stays as it is; whether it may stand there is not the hash's question.
   */
  static String time(String text) {
    try {
      Instant moment = Moments.read(text);
      return UTC_MILLISECONDS.format(moment.plusNanos(500_000).truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeParseException e) {
      return text;
    }
  }

  /** Of a kind of event: its local name where it is one of the standard. */
  static String eventType(String text) {
    return text.startsWith(Namespaces.EPCIS) ? text.substring(Namespaces.EPCIS.length()) : text;
  }

  /** Of a standard term: a bare word is one of this vocabulary, such as {@code BizStep-}. */
  static String term(String vocabulary, String text) {
    return text.isEmpty() || text.indexOf(':') >= 0 ? any(text) : vocabulary + text;
  }

  /** Of anything else: a standard term as a URN, a number, an identifier of GS1, or plain text. */
  static String any(String text) {
    if (text.startsWith("urn:epcglobal:cbv:")) {
      for (Map.Entry<String, String> urn : VOCABULARY_URNS.entrySet()) {
        if (text.startsWith(urn.getKey())) {
          return urn.getValue() + text.substring(urn.getKey().length());
        }
      }
    }
    if (!text.isEmpty() && text.charAt(0) <= '9') { // as no identifier begins
      Matcher number = NUMBER.matcher(text);
      if (number.matches()) {
        return number(number);
      }
    }
    return EpcUri.hashed(text).orElse(text);
  }

  /** By characters, for a number of any length costs no more than reading it. */
  private static String number(Matcher parts) {
    String whole = parts.group(2);
    String fraction = parts.group(3) == null ? "" : parts.group(3);
    int end = fraction.length();
    while (end > 0 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    if (whole.isEmpty() && end == 0) {
      return "0";
    }
    String sign = parts.group(1).equals("-") ? "-" : "";
    return sign
        + (whole.isEmpty() ? "0" : whole)
        + (end == 0 ? "" : "." + fraction.substring(0, end));
  }
}
