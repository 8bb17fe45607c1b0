package vn.traceability.code;

import java.util.Optional;
import vn.traceability.gs1.Gtin;

/**
 * A code of a roll.
 *
 * @param bound as a code of the lot it is bound to; empty while it is bound to none
 */
public record RollCode(Gtin gtin, Serial serial, CodeState state, Optional<Code> bound) {}
