/** What scans ask MongoDB itself. */
@NullMarked
package vn.traceability.scan.mongo;

import org.jspecify.annotations.NullMarked;
