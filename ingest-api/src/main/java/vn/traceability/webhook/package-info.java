/**
 * Sends signed messages to addresses that others choose, without letting them choose one of ours.
 * Start with {@link vn.traceability.webhook.Webhooks}.
 */
@NullMarked
package vn.traceability.webhook;

import org.jspecify.annotations.NullMarked;
