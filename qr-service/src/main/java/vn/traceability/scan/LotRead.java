package vn.traceability.scan;

import java.util.List;
import java.util.Optional;
import vn.traceability.certificate.Certificate;
import vn.traceability.event.RecordedEvent;
import vn.traceability.inspection.Inspected.Recalled;
import vn.traceability.lot.Lot;
import vn.traceability.product.Product;

/**
 * What the stores say of a lot, whoever asks, under whatever code and in whatever language.
 *
 * @param lot as registered; empty where nobody did
 * @param inEvents whether any event names it
 * @param held whether something serious was found that no officer released it for
 * @param recalled the lot and the lots it was made of that are recalled, the lot itself first
 * @param certificates that its product claims
 */
public record LotRead(
    Optional<Lot> lot,
    Optional<Product> product,
    boolean inEvents,
    boolean held,
    List<Recalled> recalled,
    List<Certificate> certificates,
    Journey journey,
    Names names) {
  private static final long EACH = 4_000;
  private static final long OF_EVENT = 2_000;
  private static final long OF_OTHER = 500;

  public LotRead {
    recalled = List.copyOf(recalled);
    certificates = List.copyOf(certificates);
  }

  /** How much memory a journey takes, about. */
  public static long bytes(Journey journey) {
    long texts = journey.steps().stream().map(RecordedEvent::epcis).mapToLong(String::length).sum();
    return EACH + texts + OF_EVENT * journey.steps().size();
  }

  /** How much memory it takes, about. */
  public long bytes() {
    long others =
        (long) journey.gaps().size()
            + journey.notes().size()
            + names.parties().size()
            + names.places().size()
            + names.products().size()
            + recalled.size()
            + certificates.size();
    return bytes(journey) + OF_OTHER * others;
  }
}
