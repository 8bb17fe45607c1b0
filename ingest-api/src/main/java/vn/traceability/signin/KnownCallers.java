package vn.traceability.signin;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Sessions;
import vn.traceability.outage.StoreAway;

/**
 * Accounts and sessions whose keys and sessions are answered from memory: for a minute as the store
 * said last, and while the store is away for a day, though never past the end of a session. What is
 * revoked through this object is revoked at once; what another process revokes, within that minute.
 * Whoever is not known is asked for at the store each time, and while it is away nobody says that
 * he is unknown.
 *
 * <p>Passwords are not remembered: without the store nobody signs in.
 */
public final class KnownCallers {
  private static final Logger LOG = LoggerFactory.getLogger(KnownCallers.class);
  private static final int MOST_KEYS = 20_000;
  private static final int MOST_SESSIONS = 50_000;

  /** How many of each are read at the start. */
  private static final int FIRST = 10_000;

  private static final int TRIES = 10;

  private final Accounts keptAccounts;
  private final Sessions keptSessions;
  private final StoreAway away;
  private final Clock clock;
  private final Memory<Account> keys;
  private final Memory<Sessions.Session> open;

  /**
   * Knows nobody yet.
   *
   * @param keptAccounts the store's
   * @param keptSessions the store's
   */
  public KnownCallers(Accounts keptAccounts, Sessions keptSessions, StoreAway away, Clock clock) {
    this(keptAccounts, keptSessions, away, clock, MOST_KEYS, MOST_SESSIONS);
  }

  KnownCallers(
      Accounts keptAccounts,
      Sessions keptSessions,
      StoreAway away,
      Clock clock,
      int mostKeys,
      int mostSessions) {
    this.keptAccounts = keptAccounts;
    this.keptSessions = keptSessions;
    this.away = away;
    this.clock = clock;
    keys = new Memory<>(mostKeys, away, Account::name);
    open = new Memory<>(mostSessions, away, session -> session.account().name());
  }

  public Accounts accounts() {
    return new KnownAccounts(keptAccounts, away, clock, keys, open);
  }

  public Sessions sessions() {
    return new KnownSessions(keptSessions, away, clock, open);
  }

  /**
   * Reads the keys used last and the sessions that last longest, so that who has not called since
   * the start is known too when the store goes away.
   */
  public void load() {
    load(
        "keys",
        keys,
        () -> keptAccounts.keysInUse(FIRST),
        key -> new Memory.Kept<>(key.sha256(), key.account()));
    load(
        "sessions",
        open,
        () -> keptSessions.current(clock.instant(), FIRST),
        session -> new Memory.Kept<>(session.sha256OfId(), session.session()));
  }

  private <K, V> void load(
      String what, Memory<V> into, Supplier<List<K>> store, Function<K, Memory.Kept<V>> kept) {
    try {
      for (int tries = 0; tries < TRIES; tries++) {
        long before = into.changes();
        var now = clock.instant();
        var found = away.ask(store).stream().map(kept).toList();
        if (into.load(found, now, before)) {
          LOG.debug("{} {} are known", found.size(), what);
          return;
        }
      }
    } catch (RuntimeException failure) { // none is refused for that: each is asked for when used
      LOG.warn("the {} in use are not known before they are used", what, failure);
    }
  }
}
