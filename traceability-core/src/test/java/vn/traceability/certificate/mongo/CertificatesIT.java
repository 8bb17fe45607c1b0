package vn.traceability.certificate.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.certificate.Certificate;
import vn.traceability.certificate.Certificates;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MasterDataContract;

class CertificatesIT extends MasterDataContract<String, Certificate> {
  @Override
  protected MasterData<String, Certificate> open() {
    return MongoCertificates.open(database, CLOCK);
  }

  @Override
  protected String collection() {
    return "certificates";
  }

  @Override
  protected Certificate full(int number) {
    return certificate(number, Samples.product(1), Samples.product(2), Samples.product(number));
  }

  @Override
  protected Certificate bare(int number) {
    return certificate(number, Samples.product(99));
  }

  @Override
  protected String idOf(Certificate value) {
    return value.number();
  }

  @Override
  protected String name(String id) {
    return id;
  }

  @Override
  protected String owner(int number) {
    return Samples.party(number % 3).digits();
  }

  @Test
  void thoseThatStandForAnyOfTheProductsAreFoundInTheOrderOfTheirNumbers() {
    var data = open();
    for (int number : List.of(7, 3, 5)) {
      data.register(certificate(number, Samples.product(number), Samples.product(1)), "test");
    }
    Certificates certificates = MongoCertificates.byProduct(database);

    assertThat(certificates.claimedBy(List.of(Samples.product(1))))
        .extracting(Certificate::number)
        .containsExactly("VG-2026-03", "VG-2026-05", "VG-2026-07");
    assertThat(certificates.claimedBy(List.of(Samples.product(7), Samples.product(3))))
        .extracting(Certificate::number)
        .containsExactly("VG-2026-03", "VG-2026-07");
    assertThat(certificates.claimedBy(List.of(Samples.product(1), Samples.product(3)))).hasSize(3);
    assertThat(certificates.claimedBy(List.of(Samples.product(50)))).isEmpty();
    assertThat(certificates.claimedBy(List.of())).isEmpty();
  }

  @Test
  void onesThatEndedAreFoundToo() {
    var ended =
        new Certificate(
            "OCOP-1",
            Samples.party(1),
            Certificate.Scheme.OCOP,
            "UBND huyện",
            LocalDate.parse("2020-01-01"),
            LocalDate.parse("2020-12-31"),
            Set.of(Samples.product(1)));
    open().register(ended, "test");

    assertThat(MongoCertificates.byProduct(database).claimedBy(List.of(Samples.product(1))))
        .containsExactly(ended);
  }

  @Test
  void aProductTakenOffACertificateClaimsItNoMore() {
    var data = open();
    data.register(certificate(1, Samples.product(1), Samples.product(2)), "test");
    data.replace(certificate(1, Samples.product(2)), 1, "test");
    Certificates certificates = MongoCertificates.byProduct(database);

    assertThat(certificates.claimedBy(List.of(Samples.product(1)))).isEmpty();
    assertThat(certificates.claimedBy(List.of(Samples.product(2)))).hasSize(1);
  }

  private static Certificate certificate(int number, Gtin... products) {
    return new Certificate(
        "VG-2026-" + Samples.twoDigits(number),
        Samples.party(number % 3),
        Certificate.Scheme.VIETGAP,
        "Trung tâm chứng nhận " + number,
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2028-12-31"),
        Set.copyOf(List.of(products)));
  }
}
