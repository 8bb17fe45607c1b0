package vn.traceability.trace.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.PartnerEvents;
import vn.traceability.Samples;
import vn.traceability.StoreContract;
import vn.traceability.Together;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.mongo.MongoEventStore;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.trace.Houses;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.LinksOf;
import vn.traceability.trace.Tracer;
import vn.traceability.trace.Window;

class LinksIT extends StoreContract {
  private final List<RecordedEvent> chain =
      new Chains()
          .harvested("field-7", "100")
          .packed("field-7", "100", "bag-7", "99.5")
          .shipped("bag-7", Chains.COOPERATIVE, Chains.SHOP)
          .received("bag-7", Chains.COOPERATIVE, Chains.SHOP)
          .corrected()
          .all();
  private static final Clock LATER = Clock.offset(CLOCK, Duration.ofDays(30));
  private Links links;

  @BeforeEach
  void open() {
    links = MongoLinkStore.open(database);
  }

  @Test
  void theRowsOfALotAreThoseThatFollowFromItsEvents() {
    links.project(chain);

    assertThat(links.ofLots(List.of(Chains.lot("bag-7")), 100))
        .containsExactlyInAnyOrderElementsOf(rows("bag-7"));
    assertThat(links.ofLots(List.of(Chains.lot("bag-7"), Chains.lot("field-7")), 100))
        .containsExactlyInAnyOrderElementsOf(rows());
    assertThat(links.ofLots(List.of(Chains.lot("bag-8")), 100)).isEmpty();
    assertThat(links.ofLots(List.of(), 100)).isEmpty();
  }

  @Test
  void theRowsOfAnEventHoldBothItsSides() {
    links.project(chain);

    assertThat(links.ofEvents(List.of(chain.get(1).id()), 100))
        .containsExactlyInAnyOrderElementsOf(LinksOf.event(chain.get(1)));
    assertThat(links.ofEvents(List.of(), 100)).isEmpty();
  }

  @Nested
  class TheNewestRows {
    private final Window always = new Window(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    private final Gtin product = Chains.lot("bag-7").gtin();

    @Test
    void ofAPartyAreThoseOfItsOwnEntriesAlone() {
      links.project(chain);

      assertThat(links.ofParty(Chains.SHOP, always, Optional.empty(), 100))
          .containsExactlyElementsOf(LinksOf.event(chain.get(3)));
      assertThat(links.ofParty(Chains.COOPERATIVE, always, Optional.empty(), 100))
          .containsExactlyElementsOf(newest(row -> row.party().equals(Chains.COOPERATIVE)));
      assertThat(links.ofParty(new Gln("2900000000049"), always, Optional.empty(), 100)).isEmpty();
    }

    @Test
    void ofAProductAreWhoeverRecordedThem() {
      links.project(chain);

      assertThat(links.ofProduct(product, always, Optional.empty(), 100))
          .containsExactlyElementsOf(newest(row -> true));
      assertThat(links.ofProduct(Samples.product(1), always, Optional.empty(), 100)).isEmpty();
    }

    @Test
    void sentToAPartyAreTheOtherSidesAlone() {
      links.project(chain);

      assertThat(links.sentTo(Chains.SHOP, always, Optional.empty(), 100))
          .containsExactlyElementsOf(LinksOf.event(chain.get(2)));
      assertThat(links.sentTo(Chains.COOPERATIVE, always, Optional.empty(), 100)).isEmpty();
    }

    @Test
    void comePageByPageWhereverAPageEnds() {
      links.project(chain);

      for (int limit = 1; limit <= 6; limit++) {
        var paged = new ArrayList<Link>();
        var page = links.ofProduct(product, always, Optional.empty(), limit);
        while (!page.isEmpty()) {
          assertThat(page).hasSizeLessThanOrEqualTo(limit);
          paged.addAll(page);
          var last = page.get(page.size() - 1);
          page = links.ofProduct(product, always, Optional.of(last.position()), limit);
        }
        assertThat(paged).containsExactlyElementsOf(newest(row -> true));
      }
    }

    @Test
    void lieWithinTheWindowBothItsEndsIncluded() {
      links.project(chain);
      var from = chain.get(1).fact().entry().occurredAt();
      var until = chain.get(2).fact().entry().occurredAt();

      assertThat(links.ofProduct(product, new Window(from, until), Optional.empty(), 100))
          .containsExactlyElementsOf(
              newest(row -> !row.occurredAt().isBefore(from) && !row.occurredAt().isAfter(until)));
      assertThat(links.ofParty(Chains.SHOP, new Window(from, until), Optional.empty(), 100))
          .isEmpty();
    }

    private List<Link> newest(Predicate<Link> which) {
      return rows().stream().filter(which).sorted(Comparator.comparing(Link::position)).toList();
    }
  }

  @Test
  void theRowsOfALotThatConcernAPartyAreItsOwnAndThoseThatNameIt() {
    links.project(chain);
    var bag = List.of(Chains.lot("bag-7"));

    assertThat(links.ofLotsWith(Chains.SHOP, bag, 100))
        .containsExactlyInAnyOrderElementsOf(
            rows("bag-7").stream().filter(row -> row.counterpart().isPresent()).toList());
    assertThat(links.ofLotsWith(Chains.COOPERATIVE, bag, 100))
        .containsExactlyInAnyOrderElementsOf(rows("bag-7"));
    assertThat(links.ofLotsWith(Chains.FARM, bag, 100)).isEmpty();
    assertThat(links.ofLotsWith(Chains.SHOP, List.of(Chains.lot("field-7")), 100)).isEmpty();
    assertThat(links.ofLotsWith(Chains.SHOP, List.of(), 100)).isEmpty();
    assertThat(links.ofLotsWith(Chains.COOPERATIVE, bag, 1)).hasSize(1);
  }

  @Test
  void noMoreThanTheLimitAreRead() {
    links.project(chain);

    assertThat(links.ofLots(List.of(Chains.lot("bag-7")), 2)).hasSize(2);
    assertThat(links.ofEvents(chain.stream().map(RecordedEvent::id).toList(), 3)).hasSize(3);
  }

  @Test
  void whatWasSprayedOnAPlotIsFoundByThePlotWhateverTheLot() {
    var care =
        new Chains().sprayed("A", "Ridomil").sprayed("B", "Regent").watered("C").corrected().all();
    links.project(care);
    var first = care.get(0).fact().entry().occurredAt();
    var always = new Window(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

    assertThat(links.treatedAt(List.of(Chains.FARM), always, 100))
        .extracting(row -> row.lot().number().text())
        .containsExactlyInAnyOrder("A", "B");
    assertThat(links.treatedAt(List.of(Chains.FARM), new Window(first, first), 100)).hasSize(1);
    assertThat(links.treatedAt(List.of(Chains.FARM), always, 1)).hasSize(1);
    assertThat(links.treatedAt(List.of(Chains.SHOP), always, 100)).isEmpty();
    assertThat(links.treatedAt(List.of(), always, 100)).isEmpty();
    assertThat(links.hasGrownAt(Chains.FARM)).isTrue();
    assertThat(links.hasGrownAt(Chains.SHOP)).isFalse();
  }

  @Test
  void whatAProgramBeforeWroteOtherwiseIsMadeAnewFromTheEvents() {
    var events = MongoEventStore.open(database);
    events.append(chain);

    assertThat(all()).isEmpty();
    links = MongoLinkStore.open(database, Houses.UNREGISTERED, events, LATER);
    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
    assertThat(voided()).containsExactly(chain.get(3).id());

    database.getCollection(MongoLinkStore.COLLECTION).drop();
    assertThat(MongoLinkStore.open(database, Houses.UNREGISTERED, events, LATER).voided(List.of()))
        .isEmpty();
    assertThat(all()).isEmpty(); // made once, and then kept up by the recorder
  }

  @Test
  void whatSuchAProgramStillRecordsMeanwhileIsFoundAtTheNextStarts() {
    var events = MongoEventStore.open(database);
    links = MongoLinkStore.open(database, Houses.UNREGISTERED, events, CLOCK);

    events.append(chain.subList(0, 2)); // and their rows lie where nobody reads them
    assertThat(all()).isEmpty();
    MongoLinkStore.open(database, Houses.UNREGISTERED, events, CLOCK);
    assertThat(all()).hasSize(3);

    events.append(chain);
    MongoLinkStore.open(database, Houses.UNREGISTERED, events, LATER);
    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
    assertThat(voided()).containsExactly(chain.get(3).id());

    database.getCollection(MongoLinkStore.COLLECTION).drop();
    MongoLinkStore.open(database, Houses.UNREGISTERED, events, LATER);
    assertThat(all()).isEmpty(); // nobody writes them otherwise any more
  }

  @Test
  void theDeclarationsOfAnEventAreNamed() {
    links.project(chain);

    assertThat(links.declarations(chain.stream().map(RecordedEvent::id).toList()))
        .isEqualTo(Map.of(chain.get(3).id(), Set.of(chain.get(4).id())));
  }

  @Test
  void aPartnerTakesBackWhatIsItsOwnAlone() {
    String lot = "urn:x-traceability:lot:02919000000058:A";
    var shipped = PartnerEvents.shipped(Chains.FARM, lot, Chains.SHOP, "");
    var theirs = PartnerEvents.shipped(Chains.SHOP, lot, Chains.SHOP, PartnerEvents.DECLARATION);
    links.project(List.of(theirs));
    links.project(List.of(shipped));

    assertThat(theirs.id().original()).isEqualTo(shipped.id());
    assertThat(links.voided(List.of(shipped.id()))).isEmpty();

    var own =
        PartnerEvents.shipped(
            Chains.FARM, lot, Chains.SHOP, PartnerEvents.DECLARATION.replace("02-02", "02-03"));
    links.project(List.of(own));

    assertThat(links.declarations(List.of(shipped.id())))
        .isEqualTo(Map.of(shipped.id(), Set.of(own.id())));
  }

  @Nested
  class OfLotsOnUnits {
    private final Chains loaded =
        new Chains()
            .of(Houses.UNREGISTERED)
            .harvested("A", "100")
            .harvested("B", "100")
            .loaded("A", "60", Chains.unit(1), Chains.FARM)
            .loaded("B", "30", Chains.unit(1), Chains.FARM)
            .loaded(Chains.unit(1), Chains.unit(2), Chains.FARM)
            .shipped(Chains.unit(2), Chains.FARM, Chains.SHOP)
            .shipped("A", "7", Chains.FARM, Chains.SHOP)
            .received(Chains.unit(2), Chains.FARM, Chains.SHOP)
            .unloaded(Chains.unit(1), Chains.unit(2), Chains.SHOP)
            .unloaded("A", "10", Chains.unit(1), Chains.SHOP)
            .shipped(Chains.unit(1), Chains.SHOP, Chains.COOPERATIVE)
            .corrected()
            .emptied(Chains.unit(1), Chains.SHOP);
    private final Window always = new Window(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

    @Test
    void followFromWhereTheUnitsWent() {
      var reversed = new ArrayList<>(loaded.all());
      Collections.reverse(reversed);
      reversed.forEach(event -> links.project(List.of(event)));
      links.project(reversed);

      var expected = loaded.links();
      var events = loaded.all().stream().map(RecordedEvent::id).toList();
      assertThat(links.ofShipments(events, 100))
          .hasSize(12)
          .containsExactlyInAnyOrderElementsOf(expected.ofShipments(events, 100));
      for (var party : List.of(Chains.FARM, Chains.SHOP, Chains.COOPERATIVE)) {
        assertThat(links.ofParty(party, always, Optional.empty(), 100))
            .isEqualTo(expected.ofParty(party, always, Optional.empty(), 100));
        for (int limit = 1; limit < 7; limit++) {
          assertThat(links.sentTo(party, always, Optional.empty(), limit))
              .isEqualTo(expected.sentTo(party, always, Optional.empty(), limit));
        }
        assertThat(links.ofLotsWith(party, List.of(Chains.lot("A")), 100))
            .containsExactlyInAnyOrderElementsOf(
                expected.ofLotsWith(party, List.of(Chains.lot("A")), 100));
        assertThat(links.ofUnitsWith(party, List.of(Chains.unit(1)), 100))
            .containsExactlyInAnyOrderElementsOf(
                expected.ofUnitsWith(party, List.of(Chains.unit(1)), 100));
      }
      assertThat(links.sentTo(Chains.SHOP, always, Optional.empty(), 100)).hasSize(3);
      assertThat(links.ofUnitsWith(Chains.SHOP, List.of(), 100)).isEmpty();
    }

    @Test
    void areInTheirChain() {
      var events = MongoEventStore.open(database);
      events.append(loaded.all());
      links.project(loaded.all());

      var trace =
          new Tracer(links, events)
              .trace(Chains.lot("A"), Tracer.Direction.BOTH, Tracer.Limits.DEFAULT);

      var expected = loaded.trace("A");
      assertThat(trace.links()).isEqualTo(expected.links());
      assertThat(trace.gaps()).isEqualTo(expected.gaps());
      assertThat(trace.voided()).isEqualTo(expected.voided()).hasSize(1);
    }

    @Test
    void areReadNoFurtherThanTheLimitWhichIsACut() {
      links.project(loaded.all());
      var lot = List.of(Chains.lot("A"));
      var direct = links.ofLots(lot, 100);

      assertThat(links.cargo(lot, direct, 100).isCut()).isFalse();
      assertThat(links.cargo(lot, direct, 4).isCut()).isTrue();
      assertThat(links.cargo(List.of(), direct, 4).isCut()).isFalse();
    }

    @Test
    void goNowhereWhenThePartyTakesBackAnEventThatNamesNoLot() {
      links.project(loaded.all());
      var shipped = loaded.all().get(5);
      var declared =
          PartnerEvents.of(
              Chains.FARM,
              shipped.recordedAt(),
              shipped.epcis().replaceFirst("\\}$", PartnerEvents.DECLARATION + "}"));
      var theirs =
          PartnerEvents.of(
              Chains.SHOP,
              shipped.recordedAt(),
              shipped
                  .epcis()
                  .replaceFirst("\\}$", PartnerEvents.DECLARATION.replace("02-02", "02-03") + "}"));
      assertThat(theirs.id().original()).isEqualTo(shipped.id());

      links.project(List.of(theirs));
      assertThat(links.voided(List.of(shipped.id()))).isEmpty();

      links.project(List.of(declared));
      assertThat(links.declarations(List.of(shipped.id())))
          .isEqualTo(Map.of(shipped.id(), Set.of(declared.id())));
    }

    @Test
    void areMadeAnewFromTheEventsToo() {
      var events = MongoEventStore.open(database);
      events.append(loaded.all());

      links = MongoLinkStore.open(database, Houses.UNREGISTERED, events, LATER);

      assertThat(links.sentTo(Chains.SHOP, always, Optional.empty(), 100)).hasSize(3);
    }
  }

  @Test
  void theRowsOfAProcessAreThoseOfAllItsEvents() {
    var parts =
        new Chains()
            .processed("p-1", Map.of("A", "9"), Map.of(), Chains.FARM)
            .processed("p-1", Map.of("B", "9"), Map.of("C", "17"), Chains.FARM)
            .processed("p-1", Map.of("D", "9"), Map.of("E", "8"), Chains.SHOP)
            .all();
    links.project(parts);

    var rows = LinksOf.event(parts.get(0));
    var process = rows.get(0).process().stream().toList();
    assertThat(links.ofProcesses(process, 100))
        .hasSize(3)
        .containsAll(rows)
        .containsAll(LinksOf.event(parts.get(1)));
    assertThat(links.ofProcesses(process, 1)).hasSize(1);
    assertThat(links.ofProcesses(List.of(), 100)).isEmpty();
  }

  @Test
  void aLongNameOfAProcessMakesNoLongRows() {
    String name = "urn:example:" + "x".repeat(400_000);
    var parts =
        new Chains()
            .processed(name, Map.of("A", "9"), Map.of(), Chains.FARM)
            .processed(name + "y", Map.of("B", "9"), Map.of(), Chains.FARM)
            .all();

    links.project(parts);

    database
        .getCollection(MongoLinkStore.COLLECTION)
        .find(Filters.in("lot", Chains.lot("A").toString(), Chains.lot("B").toString()))
        .forEach(row -> assertThat(row.toJson()).hasSizeLessThan(1_000));
    var process = LinksOf.event(parts.get(0)).get(0).process().stream().toList();
    assertThat(links.ofProcesses(process, 100))
        .containsExactlyElementsOf(LinksOf.event(parts.get(0)));
  }

  @Test
  void projectingTwiceChangesNothing() {
    links.project(chain);
    links.project(chain);
    links.project(List.of(chain.get(4), chain.get(0), chain.get(0)));

    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
    assertThat(voided()).containsExactly(chain.get(3).id());
  }

  @Test
  void theOrderInWhichEventsArriveDoesNotMatter() {
    var shuffled = new ArrayList<>(chain);
    Collections.reverse(shuffled); // the correction before what it corrects
    shuffled.forEach(event -> links.project(List.of(event)));

    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
    assertThat(voided()).containsExactly(chain.get(3).id());

    for (int seed = 0; seed < 3; seed++) {
      var other = MongoLinkStore.open(engine.newDatabase());
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.forEach(event -> other.project(List.of(event)));

      assertThat(other.ofEvents(chain.stream().map(RecordedEvent::id).toList(), 100))
          .containsExactlyInAnyOrderElementsOf(rows());
    }
  }

  @Test
  void aCorrectedEventKeepsItsRowsAndIsToldApart() {
    links.project(chain.subList(0, 4));
    assertThat(voided()).isEmpty();

    links.project(chain.subList(4, 5));

    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
    assertThat(voided()).containsExactly(chain.get(3).id());
    assertThat(links.voided(List.of(chain.get(0).id()))).isEmpty();
    assertThat(links.voided(List.of())).isEmpty();
  }

  @Test
  void projectingNothingIsNoError() {
    links.project(List.of());

    assertThat(all()).isEmpty();
  }

  @Test
  void manyThatProjectTheSameAtOnceLeaveOneRowOfEach() {
    Together.run(
        8,
        number -> {
          MongoLinkStore.open(database).project(chain);
          return number;
        });

    assertThat(all()).containsExactlyInAnyOrderElementsOf(rows());
  }

  private List<Link> all() {
    return links.ofEvents(chain.stream().map(RecordedEvent::id).toList(), 100);
  }

  private Set<vn.traceability.event.EventId> voided() {
    return links.voided(chain.stream().map(RecordedEvent::id).toList());
  }

  private List<Link> rows() {
    return chain.stream().flatMap(event -> LinksOf.event(event).stream()).toList();
  }

  private List<Link> rows(String lot) {
    return rows().stream().filter(row -> row.lot().equals(Chains.lot(lot))).toList();
  }
}
