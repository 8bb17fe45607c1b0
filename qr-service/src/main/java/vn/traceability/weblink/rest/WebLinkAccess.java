package vn.traceability.weblink.rest;

import jakarta.servlet.http.HttpServletRequest;
import vn.traceability.product.Product;

/** Who may say where a product leads to. */
@FunctionalInterface
public interface WebLinkAccess {
  /**
   * @return id of the account
   * @throws vn.traceability.refusal.Refusal when he may not
   */
  String mayLink(HttpServletRequest request, Product product);
}
