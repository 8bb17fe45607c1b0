package vn.traceability;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.traceability.certificate.Certificate;
import vn.traceability.finding.Assessment;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.LegalProfiles;

/** What is registered about the lots of {@link Chains}, in the trade's words. */
public final class Registry {
  public static final Gtin ONIONS = new Gtin("09506000134352");

  private final Map<LotId, Lot> lots = new HashMap<>();
  private final List<Certificate> certificates = new ArrayList<>();
  private final List<IsolationRegister.Period> periods = new ArrayList<>();
  private Optional<String> crop = Optional.of("Hành");

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
    var product =
        new Product(
            ONIONS,
            Chains.FARM,
            "Hành củ",
            Optional.empty(),
            crop,
            UnitCode.KILOGRAM,
            List.of("TCCS 01"),
            Optional.empty());
    var owner =
        new Party(
            Chains.FARM,
            "Nông hộ",
            Party.Kind.HOUSEHOLD,
            "Xã Gia Lâm",
            new CommuneCode("00565"),
            Optional.empty(),
            Optional.empty());
    var known =
        new Assessment.Known(
            lots,
            Map.of(ONIONS, product),
            Map.of(Chains.FARM, owner),
            certificates,
            lookup(),
            LegalProfiles.ofVietnam().inForceOn(LocalDate.parse("2026-03-01")));
    return Assessment.of(chain.trace(lot), known);
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
