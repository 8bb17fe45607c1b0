package vn.traceability.gs1.syntax;

import java.util.Optional;
import vn.traceability.gs1.CheckDigit;
import vn.traceability.gs1.syntax.Symbology.Form;
import vn.traceability.refusal.InvalidValue;

/**
 * What a scanner hands on, and the message of the carrier that it read.
 *
 * @param message elements as {@link ElementString#separated}, a GTIN, or any text, where one that
 *     begins with a circumflex has a backslash before it; behind a bar ({@code |}) the elements of
 *     a composite component
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section
 *     7.8.6</a>
 */
public record ScanData(Symbology symbology, String message) {
  private static final String FIELD = "scanData";
  private static final char SEPARATOR = '\u001d';
  private static final String COMPOSITE = "|]e0";
  private static final int IDENTIFIER = 3;
  private static final String GTIN = "^01";

  /**
   * Reads what came from a scanner: a symbology identifier, then the data with its separators. A
   * text that is the address of a Digital Link has to be a right one.
   *
   * @throws InvalidValue naming the rule
   */
  public static ScanData read(String scanned) {
    if (!scanned.startsWith("]") || scanned.length() < IDENTIFIER) {
      throw new InvalidValue(FIELD, scanned, "needs a symbology identifier such as ]Q3 before it");
    }
    String announced = scanned.substring(1, IDENTIFIER);
    var symbology =
        Symbology.announcedBy(announced)
            .orElseThrow(
                () -> new InvalidValue(FIELD, scanned, "is of no symbology that GS1 uses"));
    String data = scanned.substring(IDENTIFIER);
    if (symbology.form == Form.RETAIL) {
      return new ScanData(symbology, retail(symbology, data));
    }
    return new ScanData(
        symbology, announced.equals(symbology.ofElements) ? elements(data) : text(data));
  }

  private static String elements(String data) {
    if (data.indexOf('^') >= 0) {
      throw new InvalidValue(FIELD, data, "has a circumflex, which no element has");
    }
    String message = "^" + data.replace(SEPARATOR, '^');
    ElementString.separated(message);
    return message;
  }

  private static String text(String data) {
    if (data.matches("(?:https?|HTTPS?)://.*")) {
      DigitalLinkUri.read(data);
    }
    return isLikeElements(data) ? "\\" + data : data;
  }

  /** Whether it begins with a circumflex, behind as many backslashes as may be. */
  private static boolean isLikeElements(String text) {
    return text.matches("(?s)\\\\*\\^.*");
  }

  private static String retail(Symbology symbology, String data) {
    int length = symbology.digits();
    if (data.length() < length) {
      throw new InvalidValue(FIELD, data, "needs %d digits".formatted(length));
    }
    String digits = gtin(data.substring(0, length), length);
    String rest = data.substring(length);
    if (rest.isEmpty()) {
      return digits;
    }
    if (!rest.startsWith(COMPOSITE)) {
      throw new InvalidValue(FIELD, data, "has more than %d digits".formatted(length));
    }
    return digits + "|" + elements(rest.substring(COMPOSITE.length()));
  }

  private static String gtin(String digits, int length) {
    if (digits.length() != length || !CharacterSet.NUMERIC.has(digits)) {
      throw new InvalidValue(FIELD, digits, "needs %d digits".formatted(length));
    }
    int last = length - 1;
    if (digits.charAt(last) - '0' != CheckDigit.of(digits.substring(0, last))) {
      throw new InvalidValue(FIELD, digits, "the check digit does not match");
    }
    return digits;
  }

  /** The elements of the message; empty where it has none. */
  public Optional<ElementString> elements() {
    if (message.startsWith("^")) {
      return Optional.of(ElementString.separated(message));
    }
    return symbology.form == Form.MATRIX && message.matches("(?:https?|HTTPS?)://.*")
        ? Optional.of(DigitalLinkUri.read(message).elements())
        : Optional.empty();
  }

  /**
   * What a scanner would hand on.
   *
   * @throws InvalidValue when a carrier of this kind cannot hold the message
   */
  public String scanned() {
    int bar = symbology.form == Form.MATRIX && !message.startsWith("^") ? -1 : message.indexOf('|');
    String main = bar < 0 ? message : message.substring(0, bar);
    Optional<String> composite =
        bar < 0 ? Optional.empty() : Optional.of(withoutFirst(message.substring(bar + 1)));
    return switch (symbology.form) {
      case MATRIX ->
          main.startsWith("^")
              ? "]" + symbology.ofElements + withoutFirst(main)
              : "]" + symbology.plain + (isLikeElements(main) ? main.substring(1) : main);
      case LINEAR ->
          composite
              .map(
                  more ->
                      "]e0" + withoutFirst(main) + (needsSeparator(main) ? SEPARATOR : "") + more)
              .orElseGet(() -> "]" + symbology.ofElements + withoutFirst(main));
      case GTIN ->
          "]e001"
              + gtin(main.startsWith(GTIN) ? main.substring(3) : main, 14)
              + composite.orElse("");
      case RETAIL ->
          "]"
              + symbology.plain
              + (symbology == Symbology.UPC ? "0" : "")
              + gtin(shortened(main), symbology.digits())
              + composite.map(more -> COMPOSITE + more).orElse("");
    };
  }

  /** Without the zeros that fill a GTIN up to 14 digits. */
  private String shortened(String main) {
    String zeros = GTIN + "0".repeat(14 - symbology.digits());
    return main.startsWith(zeros) ? main.substring(zeros.length()) : main;
  }

  private static String withoutFirst(String elements) {
    ElementString.separated(elements);
    return elements.substring(1).replace('^', SEPARATOR);
  }

  private static boolean needsSeparator(String elements) {
    var all = ElementString.separated(elements).elements();
    return !all.get(all.size() - 1).identifier().hasPredefinedLength();
  }
}
