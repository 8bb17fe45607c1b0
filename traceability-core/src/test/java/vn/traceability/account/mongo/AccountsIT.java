package vn.traceability.account.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.Together;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Accounts.Key;
import vn.traceability.account.Accounts.KeyInUse;
import vn.traceability.account.Accounts.NewKey;
import vn.traceability.account.Role;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Unknown;

class AccountsIT extends StoreContract {
  private static final Account COOPERATIVE =
      new Account(
          "htx-van-duc",
          "Hợp tác xã Văn Đức",
          Role.COOPERATIVE,
          Optional.of(Samples.party(1)),
          Set.of(),
          Optional.empty());
  private static final Account OFFICER =
      new Account(
          "0912345678",
          "Cán bộ xã Gia Lâm",
          Role.COMMUNE_OFFICER,
          Optional.empty(),
          Set.of(),
          Optional.of(new CommuneCode("00565")));
  private Accounts accounts;

  @BeforeEach
  void open() {
    accounts = MongoAccountStore.open(database);
  }

  @Test
  void anAccountIsFoundWithTheHashOfItsPassword() {
    accounts.put(COOPERATIVE, "$argon2id$one");
    accounts.put(OFFICER, "$argon2id$two");

    assertThat(accounts.find("htx-van-duc"))
        .contains(new Accounts.Credential(COOPERATIVE, "$argon2id$one", false));
    assertThat(accounts.find("0912345678"))
        .contains(new Accounts.Credential(OFFICER, "$argon2id$two", false));
    assertThat(accounts.find("nobody")).isEmpty();
  }

  @Test
  void severalAreFoundAtOnceTheClosedAmongThem() {
    accounts.put(COOPERATIVE, "$argon2id$one");
    accounts.put(OFFICER, "$argon2id$two");
    accounts.put(household("ho-01"), "$argon2id$three");
    accounts.close("0912345678");

    assertThat(accounts.findAll(Set.of("htx-van-duc", "0912345678", "nobody")))
        .containsExactlyInAnyOrder(
            new Accounts.Credential(COOPERATIVE, "$argon2id$one", false),
            new Accounts.Credential(OFFICER, "$argon2id$two", true));
    assertThat(accounts.findAll(Set.of())).isEmpty();
  }

  @Test
  void puttingAnAccountAgainReplacesIt() {
    accounts.put(COOPERATIVE, "$argon2id$old");
    var renamed =
        new Account(
            "htx-van-duc",
            "HTX Văn Đức",
            Role.PROCESSOR,
            Optional.of(Samples.party(1)),
            Set.of(),
            Optional.empty());

    accounts.put(renamed, "$argon2id$new");

    assertThat(accounts.find("htx-van-duc"))
        .contains(new Accounts.Credential(renamed, "$argon2id$new", false));
  }

  @Test
  void anotherPasswordLeavesTheAccountAsItIs() {
    accounts.put(COOPERATIVE, "$argon2id$one");

    accounts.changePassword("htx-van-duc", "$argon2id$two");

    assertThat(accounts.find("htx-van-duc"))
        .contains(new Accounts.Credential(COOPERATIVE, "$argon2id$two", false));
  }

  @Test
  void anotherPasswordOpensNoClosedAccountAgain() {
    accounts.put(COOPERATIVE, "$argon2id$one");
    accounts.close("htx-van-duc");

    assertThatThrownBy(() -> accounts.changePassword("htx-van-duc", "$argon2id$two"))
        .isInstanceOf(Conflict.class);

    assertThat(accounts.find("htx-van-duc"))
        .contains(new Accounts.Credential(COOPERATIVE, "$argon2id$one", true));
  }

  @Test
  void aKeyOpensForItsAccountAsThatStandsNow() {
    accounts.put(COOPERATIVE, "$argon2id$one");
    accounts.putKey(key("a".repeat(64)), "htx-van-duc");

    assertThat(accounts.byKey("a".repeat(64), NOW)).contains(COOPERATIVE);

    var renamed =
        new Account(
            "htx-van-duc",
            "HTX Văn Đức",
            Role.PROCESSOR,
            Optional.of(Samples.party(1)),
            Set.of(),
            Optional.empty());
    accounts.put(renamed, "$argon2id$one");
    assertThat(accounts.byKey("a".repeat(64), NOW)).contains(renamed);
  }

  @Test
  void aKeyNobodyHasOpensNothing() {
    accounts.put(COOPERATIVE, "$argon2id$one");
    accounts.putKey(key("b".repeat(64)), "gone");

    assertThat(accounts.byKey("a".repeat(64), NOW)).isEmpty();
    assertThat(accounts.byKey("b".repeat(64), NOW)).isEmpty();
  }

  @Test
  void aGroupLeaderIsKeptWithTheHouseholds() {
    var leader =
        new Account(
            "to-truong",
            "Tổ trưởng",
            Role.GROUP_LEADER,
            Optional.of(Samples.party(1)),
            Set.of(Samples.party(2), Samples.party(3)),
            Optional.of(new CommuneCode("00565")));

    accounts.create(leader, "$argon2id$one");

    assertThat(accounts.find("to-truong"))
        .contains(new Accounts.Credential(leader, "$argon2id$one", false));
  }

  @Test
  void aNameThatIsTakenIsAConflictAndKeepsTheFirst() {
    accounts.create(COOPERATIVE, "$argon2id$one");

    assertThatThrownBy(() -> accounts.create(COOPERATIVE, "$argon2id$two"))
        .isInstanceOfSatisfying(
            Conflict.class, no -> assertThat(no.slug()).isEqualTo("account-exists"));
    assertThat(accounts.find("htx-van-duc"))
        .contains(new Accounts.Credential(COOPERATIVE, "$argon2id$one", false));
  }

  @Test
  void ofManyThatTakeANameOneGetsIt() {
    var made =
        Together.run(
            8,
            number -> {
              try {
                accounts.create(COOPERATIVE, "$argon2id$" + number);
                return true;
              } catch (Conflict taken) {
                return false;
              }
            });

    assertThat(Collections.frequency(made, true)).isEqualTo(1);
    assertThat(accounts.find("htx-van-duc").orElseThrow().passwordHash())
        .isEqualTo("$argon2id$" + made.indexOf(true));
  }

  @Test
  void aClosedAccountLosesItsKeysAndKeepsItsName() {
    accounts.create(COOPERATIVE, "$argon2id$one");
    accounts.create(OFFICER, "$argon2id$two");
    accounts.putKey(key("a".repeat(64)), "htx-van-duc");
    accounts.putKey(key("b".repeat(64)), "htx-van-duc");
    accounts.putKey(key("c".repeat(64)), "0912345678");

    accounts.close("htx-van-duc");
    accounts.close("htx-van-duc");

    assertThat(accounts.find("htx-van-duc"))
        .contains(new Accounts.Credential(COOPERATIVE, "$argon2id$one", true));
    assertThat(accounts.byKey("a".repeat(64), NOW)).isEmpty();
    assertThat(accounts.byKey("b".repeat(64), NOW)).isEmpty();
    assertThat(accounts.byKey("c".repeat(64), NOW)).contains(OFFICER);
    assertThatThrownBy(() -> accounts.create(COOPERATIVE, "$argon2id$new"))
        .isInstanceOf(Conflict.class);
  }

  @Test
  void keysThatAreRevokedOpenNothingAndThoseOfOthersAndLaterOnesDo() {
    accounts.create(COOPERATIVE, "$argon2id$one");
    accounts.create(OFFICER, "$argon2id$two");
    accounts.putKey(key("a".repeat(64)), "htx-van-duc");
    accounts.putKey(key("b".repeat(64)), "htx-van-duc");
    accounts.putKey(key("c".repeat(64)), "0912345678");

    accounts.revokeKeys("htx-van-duc");
    accounts.putKey(key("d".repeat(64)), "htx-van-duc");

    assertThat(accounts.byKey("a".repeat(64), NOW)).isEmpty();
    assertThat(accounts.byKey("b".repeat(64), NOW)).isEmpty();
    assertThat(accounts.byKey("c".repeat(64), NOW)).contains(OFFICER);
    assertThat(accounts.byKey("d".repeat(64), NOW)).contains(COOPERATIVE);
  }

  @Test
  void aKeyMadeWhileItsAccountWasClosedOpensNothing() {
    accounts.create(COOPERATIVE, "$argon2id$one");
    accounts.close("htx-van-duc");

    accounts.putKey(key("a".repeat(64)), "htx-van-duc");

    assertThat(accounts.byKey("a".repeat(64), NOW)).isEmpty();
  }

  @Test
  void aKeyIsListedByWhatTellsItFromOthersAndNeverWhole() {
    accounts.create(COOPERATIVE, "$argon2id$one");
    accounts.putKey(new NewKey("a".repeat(64), "Xy3_-9", NOW), "htx-van-duc");
    accounts.putKey(new NewKey("b".repeat(64), "Zz0000", NOW.plusSeconds(1)), "htx-van-duc");
    accounts.putKey(new NewKey("c".repeat(64), "Qq1111", NOW), "0912345678");
    accounts.byKey("a".repeat(64), NOW.plusSeconds(60));

    assertThat(accounts.keys("htx-van-duc"))
        .containsExactly(
            new Key(
                "b".repeat(16),
                Optional.of("Zz0000"),
                Optional.of(NOW.plusSeconds(1)),
                Optional.empty()),
            new Key(
                "a".repeat(16),
                Optional.of("Xy3_-9"),
                Optional.of(NOW),
                Optional.of(NOW.plusSeconds(60))));
    assertThat(accounts.keys("nobody")).isEmpty();
  }

  @Test
  void whenAKeyWasLastUsedIsKeptToTheHour() {
    accounts.create(COOPERATIVE, "$argon2id$one");
    accounts.putKey(key("a".repeat(64)), "htx-van-duc");
    accounts.byKey("a".repeat(64), NOW);

    accounts.byKey("a".repeat(64), NOW.plus(Duration.ofMinutes(59)));
    assertThat(lastUsed()).contains(NOW);

    var later = NOW.plus(Duration.ofMinutes(61));
    accounts.byKey("a".repeat(64), later);
    assertThat(lastUsed()).contains(later);
  }

  private Optional<Instant> lastUsed() {
    return accounts.keys("htx-van-duc").get(0).lastUsedAt();
  }

  @Test
  void aKeyFromBeforeTheseWereKeptIsListedAndRevoked() {
    accounts.create(COOPERATIVE, "$argon2id$one");
    database
        .getCollection("apiKeys")
        .insertOne(new Document("_id", "a".repeat(64)).append("account", "htx-van-duc"));

    assertThat(accounts.keys("htx-van-duc"))
        .containsExactly(
            new Key("a".repeat(16), Optional.empty(), Optional.empty(), Optional.empty()));
    accounts.revokeKey("htx-van-duc", "a".repeat(16));

    assertThat(accounts.byKey("a".repeat(64), NOW)).isEmpty();
  }

  /** Each process has a store of its own, and none remembers a key. */
  @Test
  void aRevokedKeyIsGoodInNoProcessAndTheOthersStay() {
    var elsewhere = MongoAccountStore.open(database);
    accounts.create(COOPERATIVE, "$argon2id$one");
    accounts.create(OFFICER, "$argon2id$two");
    accounts.putKey(key("a".repeat(64)), "htx-van-duc");
    accounts.putKey(key("b".repeat(64)), "htx-van-duc");
    accounts.putKey(key("c".repeat(64)), "0912345678");
    assertThat(elsewhere.byKey("a".repeat(64), NOW)).contains(COOPERATIVE);

    accounts.revokeKey("htx-van-duc", "a".repeat(16));

    assertThat(elsewhere.byKey("a".repeat(64), NOW)).isEmpty();
    assertThat(elsewhere.byKey("b".repeat(64), NOW)).contains(COOPERATIVE);
    for (String foreign : List.of("a".repeat(16), "c".repeat(16))) {
      assertThatThrownBy(() -> accounts.revokeKey("htx-van-duc", foreign))
          .isInstanceOf(Unknown.class);
    }
    assertThat(elsewhere.byKey("c".repeat(64), NOW)).contains(OFFICER);
  }

  @Test
  void theKeysInUseAreThoseUsedLastAndThenTheNewest() {
    accounts.create(COOPERATIVE, "$argon2id$one");
    accounts.create(OFFICER, "$argon2id$two");
    accounts.putKey(key("a".repeat(64)), "htx-van-duc");
    accounts.putKey(new NewKey("b".repeat(64), "start", NOW.plusSeconds(1)), "htx-van-duc");
    accounts.putKey(key("c".repeat(64)), "htx-van-duc");
    accounts.putKey(key("d".repeat(64)), "0912345678");
    accounts.byKey("c".repeat(64), NOW.plus(Duration.ofHours(2)));
    accounts.byKey("d".repeat(64), NOW.plus(Duration.ofHours(3)));

    var all =
        List.of(
            new KeyInUse("d".repeat(64), OFFICER),
            new KeyInUse("c".repeat(64), COOPERATIVE),
            new KeyInUse("b".repeat(64), COOPERATIVE),
            new KeyInUse("a".repeat(64), COOPERATIVE));
    assertThat(accounts.keysInUse(10)).isEqualTo(all);
    assertThat(accounts.keysInUse(2)).isEqualTo(all.subList(0, 2));
    assertThat(accounts.keysInUse("htx-van-duc"))
        .containsExactlyInAnyOrderElementsOf(all.subList(1, 4));
  }

  @Test
  void theKeysOfClosedAccountsAndOfNobodyAreInNoUse() {
    accounts.create(COOPERATIVE, "$argon2id$one");
    accounts.close("htx-van-duc");
    accounts.putKey(key("a".repeat(64)), "htx-van-duc");
    accounts.putKey(key("b".repeat(64)), "nobody");

    assertThat(accounts.keysInUse(10)).isEmpty();
    assertThat(accounts.keysInUse("htx-van-duc")).isEmpty();
    assertThat(accounts.keysInUse("nobody")).isEmpty();
  }

  @Test
  void moreAccountsThanAreAskedForAtOnceHaveKeysInUse() {
    int many = 1_001;
    var keys = new ArrayList<Document>();
    var made = new ArrayList<Document>();
    for (int number = 0; number < many; number++) {
      var name = "ho-%04d".formatted(number);
      made.add(MongoAccountStore.write(household(name)).append("_id", name));
      keys.add(new Document("_id", "%064d".formatted(number)).append("account", name));
    }
    database.getCollection("accounts").insertMany(made);
    database.getCollection("apiKeys").insertMany(keys);

    assertThat(accounts.keysInUse(10_000)).hasSize(many);
  }

  private static NewKey key(String sha256) {
    return new NewKey(sha256, "start", NOW);
  }

  @Test
  void oneThatIsNotThereCannotBeClosed() {
    assertThatThrownBy(() -> accounts.close("nobody")).isInstanceOf(Unknown.class);
    assertThat(accounts.find("nobody")).isEmpty();
  }

  @Test
  void pagesGoThroughAllInTheOrderOfTheirNamesTheClosedAmongThem() {
    var names = new ArrayList<String>();
    for (int number = 1; number <= 20; number++) {
      names.add("ho-" + Samples.twoDigits(number));
    }
    var shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.forEach(name -> accounts.create(household(name), "$argon2id$one"));
    accounts.close("ho-07");

    var seen = new ArrayList<Accounts.Credential>();
    var after = Optional.<String>empty();
    for (var page = accounts.page(after, 6); !page.isEmpty(); page = accounts.page(after, 6)) {
      seen.addAll(page);
      after = Optional.of(page.get(page.size() - 1).account().name());
    }

    assertThat(seen).extracting(each -> each.account().name()).isEqualTo(names);
    assertThat(seen)
        .filteredOn(Accounts.Credential::closed)
        .extracting(each -> each.account().name())
        .containsExactly("ho-07");
  }

  @Test
  void itIsEmptyUntilTheFirstAccount() {
    assertThat(accounts.isEmpty()).isTrue();

    accounts.put(OFFICER, "$argon2id$two");

    assertThat(accounts.isEmpty()).isFalse();
  }

  private static Account household(String name) {
    return new Account(
        name, "Nông hộ", Role.FARMER, Optional.of(Samples.party(1)), Set.of(), Optional.empty());
  }
}
