/**
 * What buyers say of goods that are not what their code says, and which lots offices should look
 * into for it. Start with {@link vn.traceability.report.Reports}.
 */
@NullMarked
package vn.traceability.report;

import org.jspecify.annotations.NullMarked;
