package vn.traceability.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.traceability.certificate.Certificate;
import vn.traceability.certificate.Certificate.Scheme;
import vn.traceability.event.Entry;
import vn.traceability.finding.Assessment.Known;
import vn.traceability.finding.Finding.Rule;
import vn.traceability.lot.Lot;
import vn.traceability.trace.Link;
import vn.traceability.trace.Trace;

/** Whether what is claimed for the product held on the day the lot was produced. */
final class CertificateRule {
  private CertificateRule() {}

  /** One finding for each scheme none of whose certificates was valid that day. */
  static List<Finding> findings(Trace trace, Known known) {
    return producedOn(trace, known.lot(trace.lot()))
        .map(day -> findings(trace, known, day))
        .orElse(List.of());
  }

  private static List<Finding> findings(Trace trace, Known known, LocalDate day) {
    var claimed = new EnumMap<Scheme, List<Certificate>>(Scheme.class);
    for (var certificate : known.certificates()) {
      if (certificate.products().contains(trace.lot().gtin())) {
        claimed.computeIfAbsent(certificate.scheme(), any -> new ArrayList<>()).add(certificate);
      }
    }
    var found = new ArrayList<Finding>();
    claimed.forEach(
        (scheme, certificates) -> {
          if (certificates.stream().noneMatch(each -> each.isValidOn(day))) {
            found.add(finding(trace, lastToEnd(certificates), day));
          }
        });
    return found;
  }

  private static Finding finding(Trace trace, Certificate certificate, LocalDate day) {
    return new Finding(
        Rule.CERTIFICATE,
        trace.lot(),
        Optional.empty(),
        Map.of(
            "scheme", certificate.scheme().slug(),
            "number", certificate.number(),
            "validUntil", certificate.validUntil().toString(),
            "producedOn", day.toString()));
  }

  private static Certificate lastToEnd(List<Certificate> certificates) {
    return certificates.stream()
        .max(Comparator.comparing(Certificate::validUntil).thenComparing(Certificate::number))
        .orElseThrow();
  }

  /** The day it came into being, as recorded; else as registered; in Vietnam's time. */
  static Optional<LocalDate> producedOn(Trace trace, Optional<Lot> lot) {
    return trace.links().stream() // oldest first
        .filter(link -> link.role() == Link.Role.PRODUCED)
        .filter(link -> link.lot().equals(trace.lot()))
        .map(link -> LocalDate.ofInstant(link.occurredAt(), Entry.VIETNAM))
        .findFirst()
        .or(() -> lot.flatMap(Lot::producedOn));
  }
}
