package vn.traceability.code.rest;

import jakarta.servlet.http.HttpServletRequest;
import vn.traceability.code.Actor;
import vn.traceability.lot.Lot;
import vn.traceability.product.Product;

/**
 * Who may do what with the codes of a lot. Each method returns who it is, or throws a {@link
 * vn.traceability.refusal.Refusal}.
 */
public interface CodeAccess {

  Actor mayIssue(HttpServletRequest request, Lot lot);

  /** A list of codes is a template for copies, so it is no public thing. */
  default Actor mayList(HttpServletRequest request, Lot lot) {
    return mayIssue(request, lot);
  }

  default Actor mayActivate(HttpServletRequest request, Lot lot) {
    return mayIssue(request, lot);
  }

  /** Who may order rolls of labels for a product, and see them. */
  Actor mayUseRolls(HttpServletRequest request, Product product);

  /**
   * Who may say what codes are in: the owner, and the offices that reach it. Which state each may
   * set is not asked here.
   */
  Actor mayChange(HttpServletRequest request, Lot lot);
}
