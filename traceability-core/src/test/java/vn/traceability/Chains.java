package vn.traceability;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.traceability.event.Corrected;
import vn.traceability.event.Entry;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.event.Treatment;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.gs1.CheckDigit;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.trace.Houses;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.LinksOf;
import vn.traceability.trace.LinksWithUnits;
import vn.traceability.trace.Position;
import vn.traceability.trace.Trace;
import vn.traceability.trace.Tracer;
import vn.traceability.trace.UnitRow;
import vn.traceability.trace.UnitRows;
import vn.traceability.trace.UnitRowsOf;
import vn.traceability.trace.Window;

/** Builds chains in the trade's words, in memory. */
public final class Chains {
  public static final Gln FARM = new Gln("2900000000018");
  public static final Gln COOPERATIVE = new Gln("2900000000025");
  public static final Gln SHOP = new Gln("2900000000032");

  private final Map<EventId, RecordedEvent> kept = new LinkedHashMap<>();
  private Instant now = Instant.parse("2026-03-02T01:00:00Z");
  private Optional<Instant> recorded = Optional.empty();
  private Optional<String> author = Optional.empty();
  private Optional<Gln> where = Optional.empty();
  private Optional<Instant> dated = Optional.empty();
  private Houses houses = ownedBy(FARM);

  public static LotId lot(String number) {
    return LotId.of("09506000134352", number);
  }

  /**
   * When the next entry happens; each one after it is an hour later.
   *
   * @param moment in Vietnam's time, such as {@code 2026-03-02T17:30}
   */
  public Chains at(String moment) {
    now = LocalDateTime.parse(moment).toInstant(Entry.VIETNAM).minusSeconds(3600);
    return this;
  }

  /** What a partner says next is of another day than the one on which it is recorded. */
  public Chains dated(String moment) {
    dated = Optional.of(LocalDateTime.parse(moment).toInstant(Entry.VIETNAM));
    return this;
  }

  /**
   * When the entries that follow are recorded, whenever they happened; at first each as it happens.
   *
   * @param moment in Vietnam's time; empty for as they happen
   */
  public Chains recorded(Optional<String> moment) {
    recorded = moment.map(each -> LocalDateTime.parse(each).toInstant(Entry.VIETNAM));
    return this;
  }

  private Instant recordedAt() {
    return recorded.orElse(now);
  }

  public Chains watered(String lot) {
    return add(
        new Tended(entry(FARM), amounts(lot, "1"), Tended.Activity.WATERING, Optional.empty()));
  }

  public Chains sprayed(String lot, String product) {
    return sprayed(lot, product, FARM);
  }

  public Chains sprayed(String lot, String product, Gln by) {
    return treated(lot, product, by, Tended.Activity.PLANT_PROTECTION);
  }

  public Chains fertilised(String lot, String product) {
    return treated(lot, product, FARM, Tended.Activity.FERTILISING);
  }

  private Chains treated(String lot, String product, Gln by, Tended.Activity activity) {
    var treatment = new Treatment(product, Quantity.kilograms("0.05"), Optional.empty());
    return add(new Tended(entry(by), amounts(lot, "1"), activity, Optional.of(treatment)));
  }

  public Chains harvested(String lot, String kilograms) {
    return harvested(lot, kilograms, FARM);
  }

  public Chains harvested(String lot, String kilograms, Gln by) {
    return add(new Harvested(entry(by), amounts(lot, kilograms)));
  }

  public Chains transformed(Map<String, String> from, Map<String, String> to) {
    return add(new Transformed(entry(COOPERATIVE), amounts(from), amounts(to)));
  }

  public Chains packed(Map<String, String> from, Map<LotId, String> to, Gln by) {
    var outputs = new ArrayList<LotQuantity>();
    to.forEach((lot, amount) -> outputs.add(new LotQuantity(lot, Quantity.kilograms(amount))));
    return add(new Packed(entry(by), amounts(from), outputs));
  }

  public Chains packed(String from, String in, String to, String out) {
    return packed(from, in, to, out, COOPERATIVE);
  }

  public Chains packed(String from, String in, String to, String out, Gln by) {
    return add(new Packed(entry(by), amounts(from, in), amounts(to, out)));
  }

  public Chains shipped(String lot, Gln from, Gln to) {
    return shipped(lot, "10", from, to);
  }

  public Chains shipped(String lot, String kilograms, Gln from, Gln to) {
    return add(new Shipped(entry(from), amounts(lot, kilograms), to));
  }

  public Chains received(String lot, Gln from, Gln to) {
    return received(lot, "10", from, to);
  }

  public Chains received(String lot, String kilograms, Gln from, Gln to) {
    return add(new Received(entry(to), amounts(lot, kilograms), from));
  }

  /** Sent, and its arrival confirmed. */
  public Chains handedOver(String lot, String kilograms, Gln from, Gln to) {
    return shipped(lot, kilograms, from, to).received(lot, kilograms, from, to);
  }

  /** To customers nobody named. */
  public Chains sold(String lot, String kilograms, Gln by) {
    return add(new Sold(entry(by), amounts(lot, kilograms), Optional.empty()));
  }

  /** By whom the entries that follow are recorded; at first nobody says. */
  public Chains recordedBy(String account) {
    author = Optional.of(account);
    return this;
  }

  /** The same house's other plot, from now on. */
  public Chains on(Gln place) {
    where = Optional.of(place);
    return this;
  }

  /** The next entry happens and is recorded in the same moment as the one before. */
  public Chains stop() {
    now = now.minusSeconds(3600);
    return this;
  }

  /** Takes the event before back. */
  public Chains corrected() {
    return taken(List.copyOf(kept.values()).get(kept.size() - 1));
  }

  private Chains taken(RecordedEvent last) {
    var correction = new Corrected(entry(FARM), last.id(), Corrected.Reason.DID_NOT_HAPPEN);
    var written = EpcisForm.declare(last.epcis(), correction);
    var id = EpcisForm.identify(written);
    var fact = last.isPartners() ? correction : EpcisForm.read(written);
    kept.put(id, new RecordedEvent(id, written.toString(), fact, recordedAt(), author));
    return this;
  }

  /** Cartons and pallets. */
  public static Sscc unit(int number) {
    String digits = "0950600013435%04d".formatted(number);
    return new Sscc(digits + CheckDigit.of(digits));
  }

  /** So much of a lot is put on a unit, as a partner's software says. */
  public Chains loaded(String lot, String amount, Sscc unit, Gln by) {
    return aggregated("ADD", unit, by, quantities(lot, amount));
  }

  public Chains loaded(Sscc inner, Sscc unit, Gln by) {
    return aggregated("ADD", unit, by, "\"childEPCs\":[\"" + uri(inner) + "\"]");
  }

  public Chains unloaded(String lot, String amount, Sscc unit, Gln by) {
    return aggregated("DELETE", unit, by, quantities(lot, amount));
  }

  public Chains unloaded(Sscc inner, Sscc unit, Gln by) {
    return aggregated("DELETE", unit, by, "\"childEPCs\":[\"" + uri(inner) + "\"]");
  }

  /**
   * One event of a transformation that may have several.
   *
   * @param inputs amounts by lot; may be none
   * @param outputs the same
   */
  public Chains processed(
      String process, Map<String, String> inputs, Map<String, String> outputs, Gln by) {
    return partners(
        by,
        """
        "type":"TransformationEvent","transformationID":"%s",
        "inputQuantityList":[%s],"outputQuantityList":[%s]
        """
            .formatted(process, classes(inputs), classes(outputs)));
  }

  private static String classes(Map<String, String> lots) {
    var written = new ArrayList<String>();
    lots.forEach(
        (lot, kilograms) ->
            written.add(
                "{\"epcClass\":\"%s\",\"quantity\":%s,\"uom\":\"KGM\"}"
                    .formatted(uri(lot), kilograms)));
    return String.join(",", written);
  }

  public Chains destroyed(String lot, String kilograms, Gln by) {
    return partners(
        by,
        """
        "type":"ObjectEvent","action":"DELETE","bizStep":"destroying",%s
        """
            .formatted(quantities(lot, kilograms).replace("childQ", "q")));
  }

  public Chains destroyed(Sscc unit, Gln by) {
    return moved("destroying", by, "\"disposition\":\"destroyed\"", unit);
  }

  /** Everything is taken off. */
  public Chains emptied(Sscc unit, Gln by) {
    return aggregated("DELETE", unit, by, "\"childEPCs\":[]");
  }

  public Chains shipped(Sscc unit, Gln from, Gln to) {
    return moved("shipping", from, ends(from, to), unit);
  }

  /** Units that leave, and nobody says for whom. */
  public Chains shipped(Sscc unit, Gln from) {
    return moved("shipping", from, "\"readPoint\":{\"id\":\"urn:a:b\"}", unit);
  }

  /** Units that came, and nobody says from whom. */
  public Chains received(Sscc unit, Gln to) {
    return moved("receiving", to, "\"readPoint\":{\"id\":\"urn:a:b\"}", unit);
  }

  public Chains received(Sscc unit, Gln from, Gln to) {
    return moved("receiving", to, ends(from, to), unit);
  }

  public Chains handedOver(Sscc unit, Gln from, Gln to) {
    return shipped(unit, from, to).received(unit, from, to);
  }

  /** Units of one shipment. */
  public Chains shipped(List<Sscc> units, Gln from, Gln to) {
    return moved("shipping", from, ends(from, to), units.toArray(Sscc[]::new));
  }

  public Chains received(List<Sscc> units, Gln from, Gln to) {
    return moved("receiving", to, ends(from, to), units.toArray(Sscc[]::new));
  }

  private Chains aggregated(String action, Sscc unit, Gln by, String children) {
    return partners(
        by,
        """
        "type":"AggregationEvent","action":"%s","parentID":"%s",%s
        """
            .formatted(action, uri(unit), children));
  }

  private Chains moved(String step, Gln by, String ends, Sscc... units) {
    var named = Stream.of(units).map(each -> "\"" + uri(each) + "\"").toList();
    return partners(
        by,
        """
        "type":"ObjectEvent","action":"%s","bizStep":"%s","epcList":[%s],%s
        """
            .formatted(
                step.equals("destroying") ? "DELETE" : "OBSERVE",
                step,
                String.join(",", named),
                ends));
  }

  private static String ends(Gln from, Gln to) {
    return """
        "sourceList":[{"type":"owning_party","source":"urn:x-traceability:party:%s"}],
        "destinationList":[{"type":"owning_party","destination":"urn:x-traceability:party:%s"}]
        """
        .formatted(from.digits(), to.digits());
  }

  private static String quantities(String lot, String amount) {
    var parts = (amount + " KGM").split(" ");
    return """
        "childQuantityList":[{"epcClass":"%s","quantity":%s%s}]
        """
        .formatted(uri(lot), parts[0], parts[1].equals("EA") ? "" : ",\"uom\":\"KGM\"");
  }

  public static String uri(String lot) {
    return "https://id.gs1.org/01/" + lot(lot).gtin().digits() + "/10/" + lot;
  }

  public static String uri(Sscc unit) {
    return "https://id.gs1.org/00/" + unit.digits();
  }

  /**
   * What a partner's software says an hour after the entry before.
   *
   * @param members of an EPCIS event, without its time
   */
  public Chains partners(Gln by, String members) {
    now = now.plusSeconds(3600);
    var event =
        PartnerEvents.of(
            by,
            recordedAt(),
            "{\"eventTime\":\"%s\",\"eventTimeZoneOffset\":\"+07:00\",%s}"
                .formatted(dated.orElse(now), members));
    dated = Optional.empty();
    kept.put(event.id(), event);
    return this;
  }

  /** The same entries, as if they had come in another order. */
  public Chains inTheOrderOf(Random random) {
    var all = new ArrayList<>(kept.values());
    Collections.shuffle(all, random);
    var other = new Chains();
    other.houses = houses;
    all.forEach(event -> other.kept.put(event.id(), event));
    return other;
  }

  /** Whose lots they are; at first all are of the farm, a member of the cooperative. */
  public Chains of(Houses houses) {
    this.houses = houses;
    return this;
  }

  /** One owner of all lots. */
  public static Houses ownedBy(Gln owner) {
    return lots ->
        new Houses.Of() {
          @Override
          public Optional<Gln> owner(LotId lot) {
            return Optional.of(owner);
          }

          @Override
          public boolean areOne(Gln one, Gln other) {
            return one.equals(other)
                || Set.of(one, other).equals(Set.of(Chains.FARM, Chains.COOPERATIVE));
          }
        };
  }

  /** Takes back the entry of this number, the first being 0. */
  public Chains corrected(int entry) {
    return taken(List.copyOf(kept.values()).get(entry));
  }

  public Trace trace(String lot) {
    return trace(lot(lot));
  }

  public Trace trace(LotId lot) {
    return tracer().trace(lot, Tracer.Direction.BOTH, Tracer.Limits.DEFAULT);
  }

  public Tracer tracer() {
    return new Tracer(links(), events());
  }

  public List<RecordedEvent> all() {
    return List.copyOf(kept.values());
  }

  private Chains add(TraceEvent event) {
    var written = EpcisForm.write(event);
    var id = EpcisForm.identify(written);
    kept.put(id, new RecordedEvent(id, written.toString(), event, recordedAt(), author));
    return this;
  }

  private Entry entry(Gln party) {
    now = now.plusSeconds(3600);
    var id = UUID.nameUUIDFromBytes(("entry " + kept.size()).getBytes(StandardCharsets.UTF_8));
    return new Entry(id, now, Entry.VIETNAM, party, where.orElse(party));
  }

  private static List<LotQuantity> amounts(String lot, String amount) {
    return amounts(Map.of(lot, amount));
  }

  /** An amount is in kilograms unless it names a unit, as {@code 12 EA} does. */
  private static List<LotQuantity> amounts(Map<String, String> lots) {
    var amounts = new ArrayList<LotQuantity>();
    lots.forEach(
        (lot, amount) -> {
          var parts = (amount + " KGM").split(" ");
          amounts.add(new LotQuantity(lot(lot), Quantity.of(parts[0], parts[1])));
        });
    return amounts;
  }

  private Events events() {
    return new Events() {
      @Override
      public Optional<RecordedEvent> find(EventId id) {
        return Optional.ofNullable(kept.get(id));
      }

      @Override
      public List<RecordedEvent> findAll(Collection<EventId> ids) {
        return ids.stream().map(kept::get).filter(Objects::nonNull).toList();
      }

      @Override
      public List<RecordedEvent> named(String eventID, Optional<Set<Gln>> readers) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Collection<RecordedEvent> append(Collection<RecordedEvent> events) {
        events.forEach(event -> kept.putIfAbsent(event.id(), event));
        return findAll(events.stream().map(RecordedEvent::id).distinct().toList());
      }

      @Override
      public List<RecordedEvent> page(Optional<EventId> after, int limit) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void recordedSince(Instant moment, Consumer<List<RecordedEvent>> each) {
        throw new UnsupportedOperationException();
      }

      @Override
      public long count() {
        return kept.size();
      }
    };
  }

  public Links links() {
    return new LinksWithUnits(linksOfLots(), units(), houses);
  }

  private UnitRows units() {
    return new UnitRows() {
      @Override
      public void project(Collection<RecordedEvent> events) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<UnitRow> of(Collection<UnitRow.Thing> things, int limit) {
        return rows(row -> things.contains(row.thing()), limit);
      }

      @Override
      public List<UnitRow> on(Collection<Sscc> units, int limit) {
        return rows(row -> row.on().map(units::contains).orElse(false), limit);
      }

      @Override
      public List<UnitRow> ofEvents(Collection<EventId> events, int limit) {
        return rows(row -> events.contains(row.event()), limit);
      }

      @Override
      public List<UnitRow> with(Gln party, Collection<Sscc> units, int limit) {
        return rows(
            row ->
                row.party().equals(party)
                    && (row.on().map(units::contains).orElse(false)
                        || row.thing().isUnit() && units.contains(row.thing().unit())),
            limit);
      }

      @Override
      public List<UnitRow> movedBy(Gln party, Window window, Optional<Position> after, int limit) {
        return newest(row -> row.role().moves() && row.party().equals(party), window, after, limit);
      }

      @Override
      public List<UnitRow> sentTo(Gln party, Window window, Optional<Position> after, int limit) {
        return newest(
            row -> row.role() == UnitRow.Role.SENT && row.counterpart().equals(Optional.of(party)),
            window,
            after,
            limit);
      }

      private List<UnitRow> newest(
          Predicate<UnitRow> which, Window window, Optional<Position> after, int limit) {
        return rows(which, Integer.MAX_VALUE).stream()
            .filter(row -> window.contains(row.occurredAt()))
            .filter(row -> after.map(last -> last.compareTo(position(row)) < 0).orElse(true))
            .sorted(Comparator.comparing(row -> position(row)))
            .limit(limit)
            .toList();
      }

      private Position position(UnitRow row) {
        return new Position(row.occurredAt(), row.id());
      }

      private List<UnitRow> rows(Predicate<UnitRow> which, int limit) {
        return kept.values().stream()
            .flatMap(event -> UnitRowsOf.event(event).stream())
            .filter(which)
            .limit(limit)
            .toList();
      }
    };
  }

  private Links linksOfLots() {
    return new Links() {
      @Override
      public void project(Collection<RecordedEvent> events) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<Link> ofLots(Collection<LotId> lots, int limit) {
        return rows().stream().filter(row -> lots.contains(row.lot())).limit(limit).toList();
      }

      @Override
      public List<Link> ofEvents(Collection<EventId> events, int limit) {
        return rows().stream().filter(row -> events.contains(row.event())).limit(limit).toList();
      }

      @Override
      public List<Link> ofProcesses(Collection<String> processes, int limit) {
        return rows().stream()
            .filter(row -> row.process().map(processes::contains).orElse(false))
            .limit(limit)
            .toList();
      }

      @Override
      public List<Link> treatedAt(Collection<Gln> places, Window window, int limit) {
        return rows().stream()
            .filter(row -> row.role() == Link.Role.TENDED && places.contains(row.place()))
            .filter(row -> window.contains(row.occurredAt()))
            .limit(limit)
            .toList();
      }

      @Override
      public boolean hasGrownAt(Gln place) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<Link> ofParty(Gln party, Window window, Optional<Position> after, int limit) {
        return newest(row -> row.party().equals(party), window, after, limit);
      }

      @Override
      public List<Link> ofProduct(
          Gtin product, Window window, Optional<Position> after, int limit) {
        return newest(row -> row.lot().gtin().equals(product), window, after, limit);
      }

      @Override
      public List<Link> sentTo(Gln party, Window window, Optional<Position> after, int limit) {
        return newest(
            row -> row.role() == Link.Role.SENT && row.counterpart().equals(Optional.of(party)),
            window,
            after,
            limit);
      }

      @Override
      public List<Link> ofLotsWith(Gln party, Collection<LotId> lots, int limit) {
        return rows().stream()
            .filter(row -> lots.contains(row.lot()))
            .filter(
                row -> row.party().equals(party) || row.counterpart().equals(Optional.of(party)))
            .limit(limit)
            .toList();
      }

      private List<Link> newest(
          Predicate<Link> which, Window window, Optional<Position> after, int limit) {
        return rows().stream()
            .filter(which)
            .filter(row -> window.contains(row.occurredAt()))
            .filter(row -> after.map(last -> last.compareTo(row.position()) < 0).orElse(true))
            .sorted(Comparator.comparing(Link::position))
            .limit(limit)
            .toList();
      }

      @Override
      public Map<EventId, Set<EventId>> declarations(Collection<EventId> events) {
        var declared = new HashMap<EventId, Set<EventId>>();
        for (var event : kept.values()) {
          if (event.fact() instanceof Corrected correction
              && events.contains(correction.corrects())) {
            declared.computeIfAbsent(correction.corrects(), any -> new HashSet<>()).add(event.id());
          }
        }
        return declared;
      }

      private List<Link> rows() {
        var rows = new ArrayList<Link>();
        kept.values().forEach(event -> rows.addAll(LinksOf.event(event)));
        return rows;
      }
    };
  }
}
