/**
 * The EPCIS event hash, which names an event by its content. Start with {@link
 * vn.traceability.event.hash.EventHash}.
 */
@NullMarked
package vn.traceability.event.hash;

import org.jspecify.annotations.NullMarked;
