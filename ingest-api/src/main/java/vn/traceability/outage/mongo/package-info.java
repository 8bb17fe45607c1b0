/** What only those who know the store can tell of an outage. */
@NullMarked
package vn.traceability.outage.mongo;

import org.jspecify.annotations.NullMarked;
