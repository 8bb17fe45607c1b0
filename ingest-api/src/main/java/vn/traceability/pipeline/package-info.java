/**
 * From an accepted entry to the store: Kafka in between, so that accepted means kept whatever the
 * store is doing. Start with {@link vn.traceability.pipeline.CaptureLog} and {@link
 * vn.traceability.pipeline.Recorder}.
 */
@NullMarked
package vn.traceability.pipeline;

import org.jspecify.annotations.NullMarked;
