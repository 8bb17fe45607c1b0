package vn.traceability.subscription;

import vn.traceability.account.Account;
import vn.traceability.gs1.Gln;

/**
 * Whose a query is: that of a party, whichever of its accounts made it, or that of one account of
 * an office.
 *
 * @param key tells one from all others
 */
public record Owner(String key) {
  public static Owner of(Account account) {
    return new Owner(
        account.party().map(Gln::digits).map("party:"::concat).orElse("account:" + account.id()));
  }
}
