/** Draws an address as a QR code. Start with {@link vn.traceability.code.drawing.QrDrawing}. */
@NullMarked
package vn.traceability.code.drawing;

import org.jspecify.annotations.NullMarked;
