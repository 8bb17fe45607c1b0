/** Scans and what is worked out from them, in MongoDB. */
@NullMarked
package vn.traceability.scanlog.mongo;

import org.jspecify.annotations.NullMarked;
