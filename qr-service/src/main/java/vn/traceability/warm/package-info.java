/** What is remembered of lots that many ask for: {@link vn.traceability.warm.WarmLots}. */
@NullMarked
package vn.traceability.warm;

import org.jspecify.annotations.NullMarked;
