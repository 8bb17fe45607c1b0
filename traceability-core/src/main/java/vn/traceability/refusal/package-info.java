/**
 * How the domain says no. A {@link vn.traceability.refusal.Refusal} is final: asking again will not
 * change it. Start with {@link vn.traceability.refusal.InvalidValue}.
 */
@NullMarked
package vn.traceability.refusal;

import org.jspecify.annotations.NullMarked;
