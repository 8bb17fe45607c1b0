package vn.traceability.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Role;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.InTheVillage;
import vn.traceability.ingest.Village;

@ExtendWith(InTheVillage.class)
class SignInIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String COOKIE = "__Host-session=";

  private final Village village;

  SignInIT(Village village) {
    this.village = village;
  }

  @Test
  void theRightPasswordOpensASession() {
    var answer = signIn(village.farm.account(), Village.PASSWORD).is(201);

    assertThat(answer.at("account")).isEqualTo(village.farm.account());
    assertThat(answer.at("displayName")).isEqualTo("Chị Hoa");
    assertThat(answer.at("role")).isEqualTo("farmer");
    assertThat(answer.at("partyGln")).isEqualTo(village.farm.gln().digits());
    assertThat(answer.at("partyName")).isEqualTo("Hộ bà Lan");
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    var session = inSession(answer).get("/session").is(200);
    assertThat(session.json()).isEqualTo(answer.json());
    assertThat(session.header("Cache-Control")).hasValue("no-store");
  }

  @Test
  void theAccountIsFoundHoweverItsNameIsTyped() {
    signIn(" " + village.farm.account().toUpperCase(Locale.ROOT) + " ", Village.PASSWORD).is(201);
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountGetTheSameAnswer() {
    var wrong = signIn(village.farm.account(), "không phải").isProblem(401, "not-signed-in");
    var unknown = signIn("khong-co-ai", Village.PASSWORD).isProblem(401, "not-signed-in");

    assertThat(wrong.text()).isEqualTo(unknown.text());
    assertThat(wrong.header("Set-Cookie")).isEmpty();
    assertThat(wrong.header("WWW-Authenticate")).isPresent();
  }

  @Test
  void aMissingOrEmptyPasswordBreaksTheContract() {
    assertThat(signIn(village.farm.account(), "").isProblem(400, "contract").field())
        .isEqualTo("password");
    var noPassword = JSON.createObjectNode().put("account", village.farm.account());
    assertThat(village.nobody().post("/session", noPassword).isProblem(400, "contract").field())
        .isEqualTo("password");
  }

  /** The prefix makes browsers refuse a cookie that another host or an unsafe page set. */
  @Test
  void aGroupLeaderIsToldForWhomHeEnters() {
    String leader = village.groupLeader(village.farm.gln(), List.of(village.stranger.gln()));

    assertThat(signIn(leader, Village.PASSWORD).is(201).all("members"))
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.path("gln").stringValue())
                  .isEqualTo(village.stranger.gln().digits());
              assertThat(member.path("name").stringValue()).isEqualTo("Hộ ông Ba");
            });
    assertThat(signIn(village.farm.account(), Village.PASSWORD).is(201).all("members")).isEmpty();
  }

  @Test
  void theCookieIsBoundToThisHostAndHiddenFromScripts() {
    var cookie =
        signIn(village.farm.account(), Village.PASSWORD).header("Set-Cookie").orElseThrow();

    assertThat(cookie).startsWith(COOKIE);
    assertThat(List.of(cookie.split("; ?")).subList(1, cookie.split("; ?").length))
        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
        .noneMatch(attribute -> attribute.startsWith("Domain"));
    assertThat(cookie.substring(COOKIE.length(), cookie.indexOf(';')))
        .as("256 bits in base64url")
        .matches("[A-Za-z0-9_-]{43}");
  }

  @ParameterizedTest
  @CsvSource({
    "FARMER, 30",
    "GROUP_LEADER, 30",
    "COOPERATIVE, 0.5",
    "PROCESSOR, 0.5",
    "TRADER, 0.5",
    "INSPECTOR, 0.5",
    "CITY_DEPARTMENT, 0.5",
    "ADMINISTRATOR, 0.5"
  })
  void aSessionLastsAsTheRoleNeedsAndNoLonger(Role role, double days) {
    var lasts = Duration.ofMinutes((long) (days * 24 * 60));
    var party =
        role.isOfficer()
            ? Optional.<vn.traceability.gs1.Gln>empty()
            : Optional.of(village.farm.gln());
    Instant before = village.api().clock().instant();

    var answer = signIn(village.account(role, party, Optional.empty()), Village.PASSWORD).is(201);

    assertThat(answer.header("Set-Cookie").orElseThrow())
        .contains("Max-Age=" + lasts.toSeconds() + ";");
    assertThat(OffsetDateTime.parse(answer.at("expiresAt")).toInstant())
        .isBetween(before.plus(lasts).minusSeconds(1), before.plus(lasts).plusSeconds(30));
    var session = inSession(answer);
    village.api().clock().advance(lasts.minusMinutes(1));
    session.get("/session").is(200);
    village.api().clock().advance(Duration.ofMinutes(2));
    session.get("/session").isProblem(401, "not-signed-in");
    session.get("/places").isProblem(401, "not-signed-in");
  }

  @Test
  void signingOutEndsTheSession() {
    var session = inSession(signIn(village.farm.account(), Village.PASSWORD));
    var other = inSession(signIn(village.farm.account(), Village.PASSWORD));

    var answer = session.with("X-CSRF-Token", tokenOf(session)).delete("/session").is(204);

    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith(COOKIE + ";")
        .contains("Max-Age=0");
    session.get("/session").isProblem(401, "not-signed-in");
    other.get("/session").is(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/session",
        "/session/csrf-token",
        "/parties",
        "/parties/8930000000019",
        "/places",
        "/products",
        "/lots",
        "/lots/08930000000019/A",
        "/lots/08930000000019/A/trace",
        "/jobs/1"
      })
  void nobodyReadsNothing(String path) {
    var answer = village.nobody().get(path).isProblem(401, "not-signed-in");

    assertThat(answer.header("WWW-Authenticate")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/parties", "/places", "/products", "/lots", "/events"})
  void nobodyWritesNothing(String path) {
    village.nobody().post(path, bodyFor(path)).isProblem(401, "not-signed-in");
  }

  @Test
  void whatIsNoSessionIsNobody() {
    village
        .nobody()
        .with("Cookie", COOKIE + "made-up")
        .get("/session")
        .isProblem(401, "not-signed-in");
    village
        .nobody()
        .with("Cookie", "session=1; " + COOKIE)
        .get("/lots")
        .isProblem(401, "not-signed-in");
  }

  /** A page of another site must not write in the name of who is signed in here. */
  @Nested
  class AnUnsafeRequestUnderASession {
    private final Caller session = inSession(signIn(village.farm.account(), Village.PASSWORD));
    private final Caller withToken = session.with("X-CSRF-Token", tokenOf(session));

    @Test
    void needsTheToken() {
      withToken.post("/places", Village.aPlace(village.farm)).is(201);

      session.post("/places", Village.aPlace(village.farm)).isProblem(403, "csrf");
      session
          .with("X-CSRF-Token", tokenOf(session).substring(1))
          .post("/places", Village.aPlace(village.farm))
          .isProblem(403, "csrf");
      session.delete("/session").isProblem(403, "csrf");
    }

    @Test
    void needsTheTokenOfThisSessionAndNotOfAnother() {
      var other = inSession(signIn(village.farm.account(), Village.PASSWORD));

      session
          .with("X-CSRF-Token", tokenOf(other))
          .post("/places", Village.aPlace(village.farm))
          .isProblem(403, "csrf");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"https://evil.example", "http://localhost:1", "null", "no origin at all"})
    void isRefusedFromAForeignOrigin(String origin) {
      withToken
          .with("Origin", origin)
          .post("/places", Village.aPlace(village.farm))
          .isProblem(403, "csrf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void isRefusedFromAForeignSite(String site) {
      withToken
          .with("Sec-Fetch-Site", site)
          .post("/places", Village.aPlace(village.farm))
          .isProblem(403, "csrf");
    }

    @Test
    void isTakenFromOurOwnPages() {
      withToken
          .with("Origin", village.api().origin())
          .with("Sec-Fetch-Site", "same-origin")
          .post("/places", Village.aPlace(village.farm))
          .is(201);
    }

    @Test
    void refusedWritesNothing() {
      session.post("/lots", village.aLot(village.onions("A-1"))).isProblem(403, "csrf");

      session.get(Caller.pathOf(village.onions("A-1"))).isProblem(404, "unknown-lot");
    }
  }

  @Test
  void aForeignPageSignsNobodyIn() {
    var body =
        JSON.createObjectNode()
            .put("account", village.farm.account())
            .put("password", Village.PASSWORD);

    var answer =
        village
            .nobody()
            .with("Origin", "https://evil.example")
            .post("/session", body)
            .isProblem(403, "csrf");

    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Nested
  class AKey {
    @Test
    void writesWithoutAToken() {
      village.farm.caller().post("/places", Village.aPlace(village.farm)).is(201);
    }

    @Test
    void actsForItsAccountOnly() {
      village
          .farm
          .caller()
          .post("/places", Village.aPlace(village.shop))
          .isProblem(403, "other-party");
    }

    @Test
    void saysWhoseItIsThoughItIsNoSession() {
      var whose = village.farm.caller().get("/session").is(200);

      assertThat(whose.at("account")).isEqualTo(village.farm.account());
      assertThat(whose.at("role")).isEqualTo("farmer");
      assertThat(whose.at("partyGln")).isEqualTo(village.farm.gln().digits());
      assertThat(whose.json().has("expiresAt")).isFalse();
      village.farm.caller().get("/session/csrf-token").isProblem(401, "not-signed-in");
    }

    @Test
    void goesBeforeASession() {
      var session = inSession(signIn(village.farm.account(), Village.PASSWORD));
      String key = village.keyOf(village.shop.account());

      assertThat(session.with("X-API-Key", key).get("/session").is(200).at("account"))
          .isEqualTo(village.shop.account());
    }

    @Test
    void thatNobodyKnowsIsRefusedEvenBesideAGoodSession() {
      var session = inSession(signIn(village.farm.account(), Village.PASSWORD));

      village.nobody().with("X-API-Key", "made up").get("/lots").isProblem(401, "unknown-key");
      village.nobody().with("X-API-Key", "").get("/lots").isProblem(401, "unknown-key");
      session.with("X-API-Key", "made up").get("/lots").isProblem(401, "unknown-key");
    }
  }

  private Answer signIn(String account, String password) {
    return village
        .nobody()
        .post(
            "/session", JSON.createObjectNode().put("account", account).put("password", password));
  }

  private Caller inSession(Answer signedIn) {
    return village
        .nobody()
        .with("Cookie", signedIn.header("Set-Cookie").orElseThrow().split(";")[0]);
  }

  private static String tokenOf(Caller session) {
    var answer = session.get("/session/csrf-token").is(200);
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    return answer.at("token");
  }

  private ObjectNode bodyFor(String path) {
    return switch (path) {
      case "/parties" -> Village.aParty("Hộ ông Tư");
      case "/places" -> Village.aPlace(village.farm);
      case "/products" -> Village.aProduct(village.farm);
      case "/lots" -> village.aLot(village.onions("A-1"));
      case "/events" -> village.farm.harvested(village.onions("A-1"), "1");
      default -> throw new IllegalArgumentException(path);
    };
  }
}
