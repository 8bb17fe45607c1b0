/**
 * Queries that are kept under a name, and who is sent what they find. Start with {@link
 * vn.traceability.subscription.Subscription}, then {@link vn.traceability.subscription.Matching},
 * which finds what to send, and {@link vn.traceability.subscription.Delivery}, which sends it; for
 * those who stay connected {@link vn.traceability.subscription.EventStreams} does both.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, sections 8.2.5 (query) and 12.7
 *     (subscriptions)</a>
 */
@NullMarked
package vn.traceability.subscription;

import org.jspecify.annotations.NullMarked;
