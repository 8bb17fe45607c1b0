package vn.traceability.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.traceability.StoreContract;
import vn.traceability.certificate.mongo.MongoCertificates;
import vn.traceability.coverage.mongo.MongoCoverageListStore;
import vn.traceability.embedded.testing.StoreEngine;
import vn.traceability.event.Entry;
import vn.traceability.event.Events;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Shipped;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.mongo.MongoEventStore;
import vn.traceability.finding.Assessor;
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
import vn.traceability.profile.LegalProfiles;
import vn.traceability.profile.mongo.MongoIsolationRegisterStore;
import vn.traceability.trace.Links;
import vn.traceability.trace.Tracer;
import vn.traceability.trace.mongo.MongoLinkStore;

/**
 * The figures over real stores. With {@code -Dcoverage.products=300 -Dcoverage.lots=20} it is a
 * measurement, whose times are logged.
 */
class CoverageCountIT extends StoreContract {
  private static final int PRODUCTS = Integer.getInteger("coverage.products", 8);
  private static final boolean MEASURED = System.getProperty("coverage.products") != null;
  private static final int LOTS = Integer.getInteger("coverage.lots", 3);
  private static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final CommuneCode COMMUNE = new CommuneCode("00565");

  private final List<RecordedEvent> made = new ArrayList<>();
  private MasterData<LotId, Lot> lots;
  private MasterData<Gtin, Product> products;
  private MasterData<Gln, Party> parties;
  private MasterData<Gln, Place> places;
  private Decisions decisions;
  private Instant at = NOW.minus(Duration.ofDays(30));
  private CoverageLists lists;
  private CoverageCount count;
  private Events events;
  private Links links;

  @BeforeEach
  void open() {
    lots = MongoLots.open(database, CLOCK);
    products = MongoProducts.open(database, CLOCK);
    parties = MongoParties.open(database, CLOCK);
    places = MongoPlaces.open(database, CLOCK);
    decisions = MongoDecisionStore.open(database);
    events = MongoEventStore.open(database);
    links = MongoLinkStore.open(database);
    lists = MongoCoverageListStore.open(database);
    count =
        new CoverageCount(
            lists,
            new CoverageCount.Sources(
                links,
                products,
                parties,
                new Assessor(
                    new Tracer(links, events),
                    new Assessor.Stores(
                        lots,
                        products,
                        parties,
                        places,
                        MongoCertificates.byProduct(database),
                        MongoIsolationRegisterStore.open(database, CLOCK)),
                    LegalProfiles.ofVietnam(),
                    CLOCK),
                new Inspections(decisions)),
            CLOCK);
  }

  @Test
  void areThoseOfWhatWasRecorded() {
    assumeFalse(MEASURED && engine == StoreEngine.PREVIEW, "it has no indexes to measure");
    for (int i = 0; i < PRODUCTS; i++) {
      chain(i);
    }
    list();

    var chains = timed("K1", count::chains);
    var found = timed("K2", count::products);
    var establishments = timed("K3", count::establishments);

    // of every fourth the shop alone recorded its lots: by its owner they still lie there unsold
    int broken = (PRODUCTS + 3) / 4;
    assertThat(found.funnel())
        .isEqualTo(new Funnel(PRODUCTS, PRODUCTS, PRODUCTS, PRODUCTS - broken, broken, 0));
    assertThat(chains.funnel())
        .isEqualTo(new Funnel(PRODUCTS, PRODUCTS, PRODUCTS, PRODUCTS - broken, 0, broken));
    assertThat(establishments.funnel())
        .isEqualTo(
            new Funnel(
                3 * PRODUCTS,
                3 * PRODUCTS,
                3 * PRODUCTS,
                3 * PRODUCTS - 2 * broken,
                broken,
                broken));
  }

  /** A farm's lots, each packed by a cooperative and sold on to a shop. */
  private void chain(int number) {
    party(farm(number), Party.Kind.HOUSEHOLD);
    party(cooperative(number), Party.Kind.COOPERATIVE);
    party(shop(number), Party.Kind.RETAILER);
    product(raw(number), farm(number));
    product(packed(number), cooperative(number));
    for (int i = 0; i < LOTS; i++) {
      var from = lot(raw(number), "R" + i, farm(number));
      var to = lot(packed(number), "P" + i, cooperative(number));
      add(new Harvested(entry(farm(number)), from));
      add(new Shipped(entry(farm(number)), from, cooperative(number)));
      add(new Received(entry(cooperative(number)), from, farm(number)));
      add(new Packed(entry(cooperative(number)), from, to));
      if (number % 4 > 0) {
        add(new Shipped(entry(cooperative(number)), to, shop(number)));
      }
      add(new Received(entry(shop(number)), to, cooperative(number)));
    }
    events.append(made);
    links.project(made);
    made.clear();
  }

  private void list() {
    var listedChains = new ArrayList<ListedChain>();
    var listedProducts = new ArrayList<ListedProduct>();
    var listedEstablishments = new ArrayList<ListedEstablishment>();
    for (int i = 0; i < PRODUCTS; i++) {
      var members = List.of(farm(i), cooperative(i), shop(i));
      listedChains.add(
          new ListedChain(
              "Chuỗi " + i,
              COMMUNE,
              members.stream()
                  .map(gln -> new ListedChain.Member(Optional.of(gln), gln.digits()))
                  .toList()));
      members.forEach(
          gln ->
              listedEstablishments.add(
                  new ListedEstablishment(Optional.of(gln), gln.digits(), COMMUNE)));
      listedProducts.add(
          new ListedProduct(
              Optional.of(packed(i)),
              "Hành phi " + i,
              Optional.of(cooperative(i)),
              "Hợp tác xã " + i,
              COMMUNE));
    }
    lists.add(Town.list("a", ListKind.CHAINS, listedChains));
    lists.add(Town.list("b", ListKind.PRODUCTS, listedProducts));
    lists.add(Town.list("c", ListKind.ESTABLISHMENTS, listedEstablishments));
  }

  private static Gln farm(int number) {
    return Gln.internal(10_000 + number);
  }

  private static Gln cooperative(int number) {
    return Gln.internal(20_000 + number);
  }

  private static Gln shop(int number) {
    return Gln.internal(30_000 + number);
  }

  private static Gtin raw(int number) {
    return Gtin.internal(10_000 + number);
  }

  private static Gtin packed(int number) {
    return Gtin.internal(20_000 + number);
  }

  private void party(Gln gln, Party.Kind kind) {
    parties.register(
        new Party(
            gln,
            gln.digits(),
            kind,
            "Thôn Dương Đình",
            COMMUNE,
            Optional.empty(),
            Optional.empty()),
        "test");
    places.register(
        new Place(
            gln, gln, "Thửa ruộng", Place.Kind.PLOT, "Thôn Dương Đình", COMMUNE, Optional.empty()),
        "test");
    decisions.add(
        new Decision(
            gln.digits(),
            Subject.of(gln),
            Decision.Kind.APPROVED,
            "đủ điều kiện",
            List.of(),
            "canbo",
            NOW));
  }

  private void product(Gtin gtin, Gln owner) {
    products.register(
        new Product(
            gtin,
            owner,
            "Hành",
            Optional.empty(),
            Optional.empty(),
            UnitCode.KILOGRAM,
            List.of("TCCS 01"),
            Optional.empty()),
        "test");
  }

  private List<LotQuantity> lot(Gtin gtin, String number, Gln owner) {
    var id = LotId.of(gtin.digits(), number);
    lots.register(
        new Lot(
            id,
            owner,
            Optional.of(owner),
            Optional.empty(),
            Optional.of(LocalDate.parse("2026-05-01")),
            Optional.empty()),
        "test");
    return List.of(new LotQuantity(id, Quantity.kilograms("10")));
  }

  private Entry entry(Gln party) {
    at = at.plusMillis(10);
    var id = UUID.nameUUIDFromBytes(at.toString().getBytes(StandardCharsets.UTF_8));
    return new Entry(id, at, Entry.VIETNAM, party, party);
  }

  private void add(TraceEvent event) {
    var written = EpcisForm.write(event);
    made.add(new RecordedEvent(EpcisForm.identify(written), written.toString(), event, NOW));
  }

  private Coverage timed(String name, Supplier<Coverage> counting) {
    long start = System.nanoTime();
    var coverage = counting.get();
    if (MEASURED) {
      LoggerFactory.getLogger(CoverageCountIT.class)
          .warn(
              "{} over {} × {} lots on {}: {} ms",
              name,
              PRODUCTS,
              LOTS,
              engine,
              Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
    return coverage;
  }
}
