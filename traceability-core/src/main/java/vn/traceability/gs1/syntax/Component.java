package vn.traceability.gs1.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of an identifier's value.
 *
 * @param least of characters, where it is there
 * @param most of characters
 */
record Component(
    CharacterSet characters, int least, int most, boolean isOptional, List<Linter> linters) {
  /** Such as {@code N6,yymmd0}, {@code X..20} or {@code [N..12]}. */
  private static final Pattern FORM =
      Pattern.compile("(\\[?)([NXYZ])(\\.\\.)?([0-9]+)(]?)((?:,[a-z0-9]+)*)");

  Component {
    linters = List.copyOf(linters);
  }

  /** As the Syntax Dictionary writes it; empty where it is no component. */
  static Optional<Component> read(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int most = Integer.parseInt(form.group(4));
    return Optional.of(
        new Component(
            CharacterSet.of(form.group(2).charAt(0)),
            form.group(3) == null ? most : 1,
            most,
            form.group(1).equals("["),
            Arrays.stream(form.group(6).split(","))
                .filter(name -> !name.isEmpty())
                .map(Linters::named)
                .toList()));
  }

  int leastOfAll() {
    return isOptional ? 0 : least;
  }

  /** What is wrong with a text of a length that it may have. */
  Optional<String> flaw(String text) {
    return characters
        .flaw(text)
        .or(() -> linters.stream().flatMap(linter -> linter.flaw(text).stream()).findFirst());
  }
}
