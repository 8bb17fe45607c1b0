/** Links between lots and events in MongoDB. */
@NullMarked
package vn.traceability.trace.mongo;

import org.jspecify.annotations.NullMarked;
