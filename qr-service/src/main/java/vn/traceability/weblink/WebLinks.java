package vn.traceability.weblink;

import java.util.List;
import java.util.UUID;
import vn.traceability.gs1.Gtin;

/** The links of producers. */
public interface WebLinks {
  /** The most that a product and its lots have together. */
  int MOST = 200;

  /**
   * Registers a link, unless there is one of its id.
   *
   * @return the one that is there now
   * @throws vn.traceability.refusal.Conflict when the product has {@link #MOST} others, or the id
   *     is that of another link
   */
  WebLink add(WebLink link);

  /** Those of a product and its lots, as they were registered, the oldest first. */
  List<WebLink> of(Gtin gtin);

  /** False when the product has none of that id. */
  boolean remove(Gtin gtin, UUID id);
}
