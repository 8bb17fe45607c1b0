/**
 * How much of what has to be traceable is: figures over lists that an authority signed, never over
 * our own users. Start with {@link vn.traceability.coverage.CoverageCount}.
 */
@NullMarked
package vn.traceability.coverage;

import org.jspecify.annotations.NullMarked;
