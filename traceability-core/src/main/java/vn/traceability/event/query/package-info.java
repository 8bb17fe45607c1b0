/**
 * Questions to the events, as SimpleEventQuery of EPCIS 2.0 puts them: what was asked ({@link
 * vn.traceability.event.query.EventQuery}), whether an event answers it, the terms under which an
 * event is found, and the store that answers ({@link vn.traceability.event.query.EventSearch}).
 */
@NullMarked
package vn.traceability.event.query;

import org.jspecify.annotations.NullMarked;
