package vn.traceability.account;

import java.util.Optional;

/** Accounts and the hashes of their passwords and keys. */
public interface Accounts {

  /** An account with the hash of its password, as the hashing function wrote it. */
  record Credential(Account account, String passwordHash) {}

  /** Keeps an account; one of that name is replaced. */
  void put(Account account, String passwordHash);

  Optional<Credential> find(String name);

  /** Keeps the key of a machine. */
  void putKey(String sha256OfKey, String account);

  Optional<Account> byKey(String sha256OfKey);

  boolean isEmpty();
}
