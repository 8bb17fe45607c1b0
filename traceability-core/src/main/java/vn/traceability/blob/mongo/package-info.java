/** Blobs in MongoDB. */
@NullMarked
package vn.traceability.blob.mongo;

import org.jspecify.annotations.NullMarked;
