/** Events in MongoDB. */
@NullMarked
package vn.traceability.event.mongo;

import org.jspecify.annotations.NullMarked;
