package vn.traceability.gs1.syntax;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rules that the Syntax Dictionary names. Those of coupons, which are in use in North America
 * alone, are not among them: their data is taken as characters of set 82.
 *
 * @see <a href="https://ref.gs1.org/tools/gs1-barcode-syntax-resource/syntax-tests/">GS1 Barcode
 *     Syntax Tests</a>
 */
final class Linters {
  private static final Linter DIGITS = CharacterSet.NUMERIC::flaw;
  private static final int SHORTEST_PREFIX = 4;
  private static final long MOST_LATITUDE = 1_800_000_000L;
  private static final long MOST_LONGITUDE = 3_600_000_000L;
  private static final int YEAR_2000 = 2_000;

  private static final Map<String, Linter> BY_NAME = new HashMap<>();

  static {
    BY_NAME.put("csetnumeric", DIGITS);
    BY_NAME.put("cset82", CharacterSet.SET_82::flaw);
    BY_NAME.put("cset39", CharacterSet.SET_39::flaw);
    BY_NAME.put("cset64", CharacterSet.SET_64::flaw);
    keys();
    times();
    lists();
    numbers();
    forms();
  }

  private Linters() {}

  /**
   * Of a name.
   *
   * @throws IllegalArgumentException when none is called so
   */
  static Linter named(String name) {
    var linter = BY_NAME.get(name);
    if (linter == null) {
      throw new IllegalArgumentException("no rule of the Syntax Dictionary is called " + name);
    }
    return linter;
  }

  private static void keys() {
    Linter prefix =
        Linter.that(
            text ->
                text.length() >= SHORTEST_PREFIX
                    && CharacterSet.NUMERIC.has(text.substring(0, SHORTEST_PREFIX)),
            "needs a GS1 Company Prefix, which has at least 4 digits");
    Linter digit = CheckCharacters::digit;
    BY_NAME.put("csum", digit.after(DIGITS));
    BY_NAME.put("csumalpha", CheckCharacters::pair);
    BY_NAME.put("gcppos1", prefix);
    BY_NAME.put("gcppos2", prefix.behind(1));
    BY_NAME.put("iban", CheckCharacters::iban);
    Linter coupon = text -> Optional.empty();
    BY_NAME.put("couponcode", coupon);
    BY_NAME.put("couponposoffer", coupon);
  }

  private static void times() {
    digits("yymmdd", text -> isDate(text, 2, false), "needs a date that there is, as YYMMDD");
    digits(
        "yymmd0", text -> isDate(text, 2, true), "needs a date that there is, as YYMMDD or YYMM00");
    digits("yyyymmdd", text -> isDate(text, 4, false), "needs a date that there is, as YYYYMMDD");
    digits(
        "yyyymmd0",
        text -> isDate(text, 4, true),
        "needs a date that there is, as YYYYMMDD or YYYYMM00");
    digits("hh", text -> isBelow(text, 24), "needs an hour of two digits, 00 to 23");
    digits("mi", text -> isBelow(text, 60), "needs a minute of two digits, 00 to 59");
    digits("ss", text -> isBelow(text, 60), "needs a second of two digits, 00 to 59");
    digits(
        "hhmi",
        text ->
            text.length() == 4
                && isBelow(text.substring(0, 2), 24)
                && isBelow(text.substring(2), 60),
        "needs a time of the day, as HHMI");
  }

  private static boolean isBelow(String twoDigits, int end) {
    return twoDigits.length() == 2 && Integer.parseInt(twoDigits) < end;
  }

  /** A year of two digits leaps as one of this century does, for its hundreds are not said. */
  private static boolean isDate(String digits, int ofYear, boolean mayLackDay) {
    if (digits.length() != ofYear + 4) {
      return false;
    }
    int year = Integer.parseInt(digits.substring(0, ofYear));
    int month = Integer.parseInt(digits.substring(ofYear, ofYear + 2));
    int day = Integer.parseInt(digits.substring(ofYear + 2));
    try {
      LocalDate.of(ofYear == 2 ? YEAR_2000 + year : year, month, mayLackDay && day == 0 ? 1 : day);
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static void lists() {
    put("iso3166", CodeList.COUNTRIES::has, "needs a country of ISO 3166, of three digits");
    put(
        "iso3166999",
        text -> text.equals("999") || CodeList.COUNTRIES.has(text),
        "needs a country of ISO 3166, of three digits, or 999");
    put(
        "iso3166alpha2",
        CodeList.COUNTRY_LETTERS::has,
        "needs a country of ISO 3166, of two capital letters");
    put("iso4217", CodeList.CURRENCIES::has, "needs a currency of ISO 4217, of three digits");
    put("packagetype", CodeList.PACKAGES::has, "needs a code of the list PackageTypeCode");
    put("iso5218", text -> text.matches("[0129]"), "needs 0, 1, 2 or 9, as ISO/IEC 5218 has it");
    put(
        "mediatype",
        text -> text.matches("0[1-9]|10|[89][0-9]"),
        "needs an AIDC media type: 01 to 10 or 80 to 99");
    put("winding", text -> text.matches("[019]"), "needs a direction of winding: 0, 1 or 9");
    put("yesno", text -> text.matches("[01]"), "needs 0 for no or 1 for yes");
    put(
        "importeridx",
        text -> text.matches("[-0-9A-Z_a-z]"),
        "needs one letter, digit, hyphen or underscore");
  }

  private static void numbers() {
    put("zero", text -> text.matches("0+"), "needs a zero");
    digits("nonzero", text -> !text.matches("0*"), "must not be zero");
    digits("nozeroprefix", text -> !text.startsWith("0"), "must not begin with a zero");
    digits(
        "latitude",
        text -> text.length() == 10 && Long.parseLong(text) <= MOST_LATITUDE,
        "needs ten digits, at most 1800000000");
    digits(
        "longitude",
        text -> text.length() == 10 && Long.parseLong(text) <= MOST_LONGITUDE,
        "needs ten digits, at most 3600000000");
    digits(
        "pieceoftotal",
        text -> text.length() % 2 == 0 && isPlace(half(text, 0), half(text, 1)),
        "needs the number of a piece and how many there are, both from 1, in as many digits");
    put(
        "posinseqslash",
        text ->
            text.matches("[1-9][0-9]*/[1-9][0-9]*")
                && isPlace(text.split("/")[0], text.split("/")[1]),
        "needs a place and the number of places, both from 1, as 2/3");
  }

  private static String half(String text, int which) {
    int middle = text.length() / 2;
    return which == 0 ? text.substring(0, middle) : text.substring(middle);
  }

  private static boolean isPlace(String place, String of) {
    String first = withoutZeros(place);
    String last = withoutZeros(of);
    boolean isBeyond =
        first.length() > last.length()
            || first.length() == last.length() && first.compareTo(last) > 0;
    return !first.isEmpty() && !last.isEmpty() && !isBeyond;
  }

  private static String withoutZeros(String digits) {
    return digits.replaceFirst("^0+", "");
  }

  private static void forms() {
    put("hyphen", text -> text.matches("-+"), "needs a hyphen");
    put(
        "hasnondigit",
        text -> !CharacterSet.NUMERIC.has(text),
        "needs a character that is no digit");
    put(
        "pcenc",
        text -> !text.matches("(?s).*%(?![0-9A-Fa-f]{2}).*"),
        "has a per cent sign that encodes nothing");
  }

  private static void put(String name, Predicate<String> holds, String rule) {
    BY_NAME.put(name, Linter.that(holds, rule));
  }

  private static void digits(String name, Predicate<String> holds, String rule) {
    BY_NAME.put(name, Linter.that(holds, rule).after(DIGITS));
  }
}
