package vn.traceability.scanpage;

import vn.traceability.lot.LotId;
import vn.traceability.product.Product;
import vn.traceability.scan.Answer;

/** What lots are called on the page of an answer. */
final class LotNames {
  private LotNames() {}

  /** Its number, and its product where that is another one than that of the link. */
  static String name(LotId lot, Answer answer) {
    if (lot.gtin().equals(answer.link().gtin())) {
      return lot.number().text();
    }
    var product = answer.names().product(lot.gtin()).map(Product::name);
    return lot.number().text() + " (" + product.orElse(lot.gtin().digits()) + ")";
  }
}
