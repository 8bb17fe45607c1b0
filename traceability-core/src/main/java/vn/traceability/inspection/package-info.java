/**
 * What offices decide and look at: approvals, releases, recalls, look-ups. Start with {@link
 * vn.traceability.inspection.Inspections}.
 */
@NullMarked
package vn.traceability.inspection;

import org.jspecify.annotations.NullMarked;
