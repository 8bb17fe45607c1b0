/** A label as SVG, to be looked at. Start with {@link vn.traceability.label.svg.SvgLabel}. */
@NullMarked
package vn.traceability.label.svg;

import org.jspecify.annotations.NullMarked;
