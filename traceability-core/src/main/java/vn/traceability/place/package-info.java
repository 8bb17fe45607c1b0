/**
 * Where things happen: plots, workshops, packing houses, shops. Start with {@link
 * vn.traceability.place.Place}.
 */
@NullMarked
package vn.traceability.place;

import org.jspecify.annotations.NullMarked;
