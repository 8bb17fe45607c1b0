package vn.traceability.coverage;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.finding.Assessment;
import vn.traceability.finding.Assessor;
import vn.traceability.finding.Finding;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Decision;
import vn.traceability.inspection.Decisions;
import vn.traceability.inspection.Inspected;
import vn.traceability.inspection.Inspections;
import vn.traceability.inspection.Subject;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.IsolationRegisters;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.LinksOf;
import vn.traceability.trace.Position;
import vn.traceability.trace.Tracer;
import vn.traceability.trace.Window;

/**
 * Farms, a cooperative, a trader and two shops with all they record, in memory. Each lot is
 * registered by whoever makes it, and a lot number that begins with a digit is of that product.
 */
final class Town {
  static final Instant NOW = Instant.parse("2026-06-01T03:00:00Z");
  static final CommuneCode GIA_LAM = new CommuneCode("00565");
  static final CommuneCode BA_VI = new CommuneCode("09700");

  static final Gln FARM = Gln.internal(1);
  static final Gln OTHER_FARM = Gln.internal(2);
  static final Gln COOPERATIVE = Gln.internal(3);
  static final Gln TRADER = Gln.internal(4);
  static final Gln SHOP = Gln.internal(5);
  static final Gln OTHER_SHOP = Gln.internal(6);
  static final Gln STRANGER = Gln.internal(7);
  static final List<Gln> PARTIES =
      List.of(FARM, OTHER_FARM, COOPERATIVE, TRADER, SHOP, OTHER_SHOP, STRANGER);

  private final Map<EventId, RecordedEvent> events = new HashMap<>();
  private final Map<LotId, List<Link>> rowsOfLots = new HashMap<>();
  private final Map<EventId, List<Link>> rowsOfEvents = new HashMap<>();
  private final Map<EventId, EventId> voided = new HashMap<>();
  private final InMemory<Gln, Party> parties = new InMemory<>();
  private final InMemory<Gln, Place> places = new InMemory<>();
  private final InMemory<Gtin, Product> products = new InMemory<>();
  private final InMemory<LotId, Lot> lots = new InMemory<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final Map<ListKind<?>, CoverageList<?>> lists = new HashMap<>();
  private Instant at = NOW.minus(Duration.ofDays(30));
  private Optional<RecordedEvent> last = Optional.empty();
  private Optional<String> author = Optional.empty();
  private int entries;
  private int traces;

  Town() {
    party(FARM, Party.Kind.HOUSEHOLD);
    party(OTHER_FARM, Party.Kind.HOUSEHOLD);
    party(COOPERATIVE, Party.Kind.COOPERATIVE);
    party(TRADER, Party.Kind.DISTRIBUTOR);
    party(SHOP, Party.Kind.RETAILER);
    party(OTHER_SHOP, Party.Kind.RETAILER);
    party(STRANGER, Party.Kind.DISTRIBUTOR);
    for (int i = 0; i < 10; i++) {
      product(gtin(i));
    }
  }

  static Gtin gtin(int number) {
    return Gtin.internal(100 + number);
  }

  static LotId lot(String number) {
    boolean named = Character.isDigit(number.charAt(0));
    return LotId.of(gtin(named ? number.charAt(0) - '0' : 0).digits(), number);
  }

  Town party(Gln gln, Party.Kind kind) {
    parties.put(
        gln,
        new Party(
            gln, name(gln), kind, "Thôn Thuận Quang", GIA_LAM, Optional.empty(), Optional.empty()));
    places.put(
        gln,
        new Place(
            gln,
            gln,
            "Thửa ruộng",
            Place.Kind.PLOT,
            "Thôn Thuận Quang",
            GIA_LAM,
            Optional.empty()));
    return approved(gln);
  }

  Town member(Gln gln, Gln of) {
    var party = parties.get(gln).value();
    parties.put(
        gln,
        new Party(
            gln,
            party.name(),
            party.kind(),
            party.address(),
            GIA_LAM,
            Optional.empty(),
            Optional.of(of)));
    return this;
  }

  Town approved(Gln party) {
    return decided(Subject.of(party), Decision.Kind.APPROVED);
  }

  Town approvalWithdrawn(Gln party) {
    return decided(Subject.of(party), Decision.Kind.APPROVAL_WITHDRAWN);
  }

  /** No plot of it is registered any more. */
  Town withoutPlot(Gln party) {
    places.remove(party);
    return this;
  }

  static String name(Gln gln) {
    return "Cơ sở " + gln.digits();
  }

  /** The product under that number is somebody's. */
  Town registeredBy(Gln owner, int product) {
    product(gtin(product), owner);
    return this;
  }

  private void product(Gtin gtin) {
    product(gtin, FARM);
  }

  private void product(Gtin gtin, Gln owner) {
    products.put(
        gtin,
        new Product(
            gtin,
            owner,
            "Hành củ",
            Optional.empty(),
            Optional.empty(),
            UnitCode.KILOGRAM,
            List.of("TCCS 01"),
            Optional.empty()));
  }

  /** When the entries that follow happened, each a minute after the one before. */
  Town daysAgo(int days) {
    at = NOW.minus(Duration.ofDays(days));
    return this;
  }

  Town registered(String lot, Gln owner) {
    lots.put(
        lot(lot),
        new Lot(
            lot(lot),
            owner,
            Optional.of(owner),
            Optional.empty(),
            Optional.of(LocalDate.parse("2026-05-01")),
            Optional.empty()));
    return this;
  }

  Town expires(String lot, String day) {
    var registered = lots.get(lot(lot)).value();
    lots.put(
        lot(lot),
        new Lot(
            registered.id(),
            registered.owner(),
            registered.place(),
            registered.planned(),
            registered.producedOn(),
            Optional.of(LocalDate.parse(day))));
    return this;
  }

  /** As events alone would name it. */
  Town unregistered(String lot) {
    lots.remove(lot(lot));
    return this;
  }

  Town sown(String lot, Gln by) {
    return registered(lot, by).add(new Sown(entry(by), amounts(lot, 1)));
  }

  Town tended(String lot, Gln by) {
    return add(new Tended(entry(by), amounts(lot, 1), Tended.Activity.WATERING, Optional.empty()));
  }

  /** By whom the entries that follow are recorded; at first nobody says. */
  Town recordedBy(String account) {
    author = Optional.of(account);
    return this;
  }

  Town harvested(String lot, Gln by) {
    return registered(lot, by).add(new Harvested(entry(by), amounts(lot, 100)));
  }

  /** Ten kilograms, as a hand-over moves. */
  Town packed(String from, String to, Gln by) {
    return packed(from, 10, to, 10, by);
  }

  Town packed(String from, int in, String to, int out, Gln by) {
    return registered(to, by).add(new Packed(entry(by), amounts(from, in), amounts(to, out)));
  }

  Town shipped(String lot, Gln from, Gln to) {
    return add(new Shipped(entry(from), amounts(lot, 10), to));
  }

  Town received(String lot, Gln from, Gln to) {
    return add(new Received(entry(to), amounts(lot, 10), from));
  }

  Town handedOver(String lot, int kilograms, Gln from, Gln to) {
    return add(new Shipped(entry(from), amounts(lot, kilograms), to))
        .add(new Received(entry(to), amounts(lot, kilograms), from));
  }

  Town handedOver(String lot, Gln from, Gln to) {
    return shipped(lot, from, to).received(lot, from, to);
  }

  Town sold(String lot, Gln by) {
    return add(new Sold(entry(by), amounts(lot, 1), Optional.empty()));
  }

  Town takenBack() {
    var event = last.orElseThrow();
    var correction =
        new Corrected(
            entry(event.fact().entry().party()), event.id(), Corrected.Reason.DID_NOT_HAPPEN);
    var written = EpcisForm.declare(event.epcis(), correction);
    return keep(
        new RecordedEvent(
            EpcisForm.identify(written), written.toString(), EpcisForm.read(written), at));
  }

  Town recalled(String lot) {
    return decided(lot, Decision.Kind.RECALLED);
  }

  Town recallLifted(String lot) {
    return decided(lot, Decision.Kind.RECALL_LIFTED);
  }

  private Town decided(String lot, Decision.Kind kind) {
    return decided(Subject.of(lot(lot)), kind);
  }

  private Town decided(Subject subject, Decision.Kind kind) {
    decisions.add(
        0,
        new Decision(
            "d" + decisions.size(), subject, kind, "Mẫu không đạt", List.of(), "inspector", NOW));
    return this;
  }

  Town listed(Listed... items) {
    for (ListKind<?> kind : ListKind.ALL) {
      list(kind, Arrays.asList(items));
    }
    return this;
  }

  @SuppressWarnings("unchecked") // each item is sorted to the kind that it is of
  private <T extends Listed> void list(ListKind<T> kind, List<Listed> items) {
    var type =
        kind.equals(ListKind.PRODUCTS)
            ? ListedProduct.class
            : kind.equals(ListKind.CHAINS) ? ListedChain.class : ListedEstablishment.class;
    var own = items.stream().filter(type::isInstance).map(item -> (T) item).toList();
    if (!own.isEmpty()) {
      lists.put(kind, list("list", kind, own));
    }
  }

  static <T extends Listed> CoverageList<T> list(String id, ListKind<T> kind, List<T> items) {
    return new CoverageList<>(
        id,
        kind,
        "Danh mục phải truy xuất nguồn gốc",
        "Sở Nông nghiệp và Môi trường Hà Nội",
        LocalDate.parse("2026-04-02"),
        LocalDate.parse("2026-03-31"),
        items);
  }

  static ListedProduct product(int number) {
    return product(number, GIA_LAM);
  }

  static ListedProduct product(int number, CommuneCode commune) {
    return new ListedProduct(
        Optional.of(gtin(number)), "Sản phẩm " + number, Optional.of(FARM), name(FARM), commune);
  }

  static ListedEstablishment establishment(Gln gln) {
    return new ListedEstablishment(Optional.of(gln), name(gln), GIA_LAM);
  }

  static ListedChain chain(String name, Gln... members) {
    return new ListedChain(
        name,
        GIA_LAM,
        Arrays.stream(members)
            .map(gln -> new ListedChain.Member(Optional.of(gln), name(gln)))
            .toList());
  }

  boolean hasShipped(String lot, Gln from, Gln to) {
    return rowsOfLots.getOrDefault(lot(lot), List.of()).stream()
        .anyMatch(
            row ->
                row.role() == Link.Role.SENT
                    && row.party().equals(from)
                    && row.counterpart().filter(to::equals).isPresent());
  }

  Optional<MissingStep> missing(String lot, Gln seenBy) {
    return verdict(lot, seenBy).missing();
  }

  Verdict verdict(String lot, Gln seenBy) {
    return Verdict.of(inspected(lot), viewpoint(seenBy), window());
  }

  /** As if the rules had found this too, and an office had released the lot for it. */
  Verdict verdictIfReleasedFor(Finding finding, String lot, Gln seenBy) {
    return verdictIf(finding, Set.of(finding.key()), lot, seenBy);
  }

  /** As if the rules had found this too. */
  Verdict verdictIf(Finding finding, String lot, Gln seenBy) {
    return verdictIf(finding, Set.of(), lot, seenBy);
  }

  static Verdict verdictOf(Town town, String lot, Viewpoint seenBy) {
    return Verdict.of(town.inspected(lot), seenBy, window());
  }

  private Verdict verdictIf(Finding finding, Set<String> released, String lot, Gln seenBy) {
    var inspected = inspected(lot);
    var findings = new ArrayList<>(inspected.assessment().findings());
    findings.add(finding);
    var assessment =
        new Assessment(
            inspected.assessment().trace(),
            inspected.assessment().whole(),
            inspected.assessment().known(),
            inspected.assessment().custody(),
            findings);
    return Verdict.of(
        new Inspected(assessment, inspected.recalled(), released, List.of()),
        viewpoint(seenBy),
        window());
  }

  Inspected inspected(String lot) {
    return new Inspections(decisions())
        .of(assessor().assess(lot(lot), Tracer.Direction.BOTH, Tracer.Limits.DEFAULT));
  }

  private Viewpoint viewpoint(Gln gln) {
    return Viewpoint.of(parties.get(gln).value(), true);
  }

  static Window window() {
    return Window.before(NOW, Verdict.WINDOW);
  }

  CoverageCount count() {
    traces = 0;
    return new CoverageCount(
        coverageLists(),
        new CoverageCount.Sources(
            links(), products, parties, assessor(), new Inspections(decisions())),
        clock());
  }

  /** How many chains were walked since the last {@link #count}. */
  int traces() {
    return traces;
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private Assessor assessor() {
    return new Assessor(
        new Tracer(links(), events()),
        new Assessor.Stores(lots, products, parties, places, gtins -> List.of(), new NoRegister()),
        LegalProfiles.ofVietnam(),
        clock());
  }

  private Town add(TraceEvent event) {
    var written = EpcisForm.write(event);
    return keep(
        new RecordedEvent(EpcisForm.identify(written), written.toString(), event, at, author));
  }

  private Town keep(RecordedEvent event) {
    events.put(event.id(), event);
    for (var row : LinksOf.event(event)) {
      rowsOfLots.computeIfAbsent(row.lot(), any -> new ArrayList<>()).add(row);
      rowsOfEvents.computeIfAbsent(row.event(), any -> new ArrayList<>()).add(row);
    }
    if (event.fact() instanceof Corrected correction) {
      voided.put(correction.corrects(), event.id());
    }
    last = Optional.of(event);
    return this;
  }

  private Entry entry(Gln party) {
    at = at.plusSeconds(60);
    var id = UUID.nameUUIDFromBytes(("entry " + entries++).getBytes(StandardCharsets.UTF_8));
    return new Entry(id, at, Entry.VIETNAM, party, party);
  }

  private static List<LotQuantity> amounts(String lot, int kilograms) {
    return List.of(new LotQuantity(lot(lot), Quantity.kilograms(Integer.toString(kilograms))));
  }

  private CoverageLists coverageLists() {
    return new CoverageLists() {
      @Override
      public void add(CoverageList<?> list) {
        throw new UnsupportedOperationException();
      }

      @Override
      @SuppressWarnings("unchecked") // kept under its own kind
      public <T extends Listed> Optional<CoverageList<T>> latest(ListKind<T> kind) {
        return Optional.ofNullable((CoverageList<T>) lists.get(kind));
      }
    };
  }

  private Decisions decisions() {
    return new Decisions() {
      @Override
      public void add(Decision decision) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<Decision> about(Collection<Subject> subjects) {
        return decisions.stream().filter(each -> subjects.contains(each.subject())).toList();
      }
    };
  }

  private Events events() {
    return new Events() {
      @Override
      public Optional<RecordedEvent> find(EventId id) {
        return Optional.ofNullable(events.get(id));
      }

      @Override
      public List<RecordedEvent> findAll(Collection<EventId> ids) {
        traces++; // a trace reads its events once
        return ids.stream().map(events::get).toList();
      }

      @Override
      public List<RecordedEvent> named(String eventID, Optional<Set<Gln>> readers) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Collection<RecordedEvent> append(Collection<RecordedEvent> more) {
        throw new UnsupportedOperationException();
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
        return events.size();
      }
    };
  }

  private Links links() {
    return new Links() {
      @Override
      public void project(Collection<RecordedEvent> more) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<Link> ofLots(Collection<LotId> of, int limit) {
        return of.stream()
            .flatMap(lot -> rowsOfLots.getOrDefault(lot, List.of()).stream())
            .toList();
      }

      @Override
      public List<Link> ofEvents(Collection<EventId> of, int limit) {
        return of.stream()
            .flatMap(event -> rowsOfEvents.getOrDefault(event, List.of()).stream())
            .toList();
      }

      @Override
      public List<Link> treatedAt(Collection<Gln> places, Window window, int limit) {
        return rows()
            .filter(row -> row.role() == Link.Role.TENDED && places.contains(row.place()))
            .filter(row -> window.contains(row.occurredAt()))
            .toList();
      }

      @Override
      public boolean hasGrownAt(Gln place) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<Link> ofParty(Gln party, Window window, Optional<Position> after, int limit) {
        return page(rows().filter(row -> row.party().equals(party)).toList(), window, after, limit);
      }

      @Override
      public List<Link> ofProduct(
          Gtin product, Window window, Optional<Position> after, int limit) {
        return page(
            rows().filter(row -> row.lot().gtin().equals(product)).toList(), window, after, limit);
      }

      @Override
      public List<Link> sentTo(Gln party, Window window, Optional<Position> after, int limit) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<Link> ofLotsWith(Gln party, Collection<LotId> of, int limit) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Map<EventId, Set<EventId>> declarations(Collection<EventId> of) {
        return of.stream()
            .filter(voided::containsKey)
            .collect(Collectors.toMap(event -> event, event -> Set.of(voided.get(event))));
      }

      private Stream<Link> rows() {
        return rowsOfLots.values().stream().flatMap(List::stream);
      }

      private List<Link> page(List<Link> rows, Window window, Optional<Position> after, int limit) {
        return rows.stream()
            .filter(row -> window.contains(row.occurredAt()))
            .filter(row -> after.map(last -> last.compareTo(row.position()) < 0).orElse(true))
            .sorted(Comparator.comparing(Link::position))
            .limit(limit)
            .toList();
      }
    };
  }

  private static final class NoRegister implements IsolationRegisters {
    @Override
    public void add(IsolationRegister register) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Edition> editions() {
      return List.of();
    }

    @Override
    public IsolationRegister get(String id) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class InMemory<K, T> implements MasterData<K, T> {
    private final Map<String, T> kept = new TreeMap<>();

    void put(K id, T value) {
      kept.put(id.toString(), value);
    }

    void remove(K id) {
      kept.remove(id.toString());
    }

    @Override
    public Optional<Versioned<T>> find(K id) {
      return Optional.ofNullable(kept.get(id.toString()))
          .map(value -> new Versioned<>(value, 1, NOW, "town"));
    }

    @Override
    public Versioned<T> get(K id) {
      return find(id).orElseThrow();
    }

    @Override
    public List<Versioned<T>> findAll(Iterable<K> ids) {
      return StreamSupport.stream(ids.spliterator(), false)
          .flatMap(id -> find(id).stream())
          .toList();
    }

    @Override
    public Versioned<T> register(T value, String account) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Versioned<T> replace(T value, long expected, String account) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Versioned<T>> page(Optional<Set<String>> owners, Optional<K> after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Versioned<T>> startingWith(String prefix, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Versioned<T>> pageStartingWith(
        String prefix, Optional<Set<String>> owners, Optional<K> after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Versioned<T>> pageOfWords(
        Set<String> words, Optional<Set<String>> owners, Optional<K> after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Versioned<T>> pageHaving(
        String member, Set<String> values, Optional<K> after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Versioned<T>> history(K id) {
      throw new UnsupportedOperationException();
    }
  }
}
