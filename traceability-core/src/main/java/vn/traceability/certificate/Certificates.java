package vn.traceability.certificate;

import java.util.Collection;
import java.util.List;
import vn.traceability.gs1.Gtin;

/** Certificates by the products that claim them. */
public interface Certificates {
  /** Those that stand for any of these products, valid or not, in the order of their numbers. */
  List<Certificate> claimedBy(Collection<Gtin> products);
}
