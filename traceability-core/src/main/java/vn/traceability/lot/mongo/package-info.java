/** Lots in MongoDB. */
@NullMarked
package vn.traceability.lot.mongo;

import org.jspecify.annotations.NullMarked;
