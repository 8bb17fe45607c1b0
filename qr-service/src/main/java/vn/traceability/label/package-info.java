/**
 * What is printed on labels and where. A label is an address with the elements it names and texts
 * beside it; {@link vn.traceability.label.LabelLayout} places them once, and {@code label.pdf},
 * {@code label.svg} and {@code label.zpl} draw that. Start with {@link
 * vn.traceability.label.LabelLayout}.
 */
@NullMarked
package vn.traceability.label;

import org.jspecify.annotations.NullMarked;
