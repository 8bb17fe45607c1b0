package vn.traceability.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.traceability.certificate.Certificate.Scheme.ISO_22000;
import static vn.traceability.certificate.Certificate.Scheme.OCOP;
import static vn.traceability.certificate.Certificate.Scheme.VIETGAP;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.traceability.Chains;
import vn.traceability.Registry;
import vn.traceability.gs1.Gtin;

class CertificateRuleTest {
  private final Chains harvested = new Chains().at("2026-03-02T00:30").harvested("A", "10");

  @Test
  void aProductThatClaimsNothingOwesNothing() {
    assertThat(certificates(new Registry().lot("A", "2026-03-02"))).isEmpty();
  }

  @Test
  void aCertificateHoldsOnItsFirstAndItsLastDay() {
    var grown = new Chains().watered("A");
    var registry = new Registry().certified(VIETGAP, "VG-1", "2026-01-01", "2026-03-02");

    assertThat(certificates(registry.lot("A", "2026-01-01"), grown)).isEmpty();
    assertThat(certificates(registry.lot("A", "2026-03-02"), grown)).isEmpty();
    assertThat(certificates(registry.lot("A", "2025-12-31"), grown)).hasSize(1);
    assertThat(certificates(registry.lot("A", "2026-03-03"), grown))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().severity()).isEqualTo(Finding.Severity.INCOMPLETE);
              assertThat(finding.evidence())
                  .isEqualTo(
                      Map.of(
                          "scheme", "vietgap",
                          "number", "VG-1",
                          "validUntil", "2026-03-02",
                          "producedOn", "2026-03-03"));
            });
  }

  @Test
  void theDayThatWasRecordedCountsAndNotTheDayThatWasPlanned() {
    var registry = new Registry().certified(VIETGAP, "VG-1", "2026-01-01", "2026-03-01");
    var chain = new Chains().at("2026-03-02T08:00").harvested("A", "10");

    var found = registry.lot("A", "2026-02-01").assess(chain, "A").findings();

    assertThat(found)
        .filteredOn(each -> each.rule() == Finding.Rule.CERTIFICATE)
        .extracting(each -> each.evidence().get("producedOn"))
        .containsExactly("2026-03-02");
  }

  @Test
  void oneOfAFewOfASchemeIsEnough() {
    var registry =
        new Registry()
            .lot("A", "2026-03-02")
            .certified(VIETGAP, "VG-1", "2024-01-01", "2025-12-31")
            .certified(VIETGAP, "VG-2", "2026-01-01", "2026-12-31");

    assertThat(certificates(registry)).isEmpty();
  }

  @Test
  void ofAFewThatDoNotHoldTheOneThatEndedLastIsNamed() {
    var registry =
        new Registry()
            .lot("A", "2026-03-02")
            .certified(ISO_22000, "I-2", "2023-01-01", "2025-12-31")
            .certified(ISO_22000, "I-1", "2020-01-01", "2022-12-31");

    assertThat(certificates(registry))
        .extracting(each -> each.evidence().get("scheme"), each -> each.evidence().get("number"))
        .containsExactly(tuple("iso-22000", "I-2"));
  }

  @Test
  void eachSchemeIsAClaimOfItsOwn() {
    var registry =
        new Registry()
            .lot("A", "2026-03-02")
            .certified(VIETGAP, "VG-1", "2026-01-01", "2026-12-31")
            .certified(OCOP, "OCOP-4", "2022-01-01", "2025-01-01");

    assertThat(certificates(registry))
        .extracting(each -> each.evidence().get("scheme"))
        .containsExactly("ocop");
  }

  @Test
  void withoutARegisteredDayTheHarvestsDayInVietnamCounts() {
    var ended = new Registry().lot("A").certified(VIETGAP, "VG-1", "2026-01-01", "2026-03-01");
    var holds = new Registry().certified(VIETGAP, "VG-1", "2026-03-02", "2026-03-02");

    assertThat(certificates(ended))
        .extracting(each -> each.evidence().get("producedOn"))
        .containsExactly("2026-03-02");
    assertThat(certificates(holds)).isEmpty();
  }

  @Test
  void withoutAnyDayThereIsNothingToHoldItAgainst() {
    var registry = new Registry().lot("A").certified(VIETGAP, "VG-1", "2020-01-01", "2020-12-31");

    assertThat(certificates(registry, new Chains())).isEmpty();
  }

  @Test
  void theCertificateOfAnotherProductInTheChainIsNoClaimOfThisOne() {
    var registry =
        new Registry()
            .lot("A", "2026-03-02")
            .certified(VIETGAP, "VG-1", "2020-01-01", "2020-12-31", new Gtin("08930000000019"));

    assertThat(certificates(registry)).isEmpty();
  }

  private List<Finding> certificates(Registry registry) {
    return certificates(registry, harvested);
  }

  private static List<Finding> certificates(Registry registry, Chains chain) {
    return registry.assess(chain, "A").findings().stream()
        .filter(each -> each.rule() == Finding.Rule.CERTIFICATE)
        .toList();
  }
}
