package vn.traceability.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.Chains.COOPERATIVE;
import static vn.traceability.Chains.FARM;
import static vn.traceability.Chains.lot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.finding.Assessment;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;
import vn.traceability.measure.UnitCode;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Party;
import vn.traceability.product.Product;
import vn.traceability.profile.IsolationRegister;
import vn.traceability.profile.LegalProfiles;

class VerdictTest {
  private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");

  @Test
  void aRegisteredLotAloneCoversNothing() {
    assertThat(verdict(new Chains(), "A", NOW)).isEqualTo(Verdict.NO_LOT);
  }

  @Test
  void aFreshUnsoldLotIsOpen() {
    var harvested = new Chains().harvested("A", "10");

    assertThat(verdict(harvested, "A", NOW)).isEqualTo(Verdict.STILL_OPEN);
    assertThat(verdict(harvested, "A", NOW.plus(Duration.ofDays(100))))
        .isEqualTo(Verdict.NO_HAND_OVER);
  }

  @Test
  void aHandOverCountsOnceBothSidesSaidIt() {
    var sent = new Chains().harvested("A", "10").shipped("A", FARM, COOPERATIVE);
    assertThat(verdict(sent, "A", NOW)).isEqualTo(Verdict.ONE_SIDED);

    sent.received("A", FARM, COOPERATIVE);
    assertThat(verdict(sent, "A", NOW)).isEqualTo(Verdict.COMPLETE);
    assertThat(verdict(sent, "A", NOW.plus(Duration.ofDays(100)))).isEqualTo(Verdict.STALE);
  }

  @Test
  void whatWasBoughtElsewhereHasNoOrigin() {
    assertThat(
            verdict(
                new Chains().shipped("A", FARM, COOPERATIVE).received("A", FARM, COOPERATIVE),
                "A",
                NOW))
        .isEqualTo(Verdict.NO_ORIGIN);
  }

  @Test
  void morePackedThanHarvestedIsNotComplete() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .packed("A", "100", "B", "120")
            .shipped("B", FARM, COOPERATIVE)
            .received("B", FARM, COOPERATIVE);

    assertThat(verdict(chain, "B", NOW)).isEqualTo(Verdict.MASS);
    assertThat(verdict(chain, "A", NOW)).isEqualTo(Verdict.MASS);
  }

  @Test
  void moreUsedThanHarvestedIsNotCompleteEither() {
    var chain =
        new Chains()
            .harvested("A", "100")
            .packed("A", "70", "B", "70")
            .packed("A", "50", "C", "50");

    assertThat(verdict(chain, "A", NOW)).isEqualTo(Verdict.MASS);
  }

  private static Verdict verdict(Chains chain, String number, Instant now) {
    var trace = chain.trace(number);
    var registered =
        new Lot(
            lot(number),
            FARM,
            Optional.of(FARM),
            Optional.empty(),
            Optional.of(LocalDate.parse("2026-03-01")),
            Optional.empty());
    var product =
        new Product(
            new Gtin("09506000134352"),
            FARM,
            "Hành củ",
            Optional.empty(),
            Optional.empty(),
            UnitCode.KILOGRAM,
            List.of("TCCS 01"),
            Optional.empty());
    var owner =
        new Party(
            FARM,
            "Nông hộ",
            Party.Kind.HOUSEHOLD,
            "Xã Gia Lâm",
            new CommuneCode("00565"),
            Optional.empty(),
            Optional.empty());
    var known =
        new Assessment.Known(
            Map.of(registered.id(), registered),
            Map.of(product.gtin(), product),
            Map.of(FARM, owner),
            List.of(),
            IsolationRegister.Lookup.NOTHING,
            LegalProfiles.ofVietnam().inForceOn(LocalDate.parse("2026-03-01")));
    return Verdict.of(trace, Assessment.of(trace, known).findings(), now);
  }
}
