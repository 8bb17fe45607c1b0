/** Writes codes as a table. Start with {@link vn.traceability.code.table.CodeTable}. */
@NullMarked
package vn.traceability.code.table;

import org.jspecify.annotations.NullMarked;
