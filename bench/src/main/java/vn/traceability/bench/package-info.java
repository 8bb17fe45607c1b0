/**
 * What the machine can do at best and what we do, in one run. Start with {@link
 * vn.traceability.bench.Bench}; each scenario is one class.
 */
@NullMarked
package vn.traceability.bench;

import org.jspecify.annotations.NullMarked;
