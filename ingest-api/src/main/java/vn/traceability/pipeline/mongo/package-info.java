/** Capture jobs in MongoDB. */
@NullMarked
package vn.traceability.pipeline.mongo;

import org.jspecify.annotations.NullMarked;
