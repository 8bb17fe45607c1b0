package vn.traceability.gs1.syntax;

import java.util.ArrayList;
import java.util.List;
import vn.traceability.refusal.InvalidValue;

/**
 * Elements in the order in which they are written, such as (01)09506000134352(10)ABC. Each keeps
 * the rules of its own; {@link #mustGoTogether} asks whether they may stand together.
 *
 * @param elements 1 to 64
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section
 *     7.8</a>
 */
public record ElementString(List<Element> elements) {
  private static final String FIELD = "elementString";
  private static final int MOST = 64;

  public ElementString {
    elements = List.copyOf(elements);
    if (elements.isEmpty()) {
      throw new InvalidValue(FIELD, "", "has no element");
    }
    if (elements.size() > MOST) {
      throw new InvalidValue(FIELD, elements.size() + " elements", "has more than " + MOST);
    }
  }

  /**
   * Reads what is written for people: each identifier in brackets, a bracket in a value behind a
   * backslash.
   *
   * @param text such as {@code (01)09506000134352(10)A\(1}
   * @throws InvalidValue naming the identifier and the rule
   */
  public static ElementString bracketed(String text) {
    var elements = new ArrayList<Element>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf(')', at);
      if (text.charAt(at) != '(' || end < 0) {
        throw new InvalidValue(FIELD, text, "needs an identifier in brackets before each value");
      }
      int next = nextBracket(text, end + 1);
      elements.add(
          Element.of(
              text.substring(at + 1, end), text.substring(end + 1, next).replace("\\(", "(")));
      at = next;
    }
    return new ElementString(elements);
  }

  private static int nextBracket(String text, int from) {
    int next = text.indexOf('(', from);
    while (next > from && text.charAt(next - 1) == '\\') {
      next = text.indexOf('(', next + 1);
    }
    return next < 0 ? text.length() : next;
  }

  /**
   * Reads what is written for machines: a circumflex stands for FNC1, first of all and behind each
   * value whose identifier has no predefined length.
   *
   * @param text such as {@code ^010950600013435210ABC^99XYZ}
   * @throws InvalidValue naming the identifier and the rule
   */
  public static ElementString separated(String text) {
    if (!text.startsWith("^")) {
      throw new InvalidValue(FIELD, text, "needs FNC1 (^) as its first character");
    }
    var elements = new ArrayList<Element>();
    int at = 1;
    while (at < text.length()) {
      String rest = text.substring(at);
      var identifier =
          SyntaxDictionary.gs1()
              .beginning(rest)
              .orElseThrow(
                  () -> new InvalidValue(FIELD, rest, "begins with no Application Identifier"));
      int from = at + identifier.code().length();
      int separator = text.indexOf('^', from);
      int to = separator < 0 ? text.length() : separator;
      if (identifier.hasPredefinedLength()) {
        to = Math.min(to, from + identifier.most());
      }
      elements.add(new Element(identifier, text.substring(from, to)));
      at = to < text.length() && text.charAt(to) == '^' ? to + 1 : to;
    }
    return new ElementString(elements);
  }

  /**
   * Asks whether they may stand together on one item.
   *
   * @throws InvalidValue naming the identifier and the rule
   */
  public ElementString mustGoTogether() {
    Elements.mustGoTogether(elements);
    return this;
  }

  /** As {@link #separated} reads it. */
  public String separated() {
    var text = new StringBuilder();
    boolean needsSeparator = true;
    for (var element : elements) {
      text.append(needsSeparator ? "^" : "").append(element.code()).append(element.value());
      needsSeparator = !element.identifier().hasPredefinedLength();
    }
    return text.toString();
  }

  /** As {@link #bracketed} reads it. */
  public String bracketed() {
    var text = new StringBuilder();
    for (var element : elements) {
      text.append('(').append(element.code()).append(')');
      text.append(element.value().replace("(", "\\("));
    }
    return text.toString();
  }
}
