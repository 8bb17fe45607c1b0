/**
 * Who acts in a chain: households, cooperatives, firms, shops. Start with {@link
 * vn.traceability.party.Party}.
 */
@NullMarked
package vn.traceability.party;

import org.jspecify.annotations.NullMarked;
