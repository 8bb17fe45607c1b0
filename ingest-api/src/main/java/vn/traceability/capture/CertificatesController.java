package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.account.Account;
import vn.traceability.capture.contract.CertificateDto;
import vn.traceability.capture.contract.CertificatePageDto;
import vn.traceability.capture.contract.CertificateRegistrationDto;
import vn.traceability.capture.contract.CertificatesApi;
import vn.traceability.capture.contract.SchemeDto;
import vn.traceability.certificate.Certificate;
import vn.traceability.event.Entry;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Forbidden;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.rights.Sight;
import vn.traceability.signin.Callers;

/** Certificates and the products that claim them. */
@RestController
class CertificatesController implements CertificatesApi {
  private final MasterData<String, Certificate> certificates;
  private final Names.Source names;
  private final Sight sight;
  private final Clock clock;
  private final HttpServletRequest request;

  CertificatesController(
      MasterData<String, Certificate> certificates,
      Names.Source names,
      Sight sight,
      Clock clock,
      HttpServletRequest request) {
    this.certificates = certificates;
    this.names = names;
    this.sight = sight;
    this.clock = clock;
    this.request = request;
  }

  @Override
  public ResponseEntity<CertificateDto> registerCertificate(CertificateRegistrationDto body) {
    var account = Callers.get(request);
    var kept = certificates.register(read(body, account), account.name());
    String number =
        URLEncoder.encode(kept.value().number(), StandardCharsets.UTF_8).replace("+", "%20");
    return ResponseEntity.created(URI.create("/api/v1/certificates/" + number))
        .eTag(Pages.etag(kept))
        .body(write(List.of(kept)).get(0));
  }

  @Override
  public ResponseEntity<CertificateDto> getCertificate(String number) {
    var account = Callers.get(request);
    var found = certificates.get(number);
    if (!sees(account, found.value())) {
      throw new Forbidden("other-party", "this account does not see certificate " + number);
    }
    return ResponseEntity.ok().eTag(Pages.etag(found)).body(write(List.of(found)).get(0));
  }

  @Override
  public ResponseEntity<CertificateDto> replaceCertificate(
      String number, String ifMatch, CertificateRegistrationDto body) {
    var account = Callers.get(request);
    var before = certificates.get(number);
    Rights.mustActFor(account, before.value().holder());
    var certificate = read(body, account);
    if (!certificate.number().equals(number)) {
      throw new InvalidValue("number", certificate.number(), "must be that of the address");
    }
    long seen = Pages.version(ifMatch, before, "certificate", number);
    mustNotWiden(before.value(), certificate);
    var kept = certificates.replace(certificate, seen, account.name());
    return ResponseEntity.ok().eTag(Pages.etag(kept)).body(write(List.of(kept)).get(0));
  }

  /**
   * What was certified, of whom and from when to when, is what the paper says; it can end early and
   * no more.
   */
  private static void mustNotWiden(Certificate before, Certificate after) {
    if (!after.holder().equals(before.holder())) {
      throw period("holderGln", "stays " + before.holder().digits());
    }
    if (after.scheme() != before.scheme()) {
      throw period("scheme", "stays " + before.scheme().slug());
    }
    if (after.validFrom().isBefore(before.validFrom())) {
      throw period("validFrom", "must not lie before " + before.validFrom());
    }
    if (after.validUntil().isAfter(before.validUntil())) {
      throw period("validUntil", "must not lie after " + before.validUntil());
    }
  }

  private static Conflict period(String field, String rule) {
    return Conflict.in(
        field,
        "certificate-period",
        field + ": " + rule + "; register the renewed certificate under its own number");
  }

  @Override
  public ResponseEntity<CertificatePageDto> listCertificates(
      @Nullable String holderGln, @Nullable String after, Integer limit) {
    var seen = sight.owners(Callers.get(request));
    var owners =
        holderGln == null
            ? seen
            : Optional.of(
                seen.map(all -> all.contains(holderGln)).orElse(true)
                    ? Set.of(holderGln)
                    : Set.<String>of());
    var page =
        Pages.of(certificates, owners, after, limit, Function.identity(), Certificate::number);
    var dto = new CertificatePageDto(write(page.items()));
    dto.setNext(page.next());
    return ResponseEntity.ok(dto);
  }

  private boolean sees(Account account, Certificate certificate) {
    return sight
        .owners(account)
        .map(own -> own.contains(certificate.holder().digits()))
        .orElse(true);
  }

  private Certificate read(CertificateRegistrationDto body, Account account) {
    var certificate =
        new Certificate(
            body.getNumber(),
            Mapping.gln("holderGln", body.getHolderGln()),
            Certificate.Scheme.valueOf(body.getScheme().name()),
            body.getIssuedBy(),
            body.getValidFrom(),
            body.getValidUntil(),
            Mapping.all("products", body.getProducts(), Gtin::new));
    Rights.mustActFor(account, certificate.holder());
    names.parties().get(certificate.holder());
    for (var gtin : certificate.products()) {
      var product = names.products().get(gtin).value();
      if (!product.owner().equals(certificate.holder()) && !account.role().writesForAll()) {
        throw new Forbidden(
            "other-product",
            "product " + gtin.digits() + " is not of party " + certificate.holder().digits());
      }
    }
    return certificate;
  }

  private List<CertificateDto> write(List<Versioned<Certificate>> kept) {
    var holders = new HashSet<Gln>();
    kept.forEach(each -> holders.add(each.value().holder()));
    var named = names.of(holders, Set.of(), Set.of());
    var today = LocalDate.ofInstant(clock.instant(), Entry.VIETNAM);
    return kept.stream().map(each -> write(each, named, today)).toList();
  }

  private static CertificateDto write(Versioned<Certificate> kept, Names named, LocalDate today) {
    var certificate = kept.value();
    var dto =
        new CertificateDto(
            certificate.number(),
            certificate.holder().digits(),
            SchemeDto.valueOf(certificate.scheme().name()),
            certificate.issuedBy(),
            certificate.validFrom(),
            certificate.validUntil(),
            certificate.products().stream().map(Gtin::digits).sorted().toList(),
            certificate.isValidOn(today),
            Mapping.write(kept.changedAt()));
    dto.setHolderName(named.party(certificate.holder()));
    return dto;
  }
}
