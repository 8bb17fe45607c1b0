/**
 * Puts the service together: {@link vn.traceability.qr.QrService} is all that others import, {@link
 * vn.traceability.qr.QrSettings} what they may set.
 */
@NullMarked
package vn.traceability.qr;

import org.jspecify.annotations.NullMarked;
