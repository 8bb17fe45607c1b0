/**
 * A lot as its owner registered it. Events never write here. Start with {@link
 * vn.traceability.lot.Lot}.
 */
@NullMarked
package vn.traceability.lot;

import org.jspecify.annotations.NullMarked;
