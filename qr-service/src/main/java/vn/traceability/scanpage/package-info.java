/**
 * The public page behind a code: HTML made here, no script, no cookie, nothing fetched from
 * elsewhere. Start with {@code ScanPages}; texts, template and style lie beside the classes as
 * resources.
 */
@NullMarked
package vn.traceability.scanpage;

import org.jspecify.annotations.NullMarked;
