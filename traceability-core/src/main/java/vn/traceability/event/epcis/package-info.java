/**
 * Events as EPCIS 2.0 documents, which is how they travel, are kept and are named. Start with
 * {@link vn.traceability.event.epcis.EpcisForm}.
 */
@NullMarked
package vn.traceability.event.epcis;

import org.jspecify.annotations.NullMarked;
