/**
 * Master data in MongoDB without transactions: the history row first, then the current document.
 */
@NullMarked
package vn.traceability.masterdata.mongo;

import org.jspecify.annotations.NullMarked;
