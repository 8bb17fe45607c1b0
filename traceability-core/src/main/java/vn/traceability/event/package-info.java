/**
 * What happened to lots, as its witnesses recorded it: facts, never edited. Start with {@link
 * vn.traceability.event.TraceEvent}.
 */
@NullMarked
package vn.traceability.event;

import org.jspecify.annotations.NullMarked;
