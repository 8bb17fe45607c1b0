/**
 * The REST contract under {@code /api/v1}. The generated interfaces and types go no further than
 * this package. Start with {@link vn.traceability.capture.EventsController}.
 */
@NullMarked
package vn.traceability.capture;

import org.jspecify.annotations.NullMarked;
