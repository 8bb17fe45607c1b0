/**
 * What a scanned or typed GS1 Digital Link leads to. Start with {@link
 * vn.traceability.scan.Resolver}.
 */
@NullMarked
package vn.traceability.scan;

import org.jspecify.annotations.NullMarked;
