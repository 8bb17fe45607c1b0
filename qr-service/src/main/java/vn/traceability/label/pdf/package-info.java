/** Sheets as PDF. Start with {@link vn.traceability.label.pdf.PdfLabels}. */
@NullMarked
package vn.traceability.label.pdf;

import org.jspecify.annotations.NullMarked;
