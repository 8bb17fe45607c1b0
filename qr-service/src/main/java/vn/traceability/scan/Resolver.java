package vn.traceability.scan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.traceability.blob.BlobId;
import vn.traceability.blob.Photos;
import vn.traceability.certificate.Certificates;
import vn.traceability.code.Code;
import vn.traceability.code.CodeState;
import vn.traceability.code.Codes;
import vn.traceability.code.RollCode;
import vn.traceability.code.Rolls;
import vn.traceability.code.Serial;
import vn.traceability.event.Entry;
import vn.traceability.finding.Assessor;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Inspected;
import vn.traceability.inspection.Inspections;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.trace.Gap;
import vn.traceability.trace.Tracer;
import vn.traceability.warm.WarmLots;

/** Answers what a Digital Link leads to. It reads and never writes. */
public final class Resolver {
  /** How long photo and links of a product are used again: they say nothing of a code's worth. */
  public static final Duration PRODUCT_REMEMBERED = Duration.ofSeconds(5);

  private static final int MOST_PHOTOS = 10_000;

  private final Codes codes;
  private final Rolls rolls;
  private final Stores stores;
  private final Assessor assessor;
  private final Inspections inspections;
  private final Clock clock;
  private final Optional<WarmLots<LotRead>> warm;
  private final Cache<Gtin, Optional<BlobId>> smallPhotos;

  /** Where names and claims are kept. */
  public record Stores(
      MasterData<Gtin, Product> products,
      MasterData<Gln, Party> parties,
      MasterData<Gln, Place> places,
      Certificates certificates,
      Photos photos) {}

  public Resolver(
      Codes codes,
      Rolls rolls,
      Stores stores,
      Assessor assessor,
      Inspections inspections,
      Clock clock) {
    this(codes, rolls, stores, assessor, inspections, clock, Optional.empty());
  }

  /**
   * One that remembers lots.
   *
   * @param warm how
   */
  public Resolver(
      Codes codes,
      Rolls rolls,
      Stores stores,
      Assessor assessor,
      Inspections inspections,
      Clock clock,
      Optional<WarmLots<LotRead>> warm) {
    this.warm = warm;
    smallPhotos =
        Caffeine.newBuilder()
            .maximumSize(MOST_PHOTOS)
            .expireAfterWrite(warm.isPresent() ? PRODUCT_REMEMBERED : Duration.ZERO)
            .build();
    this.codes = codes;
    this.rolls = rolls;
    this.stores = stores;
    this.assessor = assessor;
    this.inspections = inspections;
    this.clock = clock;
  }

  /**
   * The link under which the label has this code, when it came in another spelling (lower case, or
   * I, L, O for 1, 1, 0) or with a lot that its label does not name; only where the code it stands
   * for is ours.
   */
  public Optional<DigitalLink> respelled(DigitalLink link) {
    if (link.serial().isEmpty() || isAsOnItsLabel(link)) {
      return Optional.empty();
    }
    var typed = link.serial().get();
    var meant =
        link.lotId().isPresent()
            ? codes.find(link.lotId().get(), typed).map(Code::serial)
            : rolls.find(link.gtin(), typed).map(RollCode::serial);
    return meant
        .map(serial -> new DigitalLink(link.gtin(), link.lot(), Optional.of(serial.text())))
        .map(written -> ofRoll(written) ? written.withoutLot() : written)
        .filter(written -> !written.equals(link));
  }

  /** Then no store need be asked for another spelling: there is none. */
  private static boolean isAsOnItsLabel(DigitalLink link) {
    return link.serial().filter(Serial::isWritten).isPresent()
        && (link.lot().isEmpty() || !ofRoll(link));
  }

  private static boolean ofRoll(DigitalLink link) {
    return new Serial(link.serial().orElseThrow()).isOfRoll();
  }

  /** A store that fails makes this fail: an outage is never an answer. */
  public Answer answer(DigitalLink link) {
    if (link.lot().isEmpty()) {
      return link.serial().isPresent() ? ofRoll(link, link.serial().get()) : product(link);
    }
    var id = link.lotId().orElseThrow();
    if (link.serial().isEmpty()) {
      return lot(link, id, Optional.empty());
    }
    var serial = link.serial().get();
    var code = Serial.isWritten(serial) ? codes.find(id, serial) : Optional.<Code>empty();
    return code.isPresent() ? lot(link, id, code) : notOurs(link);
  }

  private Answer ofRoll(DigitalLink link, String serial) {
    var found =
        Serial.isWritten(serial) ? rolls.find(link.gtin(), serial) : Optional.<RollCode>empty();
    if (found.isEmpty()) {
      return notOurs(link);
    }
    return found
        .get()
        .bound()
        .map(code -> lot(link, code.lot(), Optional.of(code)))
        .orElseGet(
            () ->
                product(
                    link,
                    found.get().state() == CodeState.CANCELLED
                        ? State.CANCELLED
                        : State.NOT_BOUND));
  }

  /** Shows nothing of the product or the lot, which would lend a forged label their good name. */
  private static Answer notOurs(DigitalLink link) {
    boolean ourForm = link.serial().filter(Serial::isWritten).isPresent();
    var state = ourForm ? State.NOT_ISSUED : State.MISTYPED;
    return Answer.bare(link, state);
  }

  private Answer product(DigitalLink link) {
    return product(link, State.PRODUCT);
  }

  private Answer product(DigitalLink link, State state) {
    var found = stores.products().find(link.gtin()).map(Versioned::value);
    if (found.isEmpty()) {
      return Answer.bare(link, State.UNKNOWN_PRODUCT);
    }
    return Answer.about(
        link,
        state,
        found,
        stores.certificates().claimedBy(Set.of(link.gtin())),
        names(Set.of(found.get().owner()), Set.of(), Set.of()),
        photo(link.gtin()));
  }

  private Optional<BlobId> photo(Gtin gtin) {
    return smallPhotos.get(
        gtin,
        product ->
            stores.photos().find(Photos.ofProduct(product.digits())).map(Photos.Standing::small));
  }

  private LotRead read(LotId id) {
    var inspected =
        inspections.of(assessor.assess(id, Tracer.Direction.BACK, Tracer.Limits.DEFAULT));
    var assessment = inspected.assessment();
    var journey = Journey.of(inspected);
    return new LotRead(
        assessment.lot(),
        assessment.product(),
        !assessment.trace().steps().isEmpty(),
        inspected.isHeld(),
        inspected.recalled(),
        assessment.known().certificates().stream()
            .filter(each -> each.products().contains(id.gtin()))
            .toList(),
        journey,
        names(inspected, journey));
  }

  private Answer lot(DigitalLink link, LotId id, Optional<Code> code) {
    var read = warm.map(kept -> kept.get(id, this::read)).orElseGet(() -> read(id));
    var lot = read.lot();
    if (lot.isEmpty() && !read.inEvents() && read.recalled().isEmpty()) {
      return Answer.bare(link, State.UNKNOWN_LOT);
    }
    var states = new ArrayList<State>();
    states.add(code.map(Code::state).map(Resolver::stateOf).orElse(State.LOT));
    for (var recalled : read.recalled()) {
      states.add(recalled.lot().equals(id) ? State.RECALLED : State.MADE_OF_RECALLED);
    }
    if (read.held()) {
      states.add(State.HELD);
    }
    if (lot.isEmpty()) {
      states.add(State.KNOWN_FROM_EVENTS);
    } else if (read.journey().steps().isEmpty()) {
      states.add(State.PRODUCT_INFORMATION_ONLY);
    }
    var today = LocalDate.ofInstant(clock.instant(), Entry.VIETNAM);
    if (lot.flatMap(Lot::expiresOn).filter(today::isAfter).isPresent()) {
      states.add(State.EXPIRED);
    }
    return new Answer(
        link,
        states,
        read.product(),
        lot,
        read.recalled(),
        read.certificates(),
        Optional.of(read.journey()),
        read.names(),
        photo(id.gtin()),
        code.map(Code::attributes));
  }

  private static State stateOf(CodeState state) {
    return switch (state) {
      case ISSUED, PRINTED -> State.NOT_ACTIVATED;
      case ACTIVATED -> State.ACTIVATED;
      case REPORTED -> State.REPORTED;
      case SUSPENDED -> State.SUSPENDED;
      case RECALLED -> State.PACKAGE_RECALLED;
      case CANCELLED -> State.CANCELLED;
    };
  }

  private Names names(Inspected inspected, Journey journey) {
    var who = new HashSet<Gln>();
    var where = new HashSet<Gln>();
    var what = new HashSet<Gtin>();
    inspected
        .assessment()
        .lot()
        .ifPresent(
            registered -> {
              who.add(registered.owner());
              registered.place().ifPresent(where::add);
            });
    inspected.recalled().forEach(each -> what.add(each.lot().gtin()));
    for (var step : journey.steps()) {
      var fact = step.fact();
      who.add(fact.entry().party());
      fact.counterpart().ifPresent(who::add);
      where.add(fact.entry().place());
      for (var amounts : List.of(fact.inputs(), fact.outputs(), fact.passing())) {
        amounts.forEach(each -> what.add(each.lot().gtin()));
      }
    }
    journey.gaps().stream().map(Gap::party).flatMap(Optional::stream).forEach(who::add);
    journey.gaps().forEach(gap -> what.add(gap.lot().gtin()));
    for (var note : journey.notes()) {
      what.add(note.finding().lot().gtin());
      Optional.ofNullable(note.finding().evidence().get("party")).map(Gln::new).ifPresent(who::add);
    }
    return names(who, where, what);
  }

  private Names names(Set<Gln> who, Set<Gln> where, Set<Gtin> what) {
    return new Names(
        byName(stores.parties().findAll(who), Party::gln),
        byName(stores.places().findAll(where), Place::gln),
        byName(stores.products().findAll(what), Product::gtin));
  }

  private static <K, T> Map<K, T> byName(List<Versioned<T>> found, Function<T, K> name) {
    Map<K, T> named = new HashMap<>();
    found.forEach(each -> named.put(name.apply(each.value()), each.value()));
    return named;
  }
}
