package vn.traceability.gs1.syntax;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.traceability.refusal.InvalidValue;

/**
 * Reads what a compressed GS1 Digital Link has in place of identifiers and values: bits, six in
 * each letter. Nothing here compresses; labels that were printed so are read.
 *
 * @see <a href="https://ref.gs1.org/standards/digital-link/compression/">GS1 Digital Link:
 *     Compression, tables opt, P and F</a>
 */
public final class CompressedLink {
  private static final String FIELD = "compressed";
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String HEXADECIMAL = "0123456789ABCDEF";
  private static final int LETTER = 6;
  private static final int HALF = 4;
  private static final int ASCII = 7;
  private static final int ENCODING = 3;
  private static final int LONGEST = 2_000;

  /** Identifiers that stand together under one number of two hexadecimal digits. */
  private static final Map<String, List<String>> TOGETHER = together();

  private final String bits;
  private int at;

  private CompressedLink(String bits) {
    this.bits = bits;
  }

  private static Map<String, List<String>> together() {
    var single =
        Stream.of(
            "0A 01 22",
            "0B 01 10",
            "0C 01 21",
            "0D 01 17",
            "0E 01 7003",
            "0F 01 30",
            "1A 01 10 21 17",
            "1B 01 15",
            "1C 01 11",
            "1D 01 16",
            "1E 01 91",
            "1F 01 10 15",
            "9A 8010 8011",
            "9B 8017 8019",
            "9C 8018 8019",
            "9D 414 254");
    var weights =
        IntStream.range(0, 6)
            .boxed()
            .flatMap(
                n ->
                    Stream.of(
                        "2" + HEXADECIMAL.charAt(10 + n) + " 01 310" + n,
                        "3" + HEXADECIMAL.charAt(10 + n) + " 01 320" + n));
    var prices =
        IntStream.range(0, 10)
            .boxed()
            .flatMap(n -> Stream.of("A" + n + " 01 392" + n, "C" + n + " 255 390" + n));
    var discounts =
        IntStream.range(0, 4).mapToObj(n -> "C" + HEXADECIMAL.charAt(10 + n) + " 255 394" + n);
    return Stream.of(single, weights, prices, discounts)
        .flatMap(each -> each)
        .map(each -> List.of(each.split(" ")))
        .collect(Collectors.toMap(each -> each.get(0), each -> each.subList(1, each.size())));
  }

  /**
   * What a compressed part says.
   *
   * @param stem of the Digital Link that is read out of it
   * @param before what stands uncompressed before it, such as {@code /01/09506000134352}, or
   *     nothing
   * @param compressed the last part of the path, of base64 for addresses (RFC 4648, section 5)
   * @throws InvalidValue when it says nothing that is a Digital Link
   */
  public static DigitalLinkUri read(String stem, String before, String compressed) {
    if (compressed.length() > LONGEST) {
      throw refused(compressed, "is too long");
    }
    var bits = new StringBuilder();
    for (char letter : compressed.toCharArray()) {
      int value = LETTERS.indexOf(letter);
      if (value < 0) {
        throw refused(compressed, "has other characters than those of base64 for addresses");
      }
      bits.append(binary(value));
    }
    var elements = new ArrayList<Element>();
    var others = new ArrayList<String>();
    if (!before.isEmpty()) {
      elements.addAll(DigitalLinkUri.read(DigitalLinkUri.CANONICAL_STEM + before).path());
    }
    new CompressedLink(bits.toString()).readAll(elements, others);
    var whole = DigitalLinkUri.of(new ElementString(elements), stem);
    var link = new DigitalLinkUri(whole.stem(), whole.path(), whole.attributes(), others);
    link.elements().mustGoTogether();
    return link;
  }

  private static String binary(int value) {
    return "%6s".formatted(Integer.toBinaryString(value)).replace(' ', '0');
  }

  private static InvalidValue refused(String text, String rule) {
    return new InvalidValue(FIELD, text, rule);
  }

  /** The last letter may be filled up with zeros. */
  private void readAll(List<Element> elements, List<String> others) {
    while (bits.length() - at >= LETTER) {
      String first = Integer.toHexString(number(HALF)).toUpperCase(Locale.ROOT);
      if (first.equals("F")) {
        others.add(other());
        continue;
      }
      String two = first + HEXADECIMAL.charAt(number(HALF));
      for (String code : TOGETHER.getOrDefault(two, List.of())) {
        elements.add(element(code));
      }
      if (!TOGETHER.containsKey(two)) {
        elements.add(element(code(two)));
      }
    }
    if (bits.substring(at).contains("1")) {
      throw refused(bits.substring(at), "ends in the middle");
    }
  }

  /** The digits of an identifier, as many as those have that begin so. */
  private String code(String two) {
    var code = new StringBuilder(two);
    while (code.length() <= 4 && SyntaxDictionary.gs1().find(code.toString()).isEmpty()) {
      int digit = number(HALF);
      if (digit > 9) {
        break;
      }
      code.append(digit);
    }
    return code.toString();
  }

  private Element element(String code) {
    var identifier =
        SyntaxDictionary.gs1()
            .find(code)
            .orElseThrow(() -> refused(code, "is no Application Identifier"));
    var value = new StringBuilder();
    for (var part : parts(identifier)) {
      value.append(part.isNumeric ? digits(part) : text(part));
    }
    return new Element(identifier, value.toString());
  }

  /** As the compression sees a value: stretches of digits and of characters. */
  private record Part(boolean isNumeric, boolean isFixed, int most) {
    private boolean joins(Part next) {
      return isNumeric && next.isNumeric && isFixed == next.isFixed;
    }
  }

  private static List<Part> parts(ApplicationIdentifier identifier) {
    var parts = new ArrayList<Part>();
    for (var each : identifier.components()) {
      boolean fixed = !each.isOptional() && each.least() == each.most();
      var part = new Part(each.characters() == CharacterSet.of('N'), fixed, each.most());
      var last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
      if (last != null && last.joins(part)) {
        parts.set(parts.size() - 1, new Part(part.isNumeric, part.isFixed, last.most + part.most));
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private String digits(Part part) {
    return digits(part.isFixed ? part.most : number(lengthBits(part.most)));
  }

  private String text(Part part) {
    int encoding = number(ENCODING);
    return text(encoding, part.isFixed ? part.most : number(lengthBits(part.most)));
  }

  /** A parameter of the query that is no element. */
  private String other() {
    int length = number(ASCII);
    var key = letters(LETTERS, LETTER, length);
    int encoding = number(ENCODING);
    return key + "=" + text(encoding, number(ASCII));
  }

  private String text(int encoding, int length) {
    return switch (encoding) {
      case 0 -> digits(length);
      case 1 -> letters("0123456789abcdef", HALF, length);
      case 2 -> letters(HEXADECIMAL, HALF, length);
      case 3 -> letters(LETTERS, LETTER, length);
      case 4 -> ascii(length);
      default -> throw refused(Integer.toString(encoding), "is no way to write a value");
    };
  }

  private String digits(int count) {
    var value = new BigInteger(take(valueBits(count)), 2).toString();
    if (count == 0) {
      return "";
    }
    if (value.length() > count) {
      throw refused(value, "needs %d digits".formatted(count));
    }
    return "0".repeat(count - value.length()) + value;
  }

  private String letters(String alphabet, int width, int count) {
    return IntStream.range(0, count)
        .mapToObj(each -> String.valueOf(alphabet.charAt(number(width))))
        .collect(Collectors.joining());
  }

  private String ascii(int count) {
    return IntStream.range(0, count)
        .mapToObj(each -> String.valueOf((char) number(ASCII)))
        .collect(Collectors.joining());
  }

  private static int lengthBits(int most) {
    return (int) Math.ceil(Math.log(most) / Math.log(2) + 0.01);
  }

  private static int valueBits(int digits) {
    return (int) Math.ceil(digits * Math.log(10) / Math.log(2) + 0.01);
  }

  private int number(int width) {
    return Integer.parseInt(take(width), 2);
  }

  private String take(int count) {
    if (bits.length() - at < count) {
      throw refused(bits.substring(at), "ends in the middle");
    }
    at += count;
    return bits.substring(at - count, at);
  }
}
