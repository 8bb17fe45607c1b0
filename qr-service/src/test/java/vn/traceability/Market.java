package vn.traceability;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import vn.traceability.blob.Blobs;
import vn.traceability.blob.Photos;
import vn.traceability.blob.mongo.MongoBlobStore;
import vn.traceability.certificate.Certificate;
import vn.traceability.certificate.Certificates;
import vn.traceability.certificate.mongo.MongoCertificates;
import vn.traceability.code.Actor;
import vn.traceability.code.CodeMarks;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeRanges;
import vn.traceability.code.CodeSigner;
import vn.traceability.code.Codes;
import vn.traceability.code.MasterKeys;
import vn.traceability.code.RollStore;
import vn.traceability.code.Rolls;
import vn.traceability.code.mongo.MongoCodeStore;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.event.Corrected;
import vn.traceability.event.Entry;
import vn.traceability.event.Events;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.event.Treatment;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.mongo.MongoEventStore;
import vn.traceability.finding.Assessor;
import vn.traceability.finding.Finding;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Inspections;
import vn.traceability.inspection.Subject;
import vn.traceability.inspection.mongo.MongoDecisionStore;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.lot.mongo.MongoLots;
import vn.traceability.masterdata.MasterData;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.place.Place;
import vn.traceability.place.mongo.MongoPlaces;
import vn.traceability.product.Product;
import vn.traceability.product.mongo.MongoProducts;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.IsolationRegisters;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.profile.mongo.MongoIsolationRegisterStore;
import vn.traceability.scan.Resolver;
import vn.traceability.trace.Links;
import vn.traceability.trace.Tracer;
import vn.traceability.trace.mongo.MongoLinkStore;
import vn.traceability.weblink.WebLinks;
import vn.traceability.weblink.mongo.MongoWebLinks;

/** Onions from the field to the shop, told in the trade's words, in a database in memory. */
public final class Market {
  public static final Gln FARM = new Gln("2900000000018");
  public static final Gln COOPERATIVE = new Gln("2900000000025");
  public static final Gln SHOP = new Gln("2900000000032");
  public static final Gln FIELD = new Gln("2900000001015");
  public static final Gln WORKSHOP = new Gln("2900000001022");
  public static final Gln STALL = new Gln("2900000001039");
  public static final Gtin FRIED = new Gtin("08930000000019");
  public static final Gtin FRESH = new Gtin("08930000000026");

  /** Who labels its goods. */
  public static final Actor PRODUCER = new Actor("00000000-0000-4000-8000-00000000000a", false);

  /** Who looks after producers. */
  public static final Actor OFFICER = new Actor("00000000-0000-4000-8000-00000000000b", true);

  /** What the tests call now: 08:00 in Vietnam on the 20th. */
  public static final Instant NOW = Instant.parse("2026-03-20T01:00:00Z");

  public static final String KEY = "0:" + "4b".repeat(32);
  public static final MasterKeys KEYS = MasterKeys.read("test", KEY);

  public final TestMongo mongo = TestMongo.preview();
  public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  public final MasterData<LotId, Lot> lots = MongoLots.open(mongo.database(), clock);
  public final MasterData<Gtin, Product> products = MongoProducts.open(mongo.database(), clock);
  public final MasterData<Gln, Party> parties = MongoParties.open(mongo.database(), clock);
  public final MasterData<Gln, Place> places = MongoPlaces.open(mongo.database(), clock);
  public final Events events = MongoEventStore.open(mongo.database());
  public final Links links = MongoLinkStore.open(mongo.database());
  public final Tracer tracer = new Tracer(links, events);
  public final CodeRanges ranges = MongoCodeStore.open(mongo.database());
  public final Photos photos = MongoBlobStore.photos(mongo.database());
  public final Blobs blobs = MongoBlobStore.open(mongo.database());
  public final WebLinks webLinks = MongoWebLinks.open(mongo.database());
  public final CodeMarks marks = MongoCodeStore.marks(mongo.database());
  public final IsolationRegisters registers =
      MongoIsolationRegisterStore.open(mongo.database(), clock);
  public final MasterData<String, Certificate> certificates =
      MongoCertificates.open(mongo.database(), clock);
  public final Certificates claims = MongoCertificates.byProduct(mongo.database());
  public final Decisions decisions = MongoDecisionStore.open(mongo.database());
  public final LegalProfiles profiles = LegalProfiles.ofVietnam();
  public final Assessor assessor =
      new Assessor(
          tracer,
          new Assessor.Stores(lots, products, parties, places, claims, registers),
          profiles,
          clock);
  public final Inspections inspections = new Inspections(decisions);
  public final Codes codes = codes(ranges);
  public final RollStore rollStore = MongoCodeStore.rolls(mongo.database());
  public final Rolls rolls = rolls(rollStore);

  private Instant now = Instant.parse("2026-02-23T01:00:00Z");
  private Optional<String> author = Optional.empty();
  private Optional<RecordedEvent> last = Optional.empty();
  private int entries;
  private int decided;

  public Market() {
    party(FARM, "Hộ ông Nguyễn Văn Bình", Party.Kind.HOUSEHOLD, "Ngõ 12, thôn Thuận Quang");
    party(COOPERATIVE, "HTX Hành tỏi Dương Xá", Party.Kind.COOPERATIVE, "Thôn Dương Đình");
    party(SHOP, "Cửa hàng Rau sạch Phố Huế", Party.Kind.RETAILER, "15 phố Huế, Hà Nội");
    place(FIELD, FARM, "Ruộng hành bãi Thuận Quang", Place.Kind.PLOT);
    place(WORKSHOP, COOPERATIVE, "Xưởng chế biến Dương Xá", Place.Kind.WORKSHOP);
    place(STALL, SHOP, "Cửa hàng 15 phố Huế", Place.Kind.SHOP);
    product(FRESH, "Hành củ tươi");
    product(FRIED, "Hành phi Dương Xá");
    registers.add(
        new IsolationRegister(
            "r1",
            "Danh mục thời gian cách ly",
            "Cục Trồng trọt và Bảo vệ thực vật",
            day("2026-01-01"),
            List.of(new IsolationRegister.Period("Ridomil Gold 68WG", Optional.empty(), 7))));
  }

  /** The same codes, over another way to their store. */
  public Codes codes(CodeRanges store) {
    return new Codes(
        store, marks, new CodeSigner(KEYS), lots, profiles, assessor, inspections, clock);
  }

  /** The same rolls, over another way to their store. */
  public Rolls rolls(RollStore store) {
    return new Rolls(ranges, store, new CodeSigner(KEYS), codes, products, lots, clock);
  }

  /** The same codes, under other keys. */
  public Codes codes(MasterKeys keys) {
    return new Codes(
        ranges, marks, new CodeSigner(keys), lots, profiles, assessor, inspections, clock);
  }

  public Resolver resolver() {
    return new Resolver(
        codes,
        rolls,
        new Resolver.Stores(products, parties, places, claims, photos),
        assessor,
        inspections,
        clock);
  }

  public static LotId fried(String number) {
    return new LotId(FRIED, new vn.traceability.gs1.LotNumber(number));
  }

  public static LotId fresh(String number) {
    return new LotId(FRESH, new vn.traceability.gs1.LotNumber(number));
  }

  public Market party(Gln gln, String name, Party.Kind kind, String address) {
    var commune = new CommuneCode("00565");
    parties.register(
        new Party(gln, name, kind, address, commune, Optional.empty(), Optional.empty()), "test");
    return approved(gln);
  }

  public Market approved(Gln party) {
    return decided(Subject.of(party), Decision.Kind.APPROVED, "đủ điều kiện");
  }

  public Market approvalWithdrawn(Gln party) {
    return decided(Subject.of(party), Decision.Kind.APPROVAL_WITHDRAWN, "mất điều kiện");
  }

  public Market recalled(LotId lot, String reason) {
    return decided(Subject.of(lot), Decision.Kind.RECALLED, reason);
  }

  public Market recallLifted(LotId lot) {
    return decided(Subject.of(lot), Decision.Kind.RECALL_LIFTED, "kiểm nghiệm đạt");
  }

  /** For all that holds it now. */
  public Market released(LotId lot) {
    var inspected =
        inspections.of(assessor.assess(lot, Tracer.Direction.BACK, Tracer.Limits.DEFAULT));
    var keys = inspected.holding().stream().map(Finding::key).toArray(String[]::new);
    return decided(Subject.of(lot), Decision.Kind.RELEASED, "đã kiểm tra", keys);
  }

  private Market decided(Subject subject, Decision.Kind kind, String reason, String... findings) {
    decided++;
    decisions.add(
        new Decision(
            "decision " + decided,
            subject,
            kind,
            reason,
            List.of(findings),
            "canbo",
            NOW.plusSeconds(decided)));
    return this;
  }

  public Market certified(
      Gtin product, Certificate.Scheme scheme, String number, String from, String until) {
    certificates.register(
        new Certificate(
            number,
            COOPERATIVE,
            scheme,
            "Trung tâm chứng nhận",
            day(from),
            day(until),
            Set.of(product)),
        "test");
    return this;
  }

  public Market place(Gln gln, Gln party, String name, Place.Kind kind) {
    var commune = new CommuneCode("00565");
    places.register(
        new Place(gln, party, name, kind, "Xã Gia Lâm, Hà Nội", commune, Optional.empty()), "test");
    return this;
  }

  public Market product(Gtin gtin, String name) {
    products.register(
        new Product(
            gtin,
            COOPERATIVE,
            name,
            Optional.of("Dương Xá"),
            Optional.empty(),
            UnitCode.KILOGRAM,
            List.of("TCVN 5603:2023 (HACCP)"),
            Optional.of(4)),
        "test");
    return this;
  }

  /** One piece of the product weighs this. */
  public Market holds(Gtin gtin, String kilograms) {
    var found = products.get(gtin);
    var product = found.value();
    products.replace(
        new Product(
            gtin,
            product.owner(),
            product.name(),
            product.brand(),
            product.crop(),
            product.unit(),
            Optional.of(Quantity.kilograms(kilograms)),
            product.standards(),
            product.ocopStars()),
        found.version(),
        "test");
    return this;
  }

  /** The product is this crop. */
  public Market grows(Gtin gtin, String crop) {
    var found = products.get(gtin);
    var product = found.value();
    products.replace(
        new Product(
            gtin,
            product.owner(),
            product.name(),
            product.brand(),
            Optional.of(crop),
            product.unit(),
            product.netContent(),
            product.standards(),
            product.ocopStars()),
        found.version(),
        "test");
    return this;
  }

  public Market registered(LotId lot) {
    return registered(lot, LocalDate.parse("2027-03-12"));
  }

  public Market registered(LotId lot, Gln owner, Gln place) {
    lots.register(
        new Lot(
            lot,
            owner,
            Optional.of(place),
            Optional.empty(),
            Optional.of(day("2026-03-12")),
            Optional.empty()),
        "test");
    return this;
  }

  public Market registered(LotId lot, LocalDate expires) {
    return registered(lot, expires, Optional.of(Quantity.kilograms("100")));
  }

  public Market registered(LotId lot, Optional<Quantity> planned) {
    return registered(lot, LocalDate.parse("2027-03-12"), planned);
  }

  private Market registered(LotId lot, LocalDate expires, Optional<Quantity> planned) {
    boolean raw = lot.gtin().equals(FRESH);
    lots.register(
        new Lot(
            lot,
            raw ? FARM : COOPERATIVE,
            Optional.of(raw ? FIELD : WORKSHOP),
            planned,
            Optional.of(
                LocalDate.parse("2026-03-12").isAfter(expires) ? expires : day("2026-03-12")),
            Optional.of(expires)),
        "test");
    return this;
  }

  /** From sowing to the shop, every hand-over confirmed. */
  public Market journeyOf(LotId fried) {
    var fresh = fresh("CU-" + fried.number().text().length());
    registered(fresh);
    sown(fresh);
    watered(fresh);
    watered(fresh);
    watered(fresh);
    sprayed(fresh, "Ridomil Gold 68WG");
    waited(6);
    harvested(fresh, "120");
    shipped(fresh, "120", FARM, FIELD, COOPERATIVE);
    received(fresh, "120", COOPERATIVE, WORKSHOP, FARM);
    transformed(fresh, "120", fried, "40");
    shipped(fried, COOPERATIVE, WORKSHOP, SHOP);
    received(fried, SHOP, STALL, COOPERATIVE);
    return sold(fried, SHOP, STALL);
  }

  public Market sown(LotId lot) {
    return record(new Sown(entry(FARM, FIELD), amounts(lot, "8")));
  }

  public Market watered(LotId lot) {
    return record(
        new Tended(
            entry(FARM, FIELD), amounts(lot, "1"), Tended.Activity.WATERING, Optional.empty()));
  }

  public Market sprayed(LotId lot, String product) {
    var treatment = new Treatment(product, Quantity.of("0.05", "KGM"), Optional.of(360));
    return record(
        new Tended(
            entry(FARM, FIELD),
            amounts(lot, "1"),
            Tended.Activity.PLANT_PROTECTION,
            Optional.of(treatment)));
  }

  /** So many days, beside the one between any two entries. */
  public Market waited(int days) {
    now = now.plus(Duration.ofDays(days));
    return this;
  }

  public Market harvested(LotId lot, String kilograms) {
    return record(new Harvested(entry(FARM, FIELD), amounts(lot, kilograms)));
  }

  public Market harvestedAt(Gln place, LotId lot, String kilograms) {
    return record(new Harvested(entry(FARM, place), amounts(lot, kilograms)));
  }

  /** By which account the entries that follow are recorded; at first nobody says. */
  public Market recordedBy(String account) {
    author = Optional.of(account);
    return this;
  }

  public Market transformedToPieces(LotId from, String in, LotId to, int pieces) {
    var out = List.of(new LotQuantity(to, Quantity.of(Integer.toString(pieces), "EA")));
    return record(new Transformed(entry(COOPERATIVE, WORKSHOP), amounts(from, in), out));
  }

  public Market transformed(LotId from, String in, LotId to, String out) {
    return record(
        new Transformed(entry(COOPERATIVE, WORKSHOP), amounts(from, in), amounts(to, out)));
  }

  public Market packed(LotId from, String in, LotId to, String out) {
    return packed(from, in, to, Quantity.kilograms(out));
  }

  public Market packed(LotId from, String in, LotId to, Quantity out) {
    var made = List.of(new LotQuantity(to, out));
    return record(new Packed(entry(COOPERATIVE, WORKSHOP), amounts(from, in), made));
  }

  public Market shipped(LotId lot, Gln from, Gln place, Gln to) {
    return shipped(lot, "10", from, place, to);
  }

  public Market shipped(LotId lot, String kilograms, Gln from, Gln place, Gln to) {
    return record(new Shipped(entry(from, place), amounts(lot, kilograms), to));
  }

  public Market received(LotId lot, Gln by, Gln place, Gln from) {
    return received(lot, "10", by, place, from);
  }

  public Market received(LotId lot, String kilograms, Gln by, Gln place, Gln from) {
    return record(new Received(entry(by, place), amounts(lot, kilograms), from));
  }

  public Market sold(LotId lot, Gln by, Gln place) {
    return record(new Sold(entry(by, place), amounts(lot, "1"), Optional.empty()));
  }

  /** Takes the event before back. */
  public Market corrected() {
    var wrong = last.orElseThrow();
    var correction = new Corrected(entry(FARM, FIELD), wrong.id(), Corrected.Reason.DID_NOT_HAPPEN);
    var written = EpcisForm.declare(wrong.epcis(), correction);
    keep(
        new RecordedEvent(
            EpcisForm.identify(written), written.toString(), EpcisForm.read(written), now));
    return this;
  }

  public Market record(TraceEvent... facts) {
    for (var fact : facts) {
      var written = EpcisForm.write(fact);
      keep(new RecordedEvent(EpcisForm.identify(written), written.toString(), fact, now, author));
    }
    return this;
  }

  public CodeRange ordered(LotId lot, int count) {
    return codes.issue(UUID.randomUUID(), lot, count);
  }

  /** The serial of the only code of a new range. */
  public String issued(LotId lot) {
    var range = ordered(lot, 1);
    return codes.page(lot, range.first() - 1, 1).codes().get(0).serial().text();
  }

  public String activated(LotId lot) {
    var serial = issued(lot);
    codes.activate(lot, OptionalLong.empty(), OptionalLong.empty(), PRODUCER);
    return serial;
  }

  /** The same with its last character changed. */
  public static String forged(String serial) {
    char end = serial.charAt(15) == '7' ? '8' : '7';
    return serial.substring(0, 15) + end;
  }

  public Entry entry(Gln party, Gln place) {
    now = now.plusSeconds(86_400);
    entries++;
    var id = UUID.nameUUIDFromBytes(("entry " + entries).getBytes(StandardCharsets.UTF_8));
    return new Entry(id, now, Entry.VIETNAM, party, place);
  }

  public static List<LotQuantity> amounts(LotId lot, String kilograms) {
    return Arrays.asList(new LotQuantity(lot, Quantity.kilograms(kilograms)));
  }

  private void keep(RecordedEvent event) {
    last = Optional.of(event);
    events.append(List.of(event));
    links.project(List.of(event));
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
