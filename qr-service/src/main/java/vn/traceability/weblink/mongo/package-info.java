/** Links of producers in MongoDB. */
@NullMarked
package vn.traceability.weblink.mongo;

import org.jspecify.annotations.NullMarked;
