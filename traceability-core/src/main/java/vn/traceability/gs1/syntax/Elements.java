package vn.traceability.gs1.syntax;

import java.util.List;
import vn.traceability.gs1.syntax.ApplicationIdentifier.Group;
import vn.traceability.refusal.InvalidValue;

/**
 * Which elements go together.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section
 *     4.13</a>
 */
final class Elements {
  private static final String SIGNATURE = "8030";

  private Elements() {}

  /**
   * Checks all that one item carries.
   *
   * @throws InvalidValue naming the identifier and the rule: two values of one identifier, two that
   *     exclude each other, one without another that it needs, a signature of what has no serial
   *     number
   */
  static void mustGoTogether(List<Element> elements) {
    for (var element : elements) {
      mustBeOne(element, elements);
      mustNotExclude(element, elements);
      mustHaveWhatItNeeds(element, elements);
    }
    if (elements.stream().anyMatch(element -> element.code().equals(SIGNATURE))) {
      elements.forEach(Elements::mustHaveSerial);
    }
  }

  private static void mustBeOne(Element element, List<Element> elements) {
    for (var other : elements) {
      if (other.code().equals(element.code()) && !other.value().equals(element.value())) {
        throw refused(element, "stands beside another value of the same identifier");
      }
    }
  }

  private static void mustNotExclude(Element element, List<Element> elements) {
    for (String pattern : element.identifier().excludes()) {
      for (var other : elements) {
        if (matches(other, pattern) && !other.code().equals(element.code())) {
          throw refused(element, "must not stand beside (" + other.code() + ")");
        }
      }
    }
  }

  private static void mustHaveWhatItNeeds(Element element, List<Element> elements) {
    for (List<Group> alternatives : element.identifier().needs()) {
      boolean isThere =
          alternatives.stream()
              .anyMatch(
                  group ->
                      group.patterns().stream()
                          .allMatch(
                              pattern ->
                                  elements.stream().anyMatch(other -> matches(other, pattern))));
      if (!isThere) {
        throw refused(element, "needs one of these beside it: " + alternatives);
      }
    }
  }

  /** Such as 310n for all ten from 3100. */
  private static boolean matches(Element element, String pattern) {
    int digits = pattern.indexOf('n') < 0 ? pattern.length() : pattern.indexOf('n');
    return element.code().length() == pattern.length()
        && element.code().startsWith(pattern.substring(0, digits));
  }

  /** Keys whose last part, the serial number, need not be there. */
  private static void mustHaveSerial(Element element) {
    var components = element.identifier().components();
    boolean mayLackSerial =
        element.identifier().isPrimaryKey() && components.get(components.size() - 1).isOptional();
    int withoutSerial = components.stream().mapToInt(Component::leastOfAll).sum();
    if (mayLackSerial && element.value().length() == withoutSerial) {
      throw refused(element, "needs its serial part, for a signature (8030) is of one item");
    }
  }

  private static InvalidValue refused(Element element, String rule) {
    return new InvalidValue("(" + element.code() + ")", element.value(), rule);
  }
}
