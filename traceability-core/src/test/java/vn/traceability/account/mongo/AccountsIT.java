package vn.traceability.account.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.party.CommuneCode;

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
  void aKeyOpensForItsAccountAsThatStandsNow() {
    accounts.put(COOPERATIVE, "$argon2id$one");
    accounts.putKey("a".repeat(64), "htx-van-duc");

    assertThat(accounts.byKey("a".repeat(64))).contains(COOPERATIVE);

    var renamed =
        new Account(
            "htx-van-duc",
            "HTX Văn Đức",
            Role.PROCESSOR,
            Optional.of(Samples.party(1)),
            Set.of(),
            Optional.empty());
    accounts.put(renamed, "$argon2id$one");
    assertThat(accounts.byKey("a".repeat(64))).contains(renamed);
  }

  @Test
  void aKeyNobodyHasOpensNothing() {
    accounts.put(COOPERATIVE, "$argon2id$one");
    accounts.putKey("b".repeat(64), "gone");

    assertThat(accounts.byKey("a".repeat(64))).isEmpty();
    assertThat(accounts.byKey("b".repeat(64))).isEmpty();
  }

  @Test
  void itIsEmptyUntilTheFirstAccount() {
    assertThat(accounts.isEmpty()).isTrue();

    accounts.put(OFFICER, "$argon2id$two");

    assertThat(accounts.isEmpty()).isFalse();
  }
}
