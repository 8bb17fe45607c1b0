/** Places in MongoDB. */
@NullMarked
package vn.traceability.place.mongo;

import org.jspecify.annotations.NullMarked;
