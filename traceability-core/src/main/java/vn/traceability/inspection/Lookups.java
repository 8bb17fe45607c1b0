package vn.traceability.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.traceability.account.Account;

/** Who looked into what by his office; rows are only ever added. */
public interface Lookups {
  /** A row with its name, which is the cursor of pages. */
  record Row(String id, Lookup lookup) {}

  /** Keeps it, where somebody reads by his office, before he gets his answer. */
  default void note(Account account, Lookup.What what, Subject subject, Instant at) {
    if (account.role().isOfficer()) {
      add(Lookup.of(account, what, subject, at));
    }
  }

  /** Keeps it before the officer gets his answer. */
  void add(Lookup lookup);

  /**
   * Newest first.
   *
   * @param after the last row of the page before; empty for the first page
   * @param limit 1 to 1000
   */
  List<Row> page(Optional<String> after, int limit);
}
