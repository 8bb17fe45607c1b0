/**
 * Where a lot came from and where it went, gaps included. Start with {@link
 * vn.traceability.trace.Tracer}.
 */
@NullMarked
package vn.traceability.trace;

import org.jspecify.annotations.NullMarked;
