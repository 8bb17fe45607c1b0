/**
 * What happened when codes were scanned: each scan is a message, and what is known of a code is
 * worked out from its messages. Start with {@link vn.traceability.scanlog.ScanEvent}; {@link
 * vn.traceability.scanlog.ScanSender} passes them on by way of a file, {@link
 * vn.traceability.scanlog.ScanRecorder} keeps what they say.
 */
@NullMarked
package vn.traceability.scanlog;

import org.jspecify.annotations.NullMarked;
