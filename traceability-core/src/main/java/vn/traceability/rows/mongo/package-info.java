/** Rows that are only ever added, in MongoDB. */
@NullMarked
package vn.traceability.rows.mongo;

import org.jspecify.annotations.NullMarked;
