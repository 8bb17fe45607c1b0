/** Reports of buyers in MongoDB. */
@NullMarked
package vn.traceability.report.mongo;

import org.jspecify.annotations.NullMarked;
