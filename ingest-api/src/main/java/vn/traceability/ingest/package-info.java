/** Wires the service. */
@NullMarked
package vn.traceability.ingest;

import org.jspecify.annotations.NullMarked;
