/** Parties in MongoDB. */
@NullMarked
package vn.traceability.party.mongo;

import org.jspecify.annotations.NullMarked;
