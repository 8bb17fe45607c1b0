package vn.traceability.gs1.syntax;

import java.util.List;
import java.util.Optional;
import vn.traceability.refusal.InvalidValue;

/**
 * What one Application Identifier (AI) holds, and with which others it goes.
 *
 * @param code two to four digits
 * @param hasPredefinedLength whether the next element follows without a separator
 * @param isAttribute whether a Digital Link may carry it as a data attribute, in its query
 * @param needs of each list one must be there too
 * @param excludes of which none may be there too; such as {@code 310n} for any of the ten
 * @param qualifiers which may follow it in the path of a Digital Link: one of these sequences, in
 *     order and with gaps; no sequence at all where it is no primary key of a Digital Link
 * @param title as GS1 calls the data, such as {@code BATCH/LOT}
 */
public record ApplicationIdentifier(
    String code,
    boolean hasPredefinedLength,
    boolean isAttribute,
    List<Component> components,
    List<List<Group>> needs,
    List<String> excludes,
    List<List<String>> qualifiers,
    String title) {

  /**
   * Identifiers that count together, such as {@code 01+21}.
   *
   * @param patterns each an identifier, or such as {@code 35nn} for any of the hundred
   */
  record Group(List<String> patterns) {
    Group {
      patterns = List.copyOf(patterns);
    }

    @Override
    public String toString() {
      return String.join("+", patterns);
    }
  }

  public ApplicationIdentifier {
    components = List.copyOf(components);
    needs = needs.stream().map(List::copyOf).toList();
    excludes = List.copyOf(excludes);
    qualifiers = qualifiers.stream().map(List::copyOf).toList();
  }

  /** Whether it may begin what a Digital Link identifies. */
  public boolean isPrimaryKey() {
    return !qualifiers.isEmpty();
  }

  /** Of the longest value. */
  int most() {
    return components.stream().mapToInt(Component::most).sum();
  }

  private int least() {
    return components.stream().mapToInt(Component::leastOfAll).sum();
  }

  /**
   * Checks a value.
   *
   * @throws InvalidValue when it breaks a rule, which it names
   */
  void check(String value) {
    if (value.length() < least() || value.length() > most()) {
      throw new InvalidValue(
          "(" + code + ")",
          value,
          least() == most()
              ? "needs %d characters".formatted(least())
              : "needs %d to %d characters".formatted(least(), most()));
    }
    int from = 0;
    for (var component : components) {
      int to = Math.min(value.length(), from + component.most());
      if (from == to && component.isOptional()) {
        continue;
      }
      checkPart(value, value.substring(from, to), component);
      from = to;
    }
  }

  private void checkPart(String value, String part, Component component) {
    Optional<String> flaw =
        part.length() < component.least()
            ? Optional.of("ends within a part of %d characters".formatted(component.least()))
            : component.flaw(part);
    if (flaw.isPresent()) {
      throw new InvalidValue(
          "(" + code + ")",
          value,
          part.equals(value) ? flaw.get() : "'" + part + "' in it " + flaw.get());
    }
  }
}
