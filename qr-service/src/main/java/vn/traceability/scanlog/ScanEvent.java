package vn.traceability.scanlog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Someone or something opened the address on a label. It never holds an address of the internet nor
 * what a browser says of itself.
 *
 * @param id made at random for this scan
 * @param device tells the scans of one device from those of others for a week, by consent; see
 *     {@link PlaceTold}
 */
public record ScanEvent(
    UUID id,
    Instant time,
    Scanned scanned,
    Outcome outcome,
    Kind kind,
    Optional<ScanPlace> place,
    Optional<String> device,
    LotDays lot)
    implements ScanMessage {

  /** Who it was. */
  public enum Kind {
    /** A person who opened the page. */
    PERSON,
    /** A program, a link preview, or a person who was on the page already. */
    FETCH
  }

  /** Whether it counts for its code: a person's, of one of ours. */
  public boolean counts() {
    return kind == Kind.PERSON && outcome.issued() && scanned.code().isPresent();
  }

  /** The same, with what the person told afterwards; what was told first stays. */
  ScanEvent with(PlaceTold told) {
    if (place.filter(known -> known.source() == ScanPlace.Source.TOLD).isPresent()) {
      return this;
    }
    return new ScanEvent(
        id, time, scanned, outcome, kind, Optional.of(told.place()), told.device(), lot);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.scan(this);
  }
}
