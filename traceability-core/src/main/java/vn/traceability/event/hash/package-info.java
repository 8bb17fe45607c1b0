/**
 * What makes two EPCIS events the same event: a hash that neither spelling nor syntax can change.
 * Start with {@link vn.traceability.event.hash.EventHash}.
 */
@NullMarked
package vn.traceability.event.hash;

import org.jspecify.annotations.NullMarked;
