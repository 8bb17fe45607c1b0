package vn.traceability.trace;

import java.time.Instant;
import java.util.Optional;
import vn.traceability.event.EventId;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;

/**
 * Where the trail goes dark. A gap is part of the answer and never the end of it.
 *
 * @param event the hand-over whose other half is missing
 * @param party who should have recorded that half
 */
public record Gap(
    Kind kind, LotId lot, Optional<EventId> event, Optional<Gln> party, Optional<Instant> since) {

  /** What is missing. */
  public enum Kind {
    /** Sent to a party that never confirmed it. */
    NEVER_RECEIVED,
    /** Received from a party that never recorded sending it. */
    NEVER_SENT,
    /** Both halves of a hand-over were recorded by one account, which confirms nothing. */
    ONE_HAND,
    /** No harvest and no processing says how the lot came into being, or it was made of itself. */
    NO_ORIGIN
  }

  static Gap neverReceived(Link sent) {
    return new Gap(
        Kind.NEVER_RECEIVED,
        sent.lot(),
        Optional.of(sent.event()),
        sent.counterpart(),
        Optional.of(sent.occurredAt()));
  }

  static Gap neverSent(Link received) {
    return new Gap(
        Kind.NEVER_SENT,
        received.lot(),
        Optional.of(received.event()),
        received.counterpart(),
        Optional.of(received.occurredAt()));
  }

  static Gap oneHand(Link received) {
    return new Gap(
        Kind.ONE_HAND,
        received.lot(),
        Optional.of(received.event()),
        Optional.of(received.party()),
        Optional.of(received.occurredAt()));
  }

  static Gap noOrigin(LotId lot) {
    return new Gap(Kind.NO_ORIGIN, lot, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
