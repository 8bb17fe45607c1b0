/** Offers in MongoDB. */
@NullMarked
package vn.traceability.offer.mongo;

import org.jspecify.annotations.NullMarked;
