package vn.traceability.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accounts and the hashes of their passwords and keys. */
public interface Accounts {

  /**
   * An account with the hash of its password, as the hashing function wrote it.
   *
   * @param closed nobody gets in by it any more
   */
  record Credential(Account account, String passwordHash, boolean closed) {}

  /** Keeps an account; one of that name is replaced. */
  void put(Account account, String passwordHash);

  /**
   * Keeps a new account.
   *
   * @throws vn.traceability.refusal.Conflict when the name is taken, be it by a closed account
   */
  void create(Account account, String passwordHash);

  /**
   * Gives an open account another password.
   *
   * @throws vn.traceability.refusal.Conflict when it is closed, or there is none of that name
   */
  void changePassword(String name, String passwordHash);

  /**
   * Closes an account and revokes its keys.
   *
   * @throws vn.traceability.refusal.Unknown when there is none of that name
   */
  void close(String name);

  /**
   * In the order of the names.
   *
   * @param after the last name of the page before; empty for the first page
   */
  List<Credential> page(Optional<String> after, int limit);

  Optional<Credential> find(String name);

  /** Those of these names that exist, the closed among them, in no order. */
  List<Credential> findAll(Set<String> names);

  /**
   * The key of a machine as it is kept.
   *
   * @param start its first characters, too few to guess the rest by, that tell it from others
   */
  record NewKey(String sha256, String start, Instant createdAt) {}

  /**
   * A key as its account lists it.
   *
   * @param id names it among the keys of its account, and is no secret
   * @param start empty for keys from before it was kept, as is {@code createdAt}
   * @param lastUsedAt to the hour; empty where it was never used
   */
  record Key(
      String id,
      Optional<String> start,
      Optional<Instant> createdAt,
      Optional<Instant> lastUsedAt) {}

  void putKey(NewKey key, String account);

  /** The keys of an account, the newest first. */
  List<Key> keys(String account);

  /**
   * Revokes one key of an account.
   *
   * @throws vn.traceability.refusal.Unknown when the account has none of that id
   */
  void revokeKey(String account, String id);

  /** Revokes all keys of an account; those made later are good. */
  void revokeKeys(String account);

  /**
   * The account of a key, unless it is closed. A store reads it anew each time; whoever remembers
   * it in between has to ask again within 60 s, so that a key that one process revoked is good in
   * none for longer.
   *
   * @param now which is kept as when the key was last used
   */
  Optional<Account> byKey(String sha256OfKey, Instant now);

  /** A key that is good, with its account as that stands now. */
  record KeyInUse(String sha256, Account account) {}

  /**
   * Keys of open accounts: the last used first, to the hour; after them those never used, the
   * newest first.
   *
   * @param limit so many keys are looked at, those of closed accounts among them
   */
  List<KeyInUse> keysInUse(int limit);

  /** The keys of one account, in no order; none where it is closed. */
  List<KeyInUse> keysInUse(String account);

  boolean isEmpty();
}
