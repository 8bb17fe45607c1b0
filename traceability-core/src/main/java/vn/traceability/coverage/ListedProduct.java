package vn.traceability.coverage;

import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;
import vn.traceability.text.Text;

/**
 * A product that has to be traceable.
 *
 * @param gtin empty while it has no number; it then counts as not registered
 */
public record ListedProduct(
    Optional<Gtin> gtin, String name, Optional<Gln> party, String partyName, CommuneCode commune)
    implements Listed {
  public ListedProduct {
    name = Text.line("productName", name, 200);
    partyName = Text.line("partyName", partyName, 200);
  }
}
