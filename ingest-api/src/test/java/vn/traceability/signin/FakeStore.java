package vn.traceability.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Sessions;
import vn.traceability.outage.StoreAway;
import vn.traceability.refusal.Unknown;

/** Accounts, keys and sessions that many processes share, and that can be cut off from them. */
final class FakeStore {
  private static final class CutOff extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Map<String, Accounts.Credential> accounts = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Map<String, Sessions.Session> sessions = new LinkedHashMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private boolean isCutOff;
  private int asked;
  private Runnable whenAsked = () -> {};

  /** One process' eyes on it. */
  StoreAway eyes() {
    var soon = Duration.ofMillis(5);
    return new StoreAway(
        CutOff.class::isInstance,
        this::mustBeThere,
        new StoreAway.Patience(Duration.ofSeconds(10), soon, soon));
  }

  synchronized void cutOff() {
    isCutOff = true;
  }

  synchronized void back() {
    isCutOff = false;
  }

  private synchronized void mustBeThere() {
    if (isCutOff) {
      throw new CutOff();
    }
  }

  /** How often somebody asked for a key or a session. */
  synchronized int asked() {
    return asked;
  }

  /** The keys that it knows to be in use. */
  synchronized Set<String> used() {
    return Set.copyOf(used);
  }

  /** Does something once, after the next question was answered and before the answer arrives. */
  synchronized void onNextAnswer(Runnable once) {
    whenAsked = once;
  }

  private <T> T answered(T answer) {
    Runnable once;
    synchronized (this) {
      asked++;
      once = whenAsked;
      whenAsked = () -> {};
    }
    once.run();
    return answer;
  }

  private synchronized Optional<Account> open(String name) {
    return Optional.ofNullable(accounts.get(name))
        .filter(found -> !found.closed())
        .map(Accounts.Credential::account);
  }

  Accounts accounts() {
    return new FakeAccounts();
  }

  Sessions sessions() {
    return new FakeSessions();
  }

  private final class FakeAccounts implements Accounts {
    @Override
    public void put(Account account, String passwordHash) {
      mustBeThere();
      accounts.put(account.name(), new Credential(account, passwordHash, false));
    }

    @Override
    public void create(Account account, String passwordHash) {
      put(account, passwordHash);
    }

    @Override
    public void changePassword(String name, String passwordHash) {
      put(find(name).orElseThrow().account(), passwordHash);
    }

    @Override
    public void close(String name) {
      mustBeThere();
      var open = accounts.get(name);
      accounts.put(name, new Credential(open.account(), open.passwordHash(), true));
      revokeKeys(name);
    }

    @Override
    public List<Credential> page(Optional<String> after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Credential> find(String name) {
      mustBeThere();
      return Optional.ofNullable(accounts.get(name));
    }

    @Override
    public List<Credential> findAll(Set<String> names) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void putKey(NewKey key, String account) {
      mustBeThere();
      keys.put(key.sha256(), account);
    }

    @Override
    public List<Key> keys(String account) {
      throw new UnsupportedOperationException();
    }

    /** The id is the hash. */
    @Override
    public void revokeKey(String account, String id) {
      mustBeThere();
      if (!keys.remove(id, account)) {
        throw new Unknown("api-key", id);
      }
    }

    @Override
    public void revokeKeys(String account) {
      mustBeThere();
      keys.values().removeIf(account::equals);
    }

    @Override
    public Optional<Account> byKey(String sha256OfKey, Instant now) {
      mustBeThere();
      var found = Optional.ofNullable(keys.get(sha256OfKey)).flatMap(FakeStore.this::open);
      found.ifPresent(account -> used.add(sha256OfKey));
      return answered(found);
    }

    @Override
    public List<KeyInUse> keysInUse(int limit) {
      mustBeThere();
      var found = keysInUse();
      return answered(found.subList(0, Math.min(limit, found.size())));
    }

    @Override
    public List<KeyInUse> keysInUse(String account) {
      mustBeThere();
      return keysInUse().stream().filter(key -> key.account().name().equals(account)).toList();
    }

    private List<KeyInUse> keysInUse() {
      var found = new ArrayList<KeyInUse>();
      keys.forEach(
          (key, name) -> open(name).ifPresent(account -> found.add(new KeyInUse(key, account))));
      return found;
    }

    @Override
    public boolean isEmpty() {
      return accounts.isEmpty();
    }
  }

  private final class FakeSessions implements Sessions {
    @Override
    public void put(String sha256OfId, Session session) {
      mustBeThere();
      sessions.put(sha256OfId, session);
    }

    @Override
    public Optional<Session> find(String sha256OfId, Instant now) {
      mustBeThere();
      return answered(
          Optional.ofNullable(sessions.get(sha256OfId))
              .filter(found -> found.expiresAt().isAfter(now))
              .flatMap(
                  found ->
                      open(found.account().name())
                          .map(
                              account ->
                                  new Session(account, found.csrfToken(), found.expiresAt()))));
    }

    @Override
    public List<CurrentSession> current(Instant now, int limit) {
      mustBeThere();
      var found = new ArrayList<CurrentSession>();
      sessions.forEach((id, session) -> found.add(new CurrentSession(id, session)));
      return answered(found.subList(0, Math.min(limit, found.size())));
    }

    @Override
    public void end(String sha256OfId) {
      mustBeThere();
      sessions.remove(sha256OfId);
    }

    @Override
    public void endAll(String account) {
      mustBeThere();
      sessions.values().removeIf(session -> session.account().name().equals(account));
    }
  }
}
