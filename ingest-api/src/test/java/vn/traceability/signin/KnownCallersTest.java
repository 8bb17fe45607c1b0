package vn.traceability.signin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.account.Sessions;
import vn.traceability.account.Sessions.Session;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;

/** Who calls is known for a minute, and through an outage. */
@Timeout(60)
class KnownCallersTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Duration DAY = Duration.ofHours(24);
  private static final String KEY = "a".repeat(64);
  private static final String ID = "b".repeat(64);
  private static final Account FARM = office("farm", Role.INSPECTOR);
  private static final Account OTHER = office("other", Role.INSPECTOR);

  private static Account office(String name, Role role) {
    return new Account(name, name, role, Optional.empty(), Set.of(), Optional.empty());
  }

  private static final class Time extends Clock {
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");

    void passes(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  /** One process of several over the same store. */
  private final class Process {
    final StoreAway away = store.eyes();
    final KnownCallers known;
    final Accounts accounts;
    final Sessions sessions;

    Process() {
      this(100, 100);
    }

    Process(int mostKeys, int mostSessions) {
      known =
          new KnownCallers(store.accounts(), store.sessions(), away, time, mostKeys, mostSessions);
      accounts = known.accounts();
      sessions = known.sessions();
      open.add(away);
    }

    Optional<String> key(String key) {
      return accounts.byKey(key, time.instant()).map(Account::name);
    }

    Optional<String> session(String id) {
      return sessions.find(id, time.instant()).map(session -> session.account().name());
    }

    boolean knows(String key) {
      try {
        return key(key).isPresent();
      } catch (StoreIsAway outage) {
        return false;
      }
    }
  }

  private final List<StoreAway> open = new ArrayList<>();
  private final FakeStore store = new FakeStore();
  private final Time time = new Time();
  private Process here;
  private Process there;

  @BeforeEach
  void open() {
    store.accounts().put(FARM, "hash");
    store.accounts().put(OTHER, "hash");
    store.accounts().putKey(key(KEY), "farm");
    store.sessions().put(ID, session(FARM, DAY.multipliedBy(30)));
    here = new Process();
    there = new Process();
  }

  @AfterEach
  void close() {
    open.forEach(StoreAway::close);
  }

  private Accounts.NewKey key(String sha256) {
    return new Accounts.NewKey(sha256, "start", time.instant());
  }

  private Session session(Account account, Duration lasts) {
    return new Session(account, "token", time.instant().plus(lasts));
  }

  private static String secret(int number) {
    return "%064d".formatted(number);
  }

  @Test
  void theStoreIsAskedOnceAMinute() {
    for (int second = 0; second < 60; second++) {
      assertThat(here.key(KEY)).hasValue("farm");
      assertThat(here.session(ID)).hasValue("farm");
      time.passes(Duration.ofSeconds(1));
    }
    assertThat(store.asked()).isEqualTo(2);

    assertThat(here.key(KEY)).hasValue("farm");
    assertThat(here.session(ID)).hasValue("farm");
    assertThat(store.asked()).isEqualTo(4);
  }

  @Test
  void aClockThatIsSetBackMakesNothingFreshForLonger() {
    here.key(KEY);
    time.passes(DAY.negated());
    store.accounts().revokeKeys("farm");

    assertThat(here.key(KEY)).isEmpty();
  }

  @Test
  void whoIsUnknownIsAskedForEachTimeSoThatANewKeyIsGoodAtOnce() {
    assertThat(here.key(secret(1))).isEmpty();
    assertThat(here.session(secret(2))).isEmpty();

    there.accounts.putKey(key(secret(1)), "farm");
    there.sessions.put(secret(2), session(FARM, DAY));

    assertThat(here.key(secret(1))).hasValue("farm");
    assertThat(here.session(secret(2))).hasValue("farm");
  }

  @Test
  void aSessionEndsAtItsEndHoweverFresh() {
    here.sessions.put(secret(1), session(FARM, Duration.ofSeconds(30)));
    assertThat(here.session(secret(1))).hasValue("farm");

    time.passes(Duration.ofSeconds(30));

    assertThat(here.session(secret(1))).isEmpty();
  }

  @Test
  void theFirstUseOfAKeyReachesTheStore() {
    here.known.load();
    here.accounts.putKey(key(secret(1)), "farm");

    assertThat(here.key(KEY)).hasValue("farm");
    assertThat(here.key(secret(1))).hasValue("farm");

    assertThat(store.used()).containsExactlyInAnyOrder(KEY, secret(1));
  }

  interface Change {
    void in(Process process);
  }

  /** What takes the key, and whether it takes the session too. */
  record Revocation(String name, boolean key, boolean session, Change change) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Revocation> revocations() {
    return Stream.of(
        new Revocation("one key", true, false, in -> in.accounts.revokeKey("farm", KEY)),
        new Revocation("all keys", true, false, in -> in.accounts.revokeKeys("farm")),
        new Revocation("closed", true, true, in -> in.accounts.close("farm")),
        new Revocation("signed out", false, true, in -> in.sessions.end(ID)),
        new Revocation("all sessions", false, true, in -> in.sessions.endAll("farm")));
  }

  @ParameterizedTest
  @MethodSource("revocations")
  void whatIsRevokedIsGoodInThisProcessNoMoreAndInOthersForAMinute(Revocation revocation) {
    for (var process : List.of(here, there)) {
      process.key(KEY);
      process.session(ID);
    }

    revocation.change().in(here);

    assertThat(here.key(KEY).isEmpty()).isEqualTo(revocation.key());
    assertThat(here.session(ID).isEmpty()).isEqualTo(revocation.session());
    time.passes(MINUTE);
    assertThat(there.key(KEY).isEmpty()).isEqualTo(revocation.key());
    assertThat(there.session(ID).isEmpty()).isEqualTo(revocation.session());
  }

  @ParameterizedTest
  @MethodSource("revocations")
  void whatIsRevokedIsNotGoodInAnOutageEither(Revocation revocation) {
    here.key(KEY);
    here.session(ID);
    revocation.change().in(here);
    store.cutOff();

    if (revocation.key()) {
      assertThatThrownBy(() -> here.key(KEY)).isInstanceOf(StoreIsAway.class);
    }
    if (revocation.session()) {
      assertThatThrownBy(() -> here.session(ID)).isInstanceOf(StoreIsAway.class);
    }
  }

  /** It may have happened, or may happen yet: who wanted it out wants it out now. */
  @ParameterizedTest
  @MethodSource("revocations")
  void aRevocationThatFailsIsNoReasonToGoOn(Revocation revocation) {
    here.key(KEY);
    here.session(ID);
    store.cutOff();

    assertThatThrownBy(() -> revocation.change().in(here)).isInstanceOf(RuntimeException.class);

    if (revocation.key()) {
      assertThatThrownBy(() -> here.key(KEY)).isInstanceOf(StoreIsAway.class);
    }
    if (revocation.session()) {
      assertThatThrownBy(() -> here.session(ID)).isInstanceOf(StoreIsAway.class);
    }
  }

  /** The answer was read before and arrives after. */
  @ParameterizedTest
  @MethodSource("revocations")
  void whatIsRevokedWhileTheStoreAnswersIsNotRemembered(Revocation revocation) {
    store.onNextAnswer(() -> revocation.change().in(here));
    if (revocation.key()) {
      here.key(KEY);
      assertThat(here.key(KEY)).isEmpty();
    } else {
      here.session(ID);
      assertThat(here.session(ID)).isEmpty();
    }
  }

  @Test
  void whatIsRevokedWhileTheFirstAreLoadedIsNotRemembered() {
    store.onNextAnswer(() -> here.accounts.revokeKeys("farm"));
    here.known.load();
    store.cutOff();

    assertThat(here.knows(KEY)).isFalse();
  }

  @Test
  void anAccountThatChangesIsKnownAsItIsAtOnce() {
    here.key(KEY);
    here.session(ID);
    there.key(KEY);

    here.accounts.put(office("farm", Role.ADMINISTRATOR), "hash");

    assertThat(here.accounts.byKey(KEY, time.instant()).map(Account::role))
        .hasValue(Role.ADMINISTRATOR);
    assertThat(here.sessions.find(ID, time.instant()).map(found -> found.account().role()))
        .hasValue(Role.ADMINISTRATOR);
    time.passes(MINUTE);
    assertThat(there.accounts.byKey(KEY, time.instant()).map(Account::role))
        .hasValue(Role.ADMINISTRATOR);
  }

  @Test
  void whatChangesForOneAccountLeavesTheOthersKnown() {
    store.accounts().putKey(key(secret(1)), "other");
    here.key(KEY);
    here.key(secret(1));
    int before = store.asked();

    here.accounts.close("farm");

    assertThat(here.key(secret(1))).hasValue("other");
    assertThat(store.asked()).isEqualTo(before);
  }

  @Nested
  class WhileTheStoreIsAway {
    @Test
    void whoWasKnownIsKnownForADay() {
      here.key(KEY);
      here.session(ID);
      store.cutOff();

      time.passes(DAY.minusMillis(1));
      assertThat(here.key(KEY)).hasValue("farm");
      assertThat(here.session(ID)).hasValue("farm");

      time.passes(Duration.ofMillis(1));
      assertThatThrownBy(() -> here.key(KEY)).isInstanceOf(StoreIsAway.class);
      assertThatThrownBy(() -> here.session(ID)).isInstanceOf(StoreIsAway.class);
    }

    @Test
    void noSessionOutlivesItsEnd() {
      here.sessions.put(secret(1), session(FARM, Duration.ofHours(1)));
      here.session(secret(1));
      store.cutOff();

      time.passes(Duration.ofHours(1).minusMillis(1));
      assertThat(here.session(secret(1))).hasValue("farm");
      time.passes(Duration.ofMillis(1));
      assertThat(here.session(secret(1))).isEmpty();
    }

    @Test
    void nobodySaysThatSomebodyIsUnknown() {
      here.key(secret(1));
      store.cutOff();

      assertThatThrownBy(() -> here.key(secret(1))).isInstanceOf(StoreIsAway.class);
      assertThatThrownBy(() -> here.session(secret(2))).isInstanceOf(StoreIsAway.class);
    }

    @Test
    void nobodySignsIn() {
      store.cutOff();

      assertThatThrownBy(() -> here.accounts.find("farm")).isInstanceOf(StoreIsAway.class);
      assertThatThrownBy(() -> here.sessions.put(secret(1), session(FARM, DAY)))
          .isInstanceOf(StoreIsAway.class);
      assertThatThrownBy(() -> here.session(secret(1))).isInstanceOf(StoreIsAway.class);
    }

    @Test
    void whatWasRevokedElsewhereIsLearntOnceItIsBack() {
      here.key(KEY);
      there.accounts.revokeKeys("farm");
      store.cutOff();
      time.passes(MINUTE);
      assertThat(here.key(KEY)).as("as seen last").hasValue("farm");

      store.back();
      await().atMost(30, SECONDS).until(() -> !here.away.isAway());

      assertThat(here.key(KEY)).isEmpty();
    }

    @Test
    void whoDidNotCallSinceTheStartIsKnownWhenHeWasLoaded() {
      here.known.load();
      store.cutOff();

      assertThat(here.key(KEY)).hasValue("farm");
      assertThat(here.session(ID)).hasValue("farm");
      assertThat(there.knows(KEY)).isFalse();
    }

    @Test
    void whoGotAKeyOrASessionHereIsKnownBeforeHeUsesIt() {
      here.accounts.putKey(key(secret(1)), "farm");
      here.sessions.put(secret(2), session(FARM, DAY));
      store.cutOff();

      assertThat(here.key(secret(1))).hasValue("farm");
      assertThat(here.session(secret(2))).hasValue("farm");
    }

    @Test
    void theOtherKeysOfAnAccountThatLostOneAreKnownAndTheAccountAsItIs() {
      store.accounts().putKey(key(secret(1)), "farm");
      here.accounts.revokeKey("farm", KEY);
      here.accounts.put(office("farm", Role.ADMINISTRATOR), "hash");
      store.cutOff();

      assertThat(here.accounts.byKey(secret(1), time.instant()).map(Account::role))
          .hasValue(Role.ADMINISTRATOR);
      assertThat(here.knows(KEY)).isFalse();
    }

    @Test
    void noKeyOfAClosedAccountIsMade() {
      here.accounts.close("farm");
      here.accounts.putKey(key(secret(1)), "farm");
      store.cutOff();

      assertThat(here.knows(secret(1))).isFalse();
    }

    @Test
    void aStartDoesNotFailForIt() {
      store.cutOff();

      here.known.load();

      assertThat(here.knows(KEY)).isFalse();
    }
  }

  @Nested
  class NoMoreThanSoMany {
    private final Process small = new Process(3, 3);

    private void keys(int from, int to) {
      for (int number = from; number <= to; number++) {
        store.accounts().putKey(key(secret(number)), "farm");
      }
    }

    private List<Integer> known(int from, int to) {
      store.cutOff();
      var known = new ArrayList<Integer>();
      for (int number = from; number <= to; number++) {
        if (small.knows(secret(number))) {
          known.add(number);
        }
      }
      return known;
    }

    @Test
    void theOneUnusedForLongestGoes() {
      keys(1, 4);
      for (int number : new int[] {1, 2, 3, 1, 4}) {
        small.key(secret(number));
      }

      assertThat(known(1, 4)).containsExactly(1, 3, 4);
    }

    @Test
    void noFloodOfNonsensePushesARealOneOut() {
      keys(1, 3);
      for (int number = 1; number <= 3; number++) {
        small.key(secret(number));
      }

      for (int number = 1_000; number < 3_000; number++) {
        assertThat(small.key(secret(number))).isEmpty();
        assertThat(small.session(secret(number))).isEmpty();
      }

      assertThat(known(1, 3)).containsExactly(1, 2, 3);
    }

    @Test
    void theMostNeededOfThoseLoadedStay() {
      store.accounts().revokeKeys("farm");
      keys(1, 5); // in the order of the store: the first was used last

      small.known.load();

      assertThat(known(1, 5)).containsExactly(1, 2, 3);
    }
  }
}
