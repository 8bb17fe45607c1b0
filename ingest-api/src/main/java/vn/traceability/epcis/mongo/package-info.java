/** What only those who know the store can tell. */
@NullMarked
package vn.traceability.epcis.mongo;

import org.jspecify.annotations.NullMarked;
