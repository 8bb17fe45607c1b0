package vn.traceability.bench;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import vn.traceability.code.Actor;
import vn.traceability.code.CodeChange;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeState;
import vn.traceability.code.DataAttributes;
import vn.traceability.code.mongo.MongoCodeStore;
import vn.traceability.event.Entry;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Packed;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.mongo.MongoEventStore;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Subject;
import vn.traceability.inspection.mongo.MongoDecisionStore;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.lot.mongo.MongoLots;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.party.mongo.MongoParties;
import vn.traceability.place.Place;
import vn.traceability.place.mongo.MongoPlaces;
import vn.traceability.product.Product;
import vn.traceability.product.mongo.MongoProducts;
import vn.traceability.trace.mongo.MongoLinkStore;

/**
 * Harvests and what was packed of each, which has a thousand activated codes. Half of the lots are
 * harvests. Events and their rows are written by the stores themselves. Lots and ranges of codes
 * are put straight into {@code lots}, {@code lots.history} and {@code codes.ranges}, thousands at a
 * time: the first of each is written by its store, and the others are copies of that document under
 * their own names. So they have the form that the stores write, but no order that asked for the
 * codes and no row of what was admitted to activation, which no page reads.
 */
final class PackedLots {
  private static final int AT_ONCE = 2_000;
  static final int CODES = 1_000;
  private static final Gln COOPERATIVE = Gln.internal(100);
  private static final Gln WORKSHOP = Gln.internal(200);
  private static final Gtin FRESH = new Gtin("08930000000026");
  private static final Gtin PACKED = new Gtin("08930000000019");
  private static final CommuneCode COMMUNE = new CommuneCode("00565");
  private static final Instant MORNING =
      Instant.now().minus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
  private static final String ACCOUNT = "bench";

  private final MongoDatabase database;

  private PackedLots(MongoDatabase database) {
    this.database = database;
  }

  /**
   * Fills an empty database.
   *
   * @param lots how many, harvests among them
   */
  static void fill(MongoDatabase database, int lots) {
    new PackedLots(database).fill(lots / 2);
  }

  /** A lot that was packed, by its number from 0. */
  static LotId packed(int number) {
    return LotId.of(PACKED.digits(), name(number));
  }

  /** The codes of a lot, as they were issued. */
  static CodeRange codes(int number) {
    return new CodeRange(
        packed(number),
        firstCode(number),
        CODES,
        0,
        DataAttributes.NONE,
        CodeState.ISSUED,
        MORNING,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static long firstCode(int number) {
    return 1 + (long) CODES * number;
  }

  private static LotId harvest(int number) {
    return LotId.of(FRESH.digits(), name(number));
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "RM%07d", number);
  }

  private void fill(int pairs) {
    owner();
    MongoEventStore.search(database); // with all indexes from the beginning
    lots(pairs, false);
    lots(pairs, true);
    allCodes(pairs);
    var events = MongoEventStore.open(database);
    var links = MongoLinkStore.open(database);
    for (int first = 0; first < pairs; first += AT_ONCE) {
      var some =
          IntStream.range(first, Math.min(pairs, first + AT_ONCE))
              .parallel()
              .boxed()
              .flatMap(PackedLots::journey)
              .toList();
      events.append(some);
      links.project(some);
    }
    // else the start would write the rows of all events again, as it does for a day after a rebuild
    database.getCollection("projections").updateOne(eq("_id", "links"), Updates.unset("rebuiltAt"));
  }

  private void owner() {
    var clock = Clock.systemUTC();
    MongoParties.open(database, clock)
        .register(
            new Party(
                COOPERATIVE,
                "HTX Rau an toàn Dương Xá",
                Party.Kind.COOPERATIVE,
                "Thôn Dương Đình",
                COMMUNE,
                Optional.empty(),
                Optional.empty()),
            ACCOUNT);
    MongoPlaces.open(database, clock)
        .register(
            new Place(
                WORKSHOP,
                COOPERATIVE,
                "Xưởng sơ chế Dương Xá",
                Place.Kind.WORKSHOP,
                "Xã Gia Lâm, Hà Nội",
                COMMUNE,
                Optional.empty()),
            ACCOUNT);
    var products = MongoProducts.open(database, clock);
    products.register(product(FRESH, "Rau muống"), ACCOUNT);
    products.register(product(PACKED, "Rau muống gói 500 g"), ACCOUNT);
    MongoDecisionStore.open(database)
        .add(
            new Decision(
                "bench-1",
                Subject.of(COOPERATIVE),
                Decision.Kind.APPROVED,
                "đủ điều kiện",
                List.of(),
                ACCOUNT,
                MORNING));
  }

  private static Product product(Gtin gtin, String name) {
    return new Product(
        gtin,
        COOPERATIVE,
        name,
        Optional.of("Dương Xá"),
        Optional.empty(),
        UnitCode.KILOGRAM,
        List.of("TCVN 11892-1:2017 (VietGAP)"),
        Optional.of(4));
  }

  private void lots(int count, boolean packed) {
    var first = packed ? packed(0) : harvest(0);
    MongoLots.open(database, Clock.systemUTC())
        .register(
            new Lot(
                first,
                COOPERATIVE,
                Optional.of(WORKSHOP),
                Optional.of(Quantity.kilograms("5")),
                Optional.of(LocalDate.ofInstant(MORNING, Entry.VIETNAM)),
                Optional.of(LocalDate.ofInstant(MORNING, Entry.VIETNAM).plusYears(1))),
            ACCOUNT);
    copy("lots", first.toString(), first, count, number -> lot(number, packed), number -> Map.of());
    copy(
        "lots.history",
        first + "@1",
        first,
        count,
        number -> lot(number, packed),
        number -> Map.of());
  }

  private static LotId lot(int number, boolean packed) {
    return packed ? packed(number) : harvest(number);
  }

  private void allCodes(int count) {
    var ranges = MongoCodeStore.open(database);
    var issued = ranges.add(codes(0));
    var by = new Actor(ACCOUNT, false);
    var activation = new CodeChange(CodeState.ACTIVATED, MORNING, by, Optional.empty());
    if (ranges.change(issued, activation).isEmpty()) {
      throw new IllegalStateException("codes of " + issued.lot() + " cannot be activated");
    }
    copy(
        "codes.ranges",
        codesName(0),
        packed(0),
        count,
        PackedLots::packed,
        number -> Map.of("_id", codesName(number), "first", firstCode(number)));
  }

  private static String codesName(int number) {
    return packed(number) + String.format(Locale.ROOT, "#%011d", firstCode(number));
  }

  /**
   * Puts copies of a document beside it.
   *
   * @param name of the document
   * @param of the lot that it is about, whose name is replaced wherever it stands
   * @param count how many there are to be with it
   * @param others what else a copy has
   */
  private void copy(
      String collection,
      String name,
      LotId of,
      int count,
      IntFunction<LotId> lot,
      IntFunction<Map<String, Object>> others) {
    var all = database.getCollection(collection);
    var first = Objects.requireNonNull(all.find(eq("_id", name)).first());
    for (int number = 1; number < count; number += AT_ONCE) {
      all.insertMany(
          IntStream.range(number, Math.min(count, number + AT_ONCE))
              .mapToObj(
                  each -> {
                    var copy = renamed(first, of.toString(), lot.apply(each).toString());
                    copy.putAll(others.apply(each));
                    return copy;
                  })
              .toList(),
          new InsertManyOptions().ordered(false));
    }
  }

  private static Document renamed(Document document, String from, String to) {
    var copy = new Document(document);
    copy.replaceAll(
        (name, value) ->
            value instanceof String text
                ? text.replace(from, to)
                : value instanceof Document inner ? renamed(inner, from, to) : value);
    return copy;
  }

  private static Stream<RecordedEvent> journey(int number) {
    var fresh = List.of(new LotQuantity(harvest(number), Quantity.kilograms("5")));
    var made = List.of(new LotQuantity(packed(number), Quantity.kilograms("5")));
    return Stream.of(
        recorded(new Harvested(entry(0), fresh)), recorded(new Packed(entry(3_600), fresh, made)));
  }

  private static Entry entry(int seconds) {
    return new Entry(
        UUID.randomUUID(), MORNING.plusSeconds(seconds), Entry.VIETNAM, COOPERATIVE, WORKSHOP);
  }

  private static RecordedEvent recorded(TraceEvent fact) {
    var written = EpcisForm.write(fact);
    return new RecordedEvent(
        EpcisForm.identify(written), written.toString(), fact, Instant.now(), Optional.of(ACCOUNT));
  }
}
