package vn.traceability.ingest;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Account;
import vn.traceability.account.Accounts;
import vn.traceability.account.Role;
import vn.traceability.gs1.CheckDigit;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.signin.Secrets;

/**
 * A farm that grows onions, a cooperative that packs them, a shop that sells them, and a stranger;
 * with numbers and accounts that no other test knows.
 */
public final class Village {
  public static final String PASSWORD = "một mật khẩu";
  public static final String COMMUNE = "00565";

  private static final JsonMapper JSON = new JsonMapper();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final String PASSWORD_HASH = new Secrets().hash(PASSWORD);

  private final RunningApi api;
  private final OffsetDateTime founded;
  private final AtomicInteger hours = new AtomicInteger();

  public final Member farm;
  public final Member cooperative;
  public final Member shop;
  public final Member stranger;

  /** Of the farm. */
  public final Gtin onions;

  /** Of the cooperative. */
  public final Gtin bags;

  Village(RunningApi api) {
    this.api = api;
    founded =
        api.clock()
            .instant()
            .minus(Duration.ofDays(10))
            .truncatedTo(ChronoUnit.SECONDS)
            .atOffset(ZoneOffset.ofHours(7));
    farm = member("Hộ bà Lan", Party.Kind.HOUSEHOLD, Role.FARMER);
    cooperative = member("Hợp tác xã Dương Xá", Party.Kind.COOPERATIVE, Role.COOPERATIVE);
    shop = member("Cửa hàng Xanh", Party.Kind.RETAILER, Role.TRADER);
    stranger = member("Hộ ông Ba", Party.Kind.HOUSEHOLD, Role.FARMER);
    onions = product("Hành lá", farm);
    bags = product("Hành lá đóng túi", cooperative);
  }

  /** On a service of a test's own. */
  public static Village on(RunningApi api) {
    return new Village(api);
  }

  public RunningApi api() {
    return api;
  }

  public Caller nobody() {
    return api.nobody();
  }

  /** An office of the whole city. */
  public Caller office(Role role) {
    return withKey(account(role, Optional.empty(), Optional.empty()));
  }

  public Caller administrator() {
    return office(Role.ADMINISTRATOR);
  }

  /**
   * Makes an account with {@link #PASSWORD}.
   *
   * @return its name
   */
  public String account(Role role, Optional<Gln> party, Optional<CommuneCode> commune) {
    return account(role, party, Set.of(), commune);
  }

  private String account(
      Role role, Optional<Gln> party, Set<Gln> members, Optional<CommuneCode> commune) {
    String name = role.name().toLowerCase(Locale.ROOT) + "-" + NUMBERS.incrementAndGet();
    api.bean(Accounts.class)
        .put(new Account(name, "Chị Hoa", role, party, members, commune), PASSWORD_HASH);
    return name;
  }

  /** The account of a leader who enters for these households. */
  public String groupLeader(Gln party, Collection<Gln> members) {
    return account(Role.GROUP_LEADER, Optional.of(party), Set.copyOf(members), Optional.empty());
  }

  public Caller officerOf(String commune) {
    return withKey(
        account(Role.COMMUNE_OFFICER, Optional.empty(), Optional.of(new CommuneCode(commune))));
  }

  /** A machine with a new key of an account. */
  public Caller withKey(String account) {
    return nobody().with("X-API-Key", keyOf(account));
  }

  /** A new key of an account. */
  public String keyOf(String account) {
    String key = Secrets.random();
    api.bean(Accounts.class).putKey(Secrets.kept(key, api.clock().instant()), account);
    return key;
  }

  /** As a crash leaves it between the two writes of a version: one behind its history. */
  public void shownAsOf(long version, String collection, String id) {
    api.bean(MongoDatabase.class)
        .getCollection(collection)
        .updateOne(Filters.eq("_id", id), Updates.set("version", version));
  }

  /** A lot of the farm's onions. */
  public LotId onions(String number) {
    return LotId.of(onions.digits(), number);
  }

  /** A lot of the cooperative's bags. */
  public LotId bags(String number) {
    return LotId.of(bags.digits(), number);
  }

  /** A lot as its owner registered it, without a date or a quantity. */
  public LotId registered(LotId lot) {
    var owner = lot.gtin().equals(onions) ? farm : cooperative;
    api.lots()
        .register(
            new Lot(
                lot,
                owner.gln(),
                Optional.of(owner.place()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            owner.account());
    return lot;
  }

  /** From the field to the customer, complete on both sides of every hand-over. */
  public void sells(LotId grown, LotId packed) {
    farm.enters(farm.harvested(grown, "100"));
    farm.enters(farm.shipped(grown, "100", cooperative));
    cooperative.enters(cooperative.received(grown, "100", farm));
    cooperative.enters(cooperative.packed(grown, "100", packed, "98.5"));
    cooperative.enters(cooperative.shipped(packed, "98.5", shop));
    shop.enters(shop.received(packed, "98.5", cooperative));
    shop.enters(shop.sold(packed, "2.25"));
  }

  public Member member(String name, Party.Kind kind, Role role) {
    var gln = newGln();
    var place = newGln();
    String address = "Xã Gia Lâm, Hà Nội";
    var commune = new CommuneCode(COMMUNE);
    api.parties()
        .register(
            new Party(gln, name, kind, address, commune, Optional.empty(), Optional.empty()),
            "test");
    api.places()
        .register(
            new Place(
                place, gln, "Thửa ruộng", Place.Kind.PLOT, address, commune, Optional.empty()),
            "test");
    String account = account(role, Optional.of(gln), Optional.empty());
    return new Member(gln, place, account, withKey(account), this::nextHour);
  }

  private Gtin product(String name, Member owner) {
    var product =
        new Product(
            newGtin(),
            owner.gln(),
            name,
            Optional.empty(),
            Optional.of("Hành"),
            UnitCode.KILOGRAM,
            List.of("VietGAP"),
            Optional.empty());
    return api.products().register(product, "test").value().gtin();
  }

  private OffsetDateTime nextHour() {
    return founded.plusHours(hours.incrementAndGet());
  }

  /** A GLN that no other test uses. */
  public static Gln newGln() {
    String digits = "893" + String.format(Locale.ROOT, "%09d", NUMBERS.incrementAndGet());
    return new Gln(digits + CheckDigit.of(digits));
  }

  /** A GTIN that no other test uses. */
  public static Gtin newGtin() {
    String digits = "0893" + String.format(Locale.ROOT, "%09d", NUMBERS.incrementAndGet());
    return new Gtin(digits + CheckDigit.of(digits));
  }

  /** The same digits, the last one wrong. */
  public static String misread(String digits) {
    int last = digits.length() - 1;
    return digits.substring(0, last) + (digits.charAt(last) - '0' + 1) % 10;
  }

  public static ObjectNode credentials(Member member) {
    return JSON.createObjectNode().put("account", member.account()).put("password", PASSWORD);
  }

  public static ObjectNode aParty(String name) {
    return JSON.createObjectNode()
        .put("name", name)
        .put("kind", "household")
        .put("address", "Xóm 3, Xã Gia Lâm")
        .put("communeCode", COMMUNE);
  }

  public static ObjectNode aPlace(Member of) {
    return JSON.createObjectNode()
        .put("partyGln", of.gln().digits())
        .put("name", "Ruộng sau chùa")
        .put("kind", "plot")
        .put("address", "Xóm 3, Xã Gia Lâm")
        .put("communeCode", COMMUNE)
        .put("plantingAreaCode", "VN-HNOR-0123");
  }

  public static ObjectNode aProduct(Member of) {
    var product =
        JSON.createObjectNode()
            .put("ownerGln", of.gln().digits())
            .put("name", "Tỏi ta")
            .put("brand", "Dương Xá")
            .put("unit", "KGM")
            .put("ocopStars", 4);
    product.putArray("standards").add("VietGAP");
    return product;
  }

  public ObjectNode aLot(LotId lot) {
    var owner = lot.gtin().equals(onions) ? farm : cooperative;
    var registration =
        JSON.createObjectNode()
            .put("gtin", lot.gtin().digits())
            .put("lot", lot.number().text())
            .put("ownerGln", owner.gln().digits())
            .put("placeGln", owner.place().digits())
            .put("producedOn", "2026-03-01")
            .put("expiresOn", "2026-03-15");
    registration.putObject("plannedQuantity").put("value", "120.5").put("unit", "KGM");
    return registration;
  }
}
