package vn.traceability.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * What a client asks for that is sent to it while it is connected.
 *
 * @param id made at random once
 * @param account the name of the account that asks: what it may read is what is sent
 * @param owner who may have so many streams at once
 * @param schedule when to send; empty for as it is recorded
 * @param reportIfEmpty whether to send also when a scheduled time comes and nothing was found
 * @param initialRecordTime only what was recorded from then on is sent; to the millisecond
 */
public record StreamTerms(
    String id,
    NamedQuery query,
    String account,
    Owner owner,
    Optional<Schedule> schedule,
    boolean reportIfEmpty,
    Instant initialRecordTime) {}
