package vn.traceability.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

/** Accounts, as administrators make and close them. */
@ExtendWith(InTheVillage.class)
class AccountsIT {
  private static final JsonMapper JSON = new JsonMapper();

  private final Village village;
  private final Caller administrator;
  private final String name = "htx-" + Village.newGln().digits();

  AccountsIT(Village village) {
    this.village = village;
    administrator = village.administrator();
  }

  @Test
  void aNewAccountSignsInWithThePasswordShownOnce() {
    var created = administrator.post("/accounts", account()).is(201);

    assertThat(created.header("Location")).hasValue("/api/v1/accounts/" + name);
    assertThat(created.header("Cache-Control")).hasValue("no-store");
    var session = signIn(created.at("password")).is(201);
    assertThat(session.at("role")).isEqualTo("cooperative");
    assertThat(session.at("partyGln")).isEqualTo(village.cooperative.gln().digits());
    assertThat(administrator.get("/accounts?limit=200").text())
        .doesNotContain(created.at("password"));
  }

  @Test
  void theListSaysTheNamesOfPartiesAndMembers() {
    var leader = account();
    leader(leader).add(village.farm.gln().digits()).add(village.stranger.gln().digits());
    administrator.post("/accounts", leader).is(201);

    var listed = listed(name);

    assertThat(listed.path("partyName").stringValue()).isEqualTo("Hợp tác xã Dương Xá");
    assertThat(listed.path("memberNames"))
        .extracting(JsonNode::stringValue)
        .containsExactly("Hộ bà Lan", "Hộ ông Ba");
  }

  @Test
  void aPartyThatIsNotThereStandsByItsNumber() {
    var gone = Village.newGln();
    String leader = village.groupLeader(gone, List.of(gone));

    assertThat(listed(leader).has("partyName")).isFalse();
    assertThat(listed(leader).path("partyGln").stringValue()).isEqualTo(gone.digits());
    assertThat(listed(leader).path("memberNames"))
        .extracting(JsonNode::stringValue)
        .containsExactly(gone.digits());
  }

  @Test
  void aNameIsGivenOnce() {
    String password = administrator.post("/accounts", account()).is(201).at("password");

    administrator.post("/accounts", account()).isProblem(409, "account-exists");

    signIn(password).is(201);
  }

  @ParameterizedTest
  @EnumSource(names = {"INSPECTOR", "CITY_DEPARTMENT"})
  void nobodyElseManagesAccounts(Role role) {
    administrator.post("/accounts", account()).is(201);

    for (var other : List.of(village.office(role), village.cooperative.caller())) {
      other.get("/accounts").isProblem(403, "role");
      other.post("/accounts", account()).isProblem(403, "role");
      other.send("POST", "/accounts/" + name + "/password").isProblem(403, "role");
      other.send("POST", "/accounts/" + name + "/keys").isProblem(403, "role");
      other.delete("/accounts/" + name).isProblem(403, "role");
    }
  }

  /** An account, the one flaw it has, and the member that is named for it. */
  record Flawed(int status, String flaw, String field, Consumer<ObjectNode> change) {
    @Override
    public String toString() {
      return flaw;
    }
  }

  static Stream<Flawed> accounts() {
    String misread = Village.misread(Village.newGln().digits());
    return Stream.of(
        new Flawed(400, "a name in capitals", "name", a -> a.put("name", "HTX")),
        new Flawed(400, "a name with a blank", "name", a -> a.put("name", "h t x")),
        new Flawed(400, "no role", "role", a -> a.remove("role")),
        new Flawed(400, "an unknown role", "role", a -> a.put("role", "king")),
        new Flawed(422, "a party's role without party", "partyGln", a -> a.remove("partyGln")),
        new Flawed(422, "an office with a party", "partyGln", a -> a.put("role", "inspector")),
        new Flawed(422, "a misread party", "partyGln", a -> a.put("partyGln", misread)),
        new Flawed(422, "a misread member", "members[0]", a -> leader(a).add(misread)),
        new Flawed(400, "a member null", "members[0]", a -> leader(a).addNull()),
        new Flawed(
            422,
            "members of no leader",
            "members",
            a -> a.putArray("members").add(Village.newGln().digits())),
        new Flawed(
            422,
            "an officer of no commune",
            "communeCode",
            a -> a.put("role", "commune-officer").remove("partyGln")));
  }

  private static ArrayNode leader(ObjectNode account) {
    return account.put("role", "group-leader").putArray("members");
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void aFlawedAccountIsRefusedByItsField(Flawed flawed) {
    var account = account();
    flawed.change().accept(account);

    assertThat(administrator.post("/accounts", account).isProblem(flawed.status()).field())
        .isEqualTo(flawed.field());
  }

  @Test
  void anAccountOfAnUnknownPartyIsRefused() {
    administrator
        .post("/accounts", account().put("partyGln", Village.newGln().digits()))
        .isProblem(404, "unknown-party");
  }

  @Test
  void membersMayBeLeftOut() {
    administrator.post("/accounts", account().putNull("members")).is(201);
  }

  @Test
  void aNewPasswordEndsTheSessionsAndTheOldOne() {
    String old = administrator.post("/accounts", account()).is(201).at("password");
    var session = inSession(signIn(old));
    session.get("/session").is(200);

    var reset = administrator.send("POST", "/accounts/" + name + "/password").is(200);

    assertThat(reset.header("Cache-Control")).hasValue("no-store");
    session.get("/session").isProblem(401, "not-signed-in");
    signIn(old).isProblem(401, "not-signed-in");
    signIn(reset.at("password")).is(201);
  }

  /** Whoever had got hold of the account may have made himself a key. */
  @Test
  void aNewPasswordRevokesTheKeysOfTheAccountAndOfNoOther() {
    administrator.post("/accounts", account()).is(201);
    var machine = village.nobody().with("X-API-Key", newKey());
    machine.get("/places").is(200);

    administrator.send("POST", "/accounts/" + name + "/password").is(200);

    machine.get("/places").isProblem(401, "unknown-key");
    village.cooperative.caller().get("/places").is(200);
    village.nobody().with("X-API-Key", newKey()).get("/places").is(200);
  }

  @Test
  void closingAnAccountRevokesItsKeysAndSessions() {
    String password = administrator.post("/accounts", account()).is(201).at("password");
    var session = inSession(signIn(password));
    var made = administrator.send("POST", "/accounts/" + name + "/keys").is(201);
    var machine = village.nobody().with("X-API-Key", made.at("key"));
    assertThat(made.header("Cache-Control")).hasValue("no-store");
    machine.post("/places", Village.aPlace(village.cooperative)).is(201);

    administrator.delete("/accounts/" + name).is(204);

    session.get("/session").isProblem(401, "not-signed-in");
    machine.get("/places").isProblem(401, "unknown-key");
    signIn(password).isProblem(401, "not-signed-in");
    administrator.post("/accounts", account()).isProblem(409, "account-exists");
    administrator.send("POST", "/accounts/" + name + "/password").isProblem(409, "account-closed");
    administrator.send("POST", "/accounts/" + name + "/keys").isProblem(409, "account-closed");
    assertThat(all())
        .filteredOn(account -> account.path("name").stringValue().equals(name))
        .singleElement()
        .matches(account -> account.path("closed").booleanValue());
  }

  @Test
  void oneKeyIsRevokedAndTheOthersStayGood() {
    administrator.post("/accounts", account()).is(201);
    String lost = newKey();
    String kept = newKey();
    village.nobody().with("X-API-Key", lost).get("/places").is(200);

    var listed = administrator.get("/accounts/" + name + "/keys").is(200);
    assertThat(listed.text()).doesNotContain(lost, kept);
    assertThat(listed.all("items"))
        .extracting(key -> key.path("start").stringValue())
        .containsExactlyInAnyOrder(lost.substring(0, 6), kept.substring(0, 6));
    var key =
        listed.all("items").stream()
            .filter(each -> lost.startsWith(each.path("start").stringValue()))
            .findFirst()
            .orElseThrow();
    assertThat(key.has("createdAt")).isTrue();
    assertThat(key.has("lastUsedAt")).isTrue();
    String path = "/accounts/" + name + "/keys/" + key.path("id").stringValue();
    administrator.delete(path).is(204);

    village.nobody().with("X-API-Key", lost).get("/places").isProblem(401, "unknown-key");
    village.nobody().with("X-API-Key", kept).get("/places").is(200);
    assertThat(administrator.get("/accounts/" + name + "/keys").all("items")).hasSize(1);
    administrator.delete(path).isProblem(404, "unknown-api-key");
  }

  @Test
  void keysAreListedAndRevokedByAdministratorsUnderNamesThatAreSome() {
    administrator.post("/accounts", account()).is(201);
    String keys = "/accounts/" + name + "/keys";

    for (var other : List.of(village.office(Role.CITY_DEPARTMENT), village.cooperative.caller())) {
      other.get(keys).isProblem(403, "role");
      other.delete(keys + "/" + "0".repeat(16)).isProblem(403, "role");
    }
    administrator.get("/accounts/khong-co/keys").isProblem(404, "unknown-account");
    assertThat(administrator.delete(keys + "/xyz").isProblem(400, "contract").field())
        .isEqualTo("id");
  }

  @Test
  void nobodyClosesTheAccountHeUses() {
    String own = village.account(Role.ADMINISTRATOR, Optional.empty(), Optional.empty());

    village.withKey(own).delete("/accounts/" + own).isProblem(409, "own-account");
  }

  @Test
  void anAccountThatIsNotThereIsNotFound() {
    administrator.delete("/accounts/" + name).isProblem(404, "unknown-account");
    administrator.send("POST", "/accounts/" + name + "/password").isProblem(404, "unknown-account");
    administrator.send("POST", "/accounts/" + name + "/keys").isProblem(404, "unknown-account");
  }

  @Test
  void pagesTogetherHoldEveryAccountOnceInTheOrderOfTheirNames() {
    assertThat(all().stream().map(account -> account.path("name").stringValue()).toList())
        .contains(village.farm.account(), village.shop.account())
        .doesNotHaveDuplicates()
        .isSorted();
  }

  private JsonNode listed(String account) {
    return all().stream()
        .filter(each -> each.path("name").stringValue().equals(account))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> all() {
    var all = new ArrayList<JsonNode>();
    String after = "";
    do {
      var page = administrator.get("/accounts?limit=100" + after).is(200);
      all.addAll(page.all("items"));
      after = page.json().has("next") ? "&after=" + page.at("next") : "";
    } while (!after.isEmpty());
    return all;
  }

  private ObjectNode account() {
    return JSON.createObjectNode()
        .put("name", name)
        .put("displayName", "Chị Mai")
        .put("role", "cooperative")
        .put("partyGln", village.cooperative.gln().digits());
  }

  private String newKey() {
    return administrator.send("POST", "/accounts/" + name + "/keys").is(201).at("key");
  }

  private Answer signIn(String password) {
    return village
        .nobody()
        .post("/session", JSON.createObjectNode().put("account", name).put("password", password));
  }

  private Caller inSession(Answer signedIn) {
    return village
        .nobody()
        .with("Cookie", signedIn.is(201).header("Set-Cookie").orElseThrow().split(";")[0]);
  }
}
