package vn.traceability.gs1.syntax;

import java.util.Optional;
import java.util.function.Predicate;

/** A rule that the text of a component keeps or breaks. */
@FunctionalInterface
interface Linter {
  /**
   * What is wrong with it.
   *
   * @return continues the sentence "(17) '991332': …"; empty when nothing is wrong
   */
  Optional<String> flaw(String text);

  /** Of one sentence. */
  static Linter that(Predicate<String> holds, String rule) {
    return text -> holds.test(text) ? Optional.empty() : Optional.of(rule);
  }

  /** This one, where the other finds nothing. */
  default Linter after(Linter first) {
    return text -> first.flaw(text).or(() -> flaw(text));
  }

  /** This one, for what follows the first characters. */
  default Linter behind(int characters) {
    return text -> flaw(text.substring(Math.min(characters, text.length())));
  }
}
