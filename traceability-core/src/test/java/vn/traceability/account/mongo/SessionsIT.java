package vn.traceability.account.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.account.Sessions;
import vn.traceability.account.Sessions.CurrentSession;
import vn.traceability.account.Sessions.Session;

class SessionsIT extends StoreContract {
  private static final Account FARMER =
      new Account(
          "0987654321",
          "Nguyễn Thị Hành",
          Role.FARMER,
          Optional.of(Samples.party(1)),
          Set.of(),
          Optional.empty());

  /** Far enough ahead of the server's own clock that its TTL index leaves the session alone. */
  private final Instant end =
      Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MILLIS);

  private final Session session = new Session(FARMER, "token", end);
  private Accounts accounts;
  private Sessions sessions;

  @BeforeEach
  void open() {
    accounts = MongoAccountStore.open(database);
    accounts.put(FARMER, "$argon2id$one");
    sessions = MongoSessionStore.open(database, accounts);
    sessions.put("a".repeat(64), session);
  }

  @Test
  void aSessionIsFoundUntilItsEnd() {
    assertThat(sessions.find("a".repeat(64), end.minusMillis(1))).contains(session);
    assertThat(sessions.find("a".repeat(64), end)).isEmpty();
    assertThat(sessions.find("a".repeat(64), end.plusSeconds(1))).isEmpty();
  }

  @Test
  void oneThatNobodyOpenedIsNotFound() {
    assertThat(sessions.find("b".repeat(64), end.minusSeconds(1))).isEmpty();
  }

  @Test
  void aSessionThatWasEndedIsGoneAndEndingItAgainIsNoError() {
    sessions.put("b".repeat(64), session);

    sessions.end("a".repeat(64));
    sessions.end("a".repeat(64));

    assertThat(sessions.find("a".repeat(64), end.minusSeconds(1))).isEmpty();
    assertThat(sessions.find("b".repeat(64), end.minusSeconds(1))).contains(session);
  }

  @Test
  void aSessionShowsItsAccountAsThatStandsNow() {
    var moved =
        new Account(
            "0987654321",
            "Nguyễn Thị Hành",
            Role.GROUP_LEADER,
            Optional.of(Samples.party(1)),
            Set.of(Samples.party(2)),
            Optional.empty());
    accounts.put(moved, "$argon2id$one");

    assertThat(sessions.find("a".repeat(64), end.minusMillis(1)))
        .contains(new Session(moved, "token", end));
  }

  @Test
  void aClosedAccountHasNoSession() {
    accounts.close("0987654321");

    assertThat(sessions.find("a".repeat(64), end.minusMillis(1))).isEmpty();
  }

  @Test
  void allSessionsOfAnAccountEndAndNobodyElses() {
    var other =
        new Account(
            "0987654322",
            "Nguyễn Văn Tỏi",
            Role.FARMER,
            Optional.of(Samples.party(2)),
            Set.of(),
            Optional.empty());
    accounts.put(other, "$argon2id$two");
    sessions.put("b".repeat(64), session);
    sessions.put("c".repeat(64), new Session(other, "token", end));

    sessions.endAll("0987654321");
    sessions.endAll("0987654321");
    sessions.endAll("nobody");

    assertThat(sessions.find("a".repeat(64), end.minusSeconds(1))).isEmpty();
    assertThat(sessions.find("b".repeat(64), end.minusSeconds(1))).isEmpty();
    assertThat(sessions.find("c".repeat(64), end.minusSeconds(1)))
        .map(Session::account)
        .contains(other);
  }

  @Test
  void theCurrentSessionsAreThoseThatLastLongest() {
    var other =
        new Account(
            "0987654322",
            "Nguyễn Văn Tỏi",
            Role.FARMER,
            Optional.of(Samples.party(2)),
            Set.of(),
            Optional.empty());
    accounts.put(other, "$argon2id$two");
    var shorter = new Session(FARMER, "one", end.minusSeconds(10));
    var longer = new Session(other, "two", end.plusSeconds(10));
    sessions.put("b".repeat(64), shorter);
    sessions.put("c".repeat(64), longer);

    var all =
        List.of(
            new CurrentSession("c".repeat(64), longer),
            new CurrentSession("a".repeat(64), session),
            new CurrentSession("b".repeat(64), shorter));
    assertThat(sessions.current(end.minusSeconds(11), 10)).isEqualTo(all);
    assertThat(sessions.current(end.minusSeconds(11), 2)).isEqualTo(all.subList(0, 2));
    assertThat(sessions.current(end.minusSeconds(10), 10)).isEqualTo(all.subList(0, 2));
    accounts.close("0987654322");
    assertThat(sessions.current(end.minusSeconds(11), 10)).isEqualTo(all.subList(1, 3));
  }

  @Test
  void theStoreClearsWhatEnded() {
    var indexes =
        database.getCollection("sessions").listIndexes(Document.class).into(new ArrayList<>());

    assertThat(indexes)
        .anySatisfy(
            index -> {
              assertThat(index.get("key", Document.class)).containsOnlyKeys("expiresAt");
              assertThat(index.get("expireAfterSeconds", Number.class).longValue()).isZero();
            });
  }
}
