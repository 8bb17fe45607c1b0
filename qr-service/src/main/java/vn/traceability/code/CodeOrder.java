package vn.traceability.code;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

/**
 * An order of codes. Sent again it is the same order, and gets the same codes.
 *
 * @param id made by the client
 * @param lot that they are for; empty for a roll
 * @param first sequence number of the first code; empty until numbers were allotted
 */
public record CodeOrder(
    UUID id, Gtin gtin, Optional<LotId> lot, int count, Instant orderedAt, OptionalLong first) {}
