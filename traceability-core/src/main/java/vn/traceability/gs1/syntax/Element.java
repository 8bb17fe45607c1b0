package vn.traceability.gs1.syntax;

import vn.traceability.refusal.InvalidValue;

/**
 * An Application Identifier with a value that keeps all its rules.
 *
 * @param value at most 90 characters, none of them a separator
 */
public record Element(ApplicationIdentifier identifier, String value) {
  /** Checks it. */
  public Element {
    identifier.check(value);
  }

  /**
   * Of an identifier's digits.
   *
   * @throws InvalidValue when there is no such identifier, or the value breaks one of its rules
   */
  public static Element of(String code, String value) {
    return new Element(
        SyntaxDictionary.gs1()
            .find(code)
            .orElseThrow(
                () -> new InvalidValue("(" + code + ")", value, "is no Application Identifier")),
        value);
  }

  public String code() {
    return identifier.code();
  }
}
