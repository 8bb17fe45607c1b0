/** The connection to MongoDB. */
@NullMarked
package vn.traceability.workspace.mongo;

import org.jspecify.annotations.NullMarked;
