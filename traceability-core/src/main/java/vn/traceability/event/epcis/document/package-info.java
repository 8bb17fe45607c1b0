/**
 * Reads what others send: EPCIS 2.0 documents in JSON or JSON-LD, of any sender and any size up to
 * a limit, and says at which place which rule is broken. Start with {@link
 * vn.traceability.event.epcis.document.EpcisReader}.
 */
@NullMarked
package vn.traceability.event.epcis.document;

import org.jspecify.annotations.NullMarked;
