package vn.traceability.certificate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * A certificate and the products that claim it.
 *
 * @param number as printed on it, at most 60 characters; names it
 * @param validUntil the last day it is valid; in Vietnam's time
 * @param products 1 to 100
 */
public record Certificate(
    String number,
    Gln holder,
    Scheme scheme,
    String issuedBy,
    LocalDate validFrom,
    LocalDate validUntil,
    Set<Gtin> products) {

  /** What was certified. */
  public enum Scheme {
    VIETGAP,
    GLOBALGAP,
    ORGANIC,
    OCOP,
    HACCP,
    ISO_22000,
    FOOD_SAFETY,
    OTHER;

    /** As the contract spells it, such as {@code iso-22000}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Certificate {
    number = Text.line("number", number, 60);
    issuedBy = Text.line("issuedBy", issuedBy, 200);
    products = Set.copyOf(products);
    if (products.isEmpty() || products.size() > 100) {
      throw new InvalidValue("products", products.size() + " products", "needs 1 to 100");
    }
    if (validUntil.isBefore(validFrom)) {
      throw new InvalidValue(
          "validUntil", validUntil.toString(), "must not lie before validFrom " + validFrom);
    }
  }

  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && !day.isAfter(validUntil);
  }
}
