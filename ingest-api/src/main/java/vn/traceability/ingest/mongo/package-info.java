/** Opens the stores of the service in MongoDB. */
@NullMarked
package vn.traceability.ingest.mongo;

import org.jspecify.annotations.NullMarked;
