package vn.traceability.code;

import vn.traceability.lot.LotId;

/** One code that was issued for a lot. */
public record Code(LotId lot, Serial serial, CodeState state) {}
