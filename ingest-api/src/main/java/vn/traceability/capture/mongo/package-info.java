/** What an outage of the store is answered with. */
@NullMarked
package vn.traceability.capture.mongo;

import org.jspecify.annotations.NullMarked;
