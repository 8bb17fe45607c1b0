/** Text that people type, settled to one spelling. Start with {@link vn.traceability.text.Text}. */
@NullMarked
package vn.traceability.text;

import org.jspecify.annotations.NullMarked;
