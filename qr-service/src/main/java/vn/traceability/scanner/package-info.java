/**
 * Reads codes in pictures for phones whose camera does not, and tells what they say. Start with
 * {@link vn.traceability.scanner.PictureReader}.
 */
@NullMarked
package vn.traceability.scanner;

import org.jspecify.annotations.NullMarked;
