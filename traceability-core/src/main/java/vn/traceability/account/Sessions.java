package vn.traceability.account;

import java.time.Instant;
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

  /** A session that has not ended, with its account as that stands now, unless it is closed. */
  Optional<Session> find(String sha256OfId, Instant now);

  void end(String sha256OfId);

  /** Ends all sessions of an account. */
  void endAll(String account);
}
