/**
 * Addresses that older labels carry, and where they lead now. Start with {@link
 * vn.traceability.legacy.OldAddresses}.
 */
@NullMarked
package vn.traceability.legacy;

import org.jspecify.annotations.NullMarked;
