package vn.traceability.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.traceability.account.Sessions;
import vn.traceability.outage.StoreAway;

/** The sessions of the store, answered from memory, and forgotten as {@link KnownAccounts} does. */
final class KnownSessions implements Sessions {
  private final Sessions kept;
  private final StoreAway away;
  private final Clock clock;
  private final Memory<Session> open;

  KnownSessions(Sessions kept, StoreAway away, Clock clock, Memory<Session> open) {
    this.kept = kept;
    this.away = away;
    this.clock = clock;
    this.open = open;
  }

  @Override
  public Optional<Session> find(String sha256OfId, Instant now) {
    return open.find(sha256OfId, now, () -> kept.find(sha256OfId, now))
        .filter(session -> session.expiresAt().isAfter(now));
  }

  /** Remembers it too: who has just signed in is not sent away when the store goes. */
  @Override
  public void put(String sha256OfId, Session session) {
    long before = open.changes();
    asking(() -> kept.put(sha256OfId, session));
    open.load(List.of(new Memory.Kept<>(sha256OfId, session)), clock.instant(), before);
  }

  @Override
  public void end(String sha256OfId) {
    try {
      asking(() -> kept.end(sha256OfId));
    } finally {
      open.forget(sha256OfId);
    }
  }

  @Override
  public void endAll(String account) {
    try {
      kept.endAll(account);
    } finally {
      open.forgetAllOf(account);
    }
  }

  @Override
  public List<CurrentSession> current(Instant now, int limit) {
    return kept.current(now, limit);
  }

  private void asking(Runnable change) {
    away.ask(
        () -> {
          change.run();
          return true;
        });
  }
}
