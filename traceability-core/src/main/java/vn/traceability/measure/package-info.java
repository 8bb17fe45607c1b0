/**
 * How much of something: a number and its unit. Start with {@link
 * vn.traceability.measure.Quantity}.
 */
@NullMarked
package vn.traceability.measure;

import org.jspecify.annotations.NullMarked;
