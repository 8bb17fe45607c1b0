/**
 * What people keep up to date, as against what happened: documents with a version and a history.
 * Start with {@link vn.traceability.masterdata.MasterData}.
 */
@NullMarked
package vn.traceability.masterdata;

import org.jspecify.annotations.NullMarked;
