/** Products in MongoDB. */
@NullMarked
package vn.traceability.product.mongo;

import org.jspecify.annotations.NullMarked;
