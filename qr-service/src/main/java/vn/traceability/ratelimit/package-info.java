/**
 * How much one client may ask for. Start with {@link vn.traceability.ratelimit.RateLimits}; nothing
 * of it leaves memory.
 */
@NullMarked
package vn.traceability.ratelimit;

import org.jspecify.annotations.NullMarked;
