/**
 * What a machine finds wrong in a chain: pure rules over a trace. Start with {@link
 * vn.traceability.finding.Rules}.
 */
@NullMarked
package vn.traceability.finding;

import org.jspecify.annotations.NullMarked;
