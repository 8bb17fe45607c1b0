package vn.traceability.event.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.epcis.Identifiers;
import vn.traceability.event.hash.EpcUri;
import vn.traceability.event.hash.Moments;

/**
 * What stands in a field, in the one spelling in which it is compared.
 *
 * @param text a word, an identifier, a plain number, or a time in UTC
 * @param number where it can be read as one
 * @param time where it is one with its offset
 */
record Value(String text, Optional<BigDecimal> number, Optional<Instant> time) {
  /** Something is there that has no text of its own. */
  static final Value STRUCTURE = plain("");

  /** Beyond this many places a number keeps its exponent, lest ten characters become a gigabyte. */
  private static final int PLAIN_PLACES = 400;

  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,100}(?:\\.[0-9]{0,100})?|\\.[0-9]{1,100})(?:[eE][+-]?[0-9]{1,3})?");
  private static final Pattern TIME = Pattern.compile("-?[0-9]{4,9}-[0-9]{2}-[0-9]{2}[Tt].{5,}");

  static Value plain(String text) {
    return new Value(text, Optional.empty(), Optional.empty());
  }

  static Value number(BigDecimal number) {
    return new Value(canonical(number), Optional.of(number), Optional.empty());
  }

  static Value time(Instant time) {
    return new Value(time.toString(), Optional.empty(), Optional.of(time));
  }

  /** An identifier: one for all spellings of a GS1 key, otherwise as it is. */
  static Value identifier(String uri) {
    return plain(EpcUri.toDigitalLink(uri).orElse(uri));
  }

  /** Each spelling of what an identifier names, as events may have it. */
  static Set<String> spellings(String uri) {
    return Identifiers.spellings(identifier(uri).text());
  }

  /** Of a field whose type nobody has declared: a number, a time, an identifier or a text. */
  static Value untyped(String text) {
    Optional<Instant> time = readTime(text);
    if (time.isPresent()) {
      return time(time.get());
    }
    return new Value(identifier(text).text(), readNumber(text), Optional.empty());
  }

  /** Likewise of JSON; a structure for an object. */
  static Value untyped(JsonNode node) {
    if (node.isNumber()) {
      return number(node.decimalValue());
    }
    return node.isString()
        ? untyped(node.stringValue())
        : node.isBoolean() ? plain(node.asString()) : STRUCTURE;
  }

  static Optional<BigDecimal> readNumber(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** Empty where it is no time, or one without offset, which could be any of a day and more. */
  static Optional<Instant> readTime(String text) {
    if (!TIME.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Moments.read(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  static String canonical(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return Math.abs((long) shortest.scale()) <= PLAIN_PLACES
        ? shortest.toPlainString()
        : shortest.toString();
  }
}
