package vn.traceability.event.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What was sent under a parameter's name, read as the type the parameter has. */
abstract class Given {
  private static final int MOST_VALUES = 1_000;
  private static final int LONGEST_VALUE = 2_000;

  private final String parameter;

  private Given(String parameter) {
    this.parameter = parameter;
  }

  /** From the query string of an address: lists separated by {@code |}, or sent several times. */
  static Given of(String parameter, List<String> values) {
    return new InAddress(parameter, values);
  }

  /** From a query in JSON, whose members have types. */
  static Given of(String parameter, JsonNode value) {
    return new InJson(parameter, value);
  }

  String parameter() {
    return parameter;
  }

  QueryRefused refused(String value, String rule) {
    return new QueryRefused(parameter, value, rule);
  }

  /** One or more texts, none of them empty. */
  List<String> list() {
    List<String> values = texts();
    if (values.isEmpty()) {
      throw refused("", "needs at least one value");
    }
    if (values.size() > MOST_VALUES) {
      throw refused(values.size() + " values", "has at most " + MOST_VALUES + " values");
    }
    values.forEach(this::check);
    return values;
  }

  String single() {
    String value = text();
    check(value);
    return value;
  }

  Instant time() {
    String value = single();
    return readTime(value)
        .orElseThrow(
            () -> refused(value, "needs a time with its offset, such as 2026-03-02T07:30:00Z"));
  }

  int positive() {
    BigDecimal number = number();
    try {
      int count = number.intValueExact();
      if (count >= 1) {
        return count;
      }
    } catch (ArithmeticException tooLargeOrBroken) {
      // answered below
    }
    throw refused(Value.canonical(number), "needs a whole number from 1 to 2147483647");
  }

  boolean truth() {
    String value = single();
    if (!value.equals("true") && !value.equals("false")) {
      throw refused(value, "needs true or false");
    }
    return value.equals("true");
  }

  /** Everything an equal value may be spelled as, where the field's type is not known. */
  List<String> untyped() {
    var spellings = new ArrayList<String>();
    for (String text : list()) {
      spellings.addAll(Value.spellings(text));
      Value.readNumber(text).ifPresent(number -> spellings.add(Value.canonical(number)));
      readTime(text).ifPresent(time -> spellings.add(time.toString()));
    }
    return spellings;
  }

  /** Texts that a value has to be equal to; a number or a time in JSON as it is written. */
  List<String> spellings() {
    return list();
  }

  /** A number or a time; what it is compared with. */
  Wanted than(Comparison comparison) {
    String value = single();
    Optional<BigDecimal> number = Value.readNumber(value);
    if (number.isPresent()) {
      return new Wanted.Than(comparison, number.get());
    }
    return readTime(value)
        .<Wanted>map(time -> new Wanted.When(comparison, time))
        .orElseThrow(() -> refused(value, "needs a number or a time with its offset"));
  }

  abstract List<String> texts();

  abstract String text();

  abstract BigDecimal number();

  abstract List<BigDecimal> numbers();

  /** Of a parameter that needs no value: whether it counts. */
  abstract boolean isThere();

  Optional<Instant> readTime(String text) {
    return Value.readTime(text);
  }

  private void check(String value) {
    if (value.isBlank()) {
      throw refused(value, "needs a value");
    }
    if (value.length() > LONGEST_VALUE) {
      throw refused(value, "has at most " + LONGEST_VALUE + " characters");
    }
  }

  private static final class InAddress extends Given {
    private final List<String> values;

    InAddress(String parameter, List<String> values) {
      super(parameter);
      this.values = values;
    }

    @Override
    List<String> texts() {
      return values.stream().flatMap(each -> List.of(each.split("\\|", -1)).stream()).toList();
    }

    @Override
    String text() {
      if (values.size() != 1) {
        throw refused(String.join("|", values), "needs one value");
      }
      return values.get(0);
    }

    @Override
    BigDecimal number() {
      return number(text());
    }

    @Override
    List<BigDecimal> numbers() {
      return list().stream().map(this::number).toList();
    }

    private BigDecimal number(String text) {
      return Value.readNumber(text).orElseThrow(() -> refused(text, "needs a number"));
    }

    @Override
    boolean isThere() {
      String value = values.isEmpty() ? "" : text();
      return switch (value) {
        case "", "true" -> true;
        case "false" -> false;
        default -> throw refused(value, "needs no value, or true or false");
      };
    }

    /** A plus sign that nobody encoded arrives as a blank. */
    @Override
    Optional<Instant> readTime(String text) {
      return Value.readTime(text.replaceFirst(" (?=[0-9]{2}:?[0-9]{2}$)", "+"));
    }
  }

  private static final class InJson extends Given {
    private final JsonNode value;

    InJson(String parameter, JsonNode value) {
      super(parameter);
      this.value = value;
    }

    @Override
    List<String> texts() {
      if (!value.isArray()) {
        throw refused(value.toString(), "needs a list");
      }
      return value.values().stream().map(this::text).toList();
    }

    @Override
    String text() {
      return value.isNumber() ? Value.canonical(value.decimalValue()) : text(value);
    }

    private String text(JsonNode node) {
      if (!node.isString()) {
        throw refused(node.toString(), "needs a text");
      }
      return node.stringValue();
    }

    @Override
    BigDecimal number() {
      return number(value);
    }

    @Override
    List<BigDecimal> numbers() {
      List<JsonNode> given = value.isArray() ? List.copyOf(value.values()) : List.of(value);
      if (given.isEmpty() || given.size() > MOST_VALUES) {
        throw refused(value.toString(), "needs 1 to " + MOST_VALUES + " numbers");
      }
      return given.stream().map(this::number).toList();
    }

    private BigDecimal number(JsonNode node) {
      if (!node.isNumber()) {
        throw refused(node.toString(), "needs a number");
      }
      return node.decimalValue();
    }

    @Override
    Instant time() {
      if (!value.isString()) {
        throw refused(value.toString(), "needs a time with its offset, as a text");
      }
      return super.time();
    }

    @Override
    boolean truth() {
      if (!value.isBoolean()) {
        throw refused(value.toString(), "needs true or false");
      }
      return value.booleanValue();
    }

    @Override
    boolean isThere() {
      if (value.isNull() || value.isIntegralNumber()) {
        return true;
      }
      return truth();
    }

    /** A list of texts, a number, or a time. */
    @Override
    List<String> untyped() {
      if (value.isArray()) {
        return super.untyped();
      }
      if (value.isNumber()) {
        return List.of(Value.canonical(value.decimalValue()));
      }
      return List.of(time().toString());
    }

    @Override
    List<String> spellings() {
      return value.isArray() ? list() : List.of(single());
    }

    @Override
    Wanted than(Comparison comparison) {
      return value.isNumber()
          ? new Wanted.Than(comparison, value.decimalValue())
          : new Wanted.When(comparison, time());
    }
  }
}
