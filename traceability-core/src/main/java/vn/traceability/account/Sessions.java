package vn.traceability.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in. A session is kept under the hash of its id, so that the store gives nobody in.
 */
public interface Sessions {

  /**
   * One session.
   *
   * @param csrfToken what an unsafe request under this session has to carry
   */
  record Session(Account account, String csrfToken, Instant expiresAt) {}

  void put(String sha256OfId, Session session);

  /**
   * A session that has not ended, with its account as that stands now, unless it is closed. As with
   * {@link Accounts#byKey}, what one process ended is good in none for more than 60 s.
   */
  Optional<Session> find(String sha256OfId, Instant now);

  /** A session that lets somebody in. */
  record CurrentSession(String sha256OfId, Session session) {}

  /**
   * Sessions that have not ended, of open accounts as those stand now; those that last longest
   * first.
   *
   * @param limit so many are looked at, those of closed accounts among them
   */
  List<CurrentSession> current(Instant now, int limit);

  void end(String sha256OfId);

  /** Ends all sessions of an account. */
  void endAll(String account);
}
