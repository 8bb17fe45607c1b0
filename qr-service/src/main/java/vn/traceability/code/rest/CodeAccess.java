package vn.traceability.code.rest;

import jakarta.servlet.http.HttpServletRequest;
import vn.traceability.lot.Lot;

/**
 * Who may do what with the codes of a lot. Each method returns, or throws a {@link
 * vn.traceability.refusal.Refusal}.
 */
@FunctionalInterface
public interface CodeAccess {

  void mayIssue(HttpServletRequest request, Lot lot);

  /** A list of codes is a template for copies, so it is no public thing. */
  default void mayList(HttpServletRequest request, Lot lot) {
    mayIssue(request, lot);
  }

  default void mayActivate(HttpServletRequest request, Lot lot) {
    mayIssue(request, lot);
  }
}
