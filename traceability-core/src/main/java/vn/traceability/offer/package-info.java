/**
 * What partners send of products, places and parties, for those to approve whose these are. Nothing
 * follows from an offer by itself. Start with {@link vn.traceability.offer.OfferDesk}.
 */
@NullMarked
package vn.traceability.offer;

import org.jspecify.annotations.NullMarked;
