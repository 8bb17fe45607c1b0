package vn.traceability.label;

import java.net.URI;
import java.util.Optional;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.syntax.ElementString;
import vn.traceability.refusal.InvalidValue;

/**
 * What one label says, whether its code is one of a lot or of a roll that was printed before.
 *
 * @param address what a QR code holds
 * @param elements what the address names, for people and for a DataMatrix: (01) and (21) at least
 * @param number which of those ordered together it is, from 1
 */
public record LabelContent(
    URI address, ElementString elements, LabelTexts texts, long number, Optional<Logo> logo) {
  public LabelContent {
    value(elements, "01");
    value(elements, "21");
  }

  /** The product, in the market or on our own host only. */
  Gtin gtin() {
    return new Gtin(value(elements, "01"));
  }

  private static String value(ElementString elements, String identifier) {
    return elements.elements().stream()
        .filter(element -> element.code().equals(identifier))
        .findAny()
        .orElseThrow(
            () -> new InvalidValue("elements", elements.bracketed(), "needs (" + identifier + ")"))
        .value();
  }
}
