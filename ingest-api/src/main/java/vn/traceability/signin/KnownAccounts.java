package vn.traceability.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Sessions.Session;
import vn.traceability.outage.StoreAway;

/**
 * The accounts of the store, whose keys are answered from memory. Whatever changes an account makes
 * it forgotten, also where it fails: it may have happened all the same.
 */
final class KnownAccounts implements Accounts {
  private static final Logger LOG = LoggerFactory.getLogger(KnownAccounts.class);

  private final Accounts kept;
  private final StoreAway away;
  private final Clock clock;
  private final Memory<Account> keys;
  private final Memory<Session> sessions;

  KnownAccounts(
      Accounts kept, StoreAway away, Clock clock, Memory<Account> keys, Memory<Session> sessions) {
    this.kept = kept;
    this.away = away;
    this.clock = clock;
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  public Optional<Account> byKey(String sha256OfKey, Instant now) {
    return keys.find(sha256OfKey, now, () -> kept.byKey(sha256OfKey, now));
  }

  /** Who signs in while the store is away is told so at once. */
  @Override
  public Optional<Credential> find(String name) {
    return away.ask(() -> kept.find(name));
  }

  @Override
  public void put(Account account, String passwordHash) {
    changing(account.name(), () -> kept.put(account, passwordHash));
  }

  @Override
  public void create(Account account, String passwordHash) {
    kept.create(account, passwordHash); // nobody could get in by that name before
  }

  @Override
  public void changePassword(String name, String passwordHash) {
    changing(name, () -> kept.changePassword(name, passwordHash));
  }

  @Override
  public void close(String name) {
    changing(name, () -> kept.close(name));
  }

  private void changing(String account, Runnable change) {
    try {
      changingKeys(account, change);
    } finally {
      sessions.forgetAllOf(account);
    }
  }

  @Override
  public void putKey(NewKey key, String account) {
    changingKeys(account, () -> kept.putKey(key, account));
  }

  @Override
  public void revokeKey(String account, String id) {
    changingKeys(account, () -> kept.revokeKey(account, id));
  }

  @Override
  public void revokeKeys(String account) {
    changingKeys(account, () -> kept.revokeKeys(account));
  }

  private void changingKeys(String account, Runnable change) {
    try {
      change.run();
    } finally {
      keys.forgetAllOf(account);
    }
    learnKeys(account);
  }

  /** So that those that are good are good whatever becomes of the store before they are used. */
  private void learnKeys(String account) {
    long before = keys.changes();
    try {
      var found = away.ask(() -> kept.keysInUse(account));
      keys.load(
          found.stream().map(key -> new Memory.Kept<>(key.sha256(), key.account())).toList(),
          clock.instant(),
          before);
    } catch (RuntimeException failure) { // what was asked for is done all the same
      LOG.debug("the keys of an account are not known before they are used", failure);
    }
  }

  @Override
  public List<Key> keys(String account) {
    return kept.keys(account);
  }

  @Override
  public List<KeyInUse> keysInUse(int limit) {
    return kept.keysInUse(limit);
  }

  @Override
  public List<KeyInUse> keysInUse(String account) {
    return kept.keysInUse(account);
  }

  @Override
  public List<Credential> page(Optional<String> after, int limit) {
    return kept.page(after, limit);
  }

  @Override
  public List<Credential> findAll(Set<String> names) {
    return kept.findAll(names);
  }

  @Override
  public boolean isEmpty() {
    return kept.isEmpty();
  }
}
