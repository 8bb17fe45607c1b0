package vn.traceability;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.traceability.certificate.Certificate;
import vn.traceability.finding.Assessment;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.LegalProfiles;
import vn.traceability.trace.Plots;
import vn.traceability.trace.Trace;
import vn.traceability.trace.Window;

/** What is registered about the lots of {@link Chains}, in the trade's words. */
public final class Registry {
  public static final Gtin ONIONS = new Gtin("09506000134352");

  private final Map<LotId, Lot> lots = new HashMap<>();
  private final List<Certificate> certificates = new ArrayList<>();
  private final List<IsolationRegister.Period> periods = new ArrayList<>();
  private final Map<Gln, Party> parties = new HashMap<>();
  private final Map<Gln, Place> plots = new HashMap<>();
  private Optional<String> crop = Optional.of("Hành");
  private Optional<Quantity> netContent = Optional.empty();

  /** A farm with a plot under its own number, member of the cooperative; a shop. */
  public Registry() {
    parties.put(
        Chains.FARM, party(Chains.FARM, Party.Kind.HOUSEHOLD, Optional.of(Chains.COOPERATIVE)));
    parties.put(
        Chains.COOPERATIVE, party(Chains.COOPERATIVE, Party.Kind.COOPERATIVE, Optional.empty()));
    parties.put(Chains.SHOP, party(Chains.SHOP, Party.Kind.RETAILER, Optional.empty()));
    place(Chains.FARM, Chains.FARM, Place.Kind.PLOT);
  }

  public Registry lot(String number) {
    return lot(number, Optional.empty());
  }

  public Registry lot(String number, String producedOn) {
    return lot(number, Optional.of(LocalDate.parse(producedOn)));
  }

  public Registry ofNoCrop() {
    crop = Optional.empty();
    return this;
  }

  public Registry waits(String product, int days) {
    periods.add(new IsolationRegister.Period(product, Optional.empty(), days));
    return this;
  }

  public Registry waits(String product, String onCrop, int days) {
    periods.add(new IsolationRegister.Period(product, Optional.of(onCrop), days));
    return this;
  }

  public Registry certified(Certificate.Scheme scheme, String number, String from, String until) {
    return certified(scheme, number, from, until, ONIONS);
  }

  public Registry certified(
      Certificate.Scheme scheme, String number, String from, String until, Gtin product) {
    certificates.add(
        new Certificate(
            number,
            Chains.FARM,
            scheme,
            "Trung tâm chứng nhận",
            LocalDate.parse(from),
            LocalDate.parse(until),
            Set.of(product)));
    return this;
  }

  public Assessment assess(Chains chain, String lot) {
    return assess(chain, Chains.lot(lot));
  }

  public Assessment assess(Chains chain, LotId lot) {
    var product =
        new Product(
            ONIONS,
            Chains.FARM,
            "Hành củ",
            Optional.empty(),
            crop,
            UnitCode.KILOGRAM,
            netContent,
            List.of("TCCS 01"),
            Optional.empty());
    return Assessment.of(chain.trace(lot), known(product, chain));
  }

  /** The same of a chain that was walked otherwise. */
  public Assessment assess(Chains chain, Trace trace) {
    return Assessment.of(trace, assess(chain, trace.lot()).known());
  }

  /** What the rules are told of a chain of which nothing is registered. */
  public static Assessment.Known nothing() {
    return new Registry().known(Map.of(), Map.of(), Plots.NONE, IsolationRegister.Lookup.NOTHING);
  }

  private Assessment.Known known(Product product, Chains chain) {
    var lookup = lookup();
    var where = Set.copyOf(plots.keySet());
    return known(
        lots,
        Map.of(ONIONS, product),
        chain
            .tracer()
            .treated(where, new Window(Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z"))),
        lookup);
  }

  private Assessment.Known known(
      Map<LotId, Lot> registered,
      Map<Gtin, Product> products,
      Plots tended,
      IsolationRegister.Lookup lookup) {
    return new Assessment.Known(
        registered,
        products,
        parties,
        plots,
        tended,
        certificates,
        day -> lookup,
        LegalProfiles.ofVietnam().inForceOn(LocalDate.parse("2026-03-01")),
        LocalDate.parse("2026-03-20"));
  }

  private static Party party(Gln gln, Party.Kind kind, Optional<Gln> memberOf) {
    return new Party(
        gln,
        "Cơ sở " + gln.digits(),
        kind,
        "Xã Gia Lâm",
        new CommuneCode("00565"),
        Optional.empty(),
        memberOf);
  }

  /** The farm is no member of the cooperative any more. */
  public Registry afterTheFarmLeft() {
    parties.computeIfPresent(
        Chains.FARM, (gln, member) -> party(gln, member.kind(), Optional.empty()).after(member));
    return this;
  }

  /** Another place of a party. */
  public Registry place(Gln gln, Gln party, Place.Kind kind) {
    plots.put(
        gln,
        new Place(
            gln,
            party,
            "Thửa ruộng",
            kind,
            "Xã Gia Lâm",
            new CommuneCode("00565"),
            Optional.empty()));
    return this;
  }

  public Registry withoutPlaces() {
    plots.clear();
    return this;
  }

  /** One piece of the product weighs this. */
  public Registry netContent(String kilograms) {
    netContent = Optional.of(Quantity.kilograms(kilograms));
    return this;
  }

  private IsolationRegister.Lookup lookup() {
    return periods.isEmpty()
        ? IsolationRegister.Lookup.NOTHING
        : new IsolationRegister(
                "r1", "Danh mục", "Cục Bảo vệ thực vật", LocalDate.parse("2026-01-01"), periods)
            .lookup();
  }

  private Registry lot(String number, Optional<LocalDate> producedOn) {
    var id = Chains.lot(number);
    lots.put(
        id,
        new Lot(
            id,
            Chains.FARM,
            Optional.of(Chains.FARM),
            Optional.empty(),
            producedOn,
            Optional.empty()));
    return this;
  }
}
