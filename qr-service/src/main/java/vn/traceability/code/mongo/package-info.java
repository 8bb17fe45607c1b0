/** Ranges of codes in MongoDB. */
@NullMarked
package vn.traceability.code.mongo;

import org.jspecify.annotations.NullMarked;
