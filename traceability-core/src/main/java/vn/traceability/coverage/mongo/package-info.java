/** Signed lists in MongoDB. */
@NullMarked
package vn.traceability.coverage.mongo;

import org.jspecify.annotations.NullMarked;
