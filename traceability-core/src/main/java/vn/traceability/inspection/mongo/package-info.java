/** Decisions and look-ups in MongoDB. */
@NullMarked
package vn.traceability.inspection.mongo;

import org.jspecify.annotations.NullMarked;
