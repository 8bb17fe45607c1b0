/**
 * Doing without the store while it is away. Start with {@link vn.traceability.outage.StoreAway}.
 */
@NullMarked
package vn.traceability.outage;

import org.jspecify.annotations.NullMarked;
