/**
 * Labels for thermal printers, in Zebra's language. Start with {@link
 * vn.traceability.label.zpl.ZplLabels}.
 */
@NullMarked
package vn.traceability.label.zpl;

import org.jspecify.annotations.NullMarked;
