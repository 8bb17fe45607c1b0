package vn.traceability.coverage;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * The products an authority wants traceable: the denominator of K2.
 *
 * @param id made at import
 * @param signedBy the authority
 * @param cutOffOn the day the list describes
 */
public record ProductList(
    String id,
    String title,
    String signedBy,
    LocalDate signedOn,
    LocalDate cutOffOn,
    List<Listed> products) {

  /**
   * One product on the list.
   *
   * @param gtin empty while it has no number; it then counts as missing
   */
  public record Listed(
      Optional<Gtin> gtin,
      String name,
      Optional<Gln> party,
      String partyName,
      CommuneCode commune) {
    public Listed {
      name = Text.line("productName", name, 200);
      partyName = Text.line("partyName", partyName, 200);
    }
  }

  public ProductList {
    title = Text.line("title", title, 200);
    signedBy = Text.line("signedBy", signedBy, 200);
    products = List.copyOf(products);
    if (products.isEmpty()) {
      throw new InvalidValue("products", "[]", "needs at least one product");
    }
    if (signedOn.isBefore(cutOffOn)) {
      throw new InvalidValue(
          "signedOn", signedOn.toString(), "must not lie before the cut-off date " + cutOffOn);
    }
    var seen = new HashSet<Gtin>();
    for (var product : products) {
      if (product.gtin().isPresent() && !seen.add(product.gtin().get())) {
        throw new InvalidValue(
            "products", product.gtin().get().digits(), "stands on the list twice");
      }
    }
  }
}
