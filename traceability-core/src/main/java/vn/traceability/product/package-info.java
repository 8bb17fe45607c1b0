/** What is grown and sold, one per GTIN. Start with {@link vn.traceability.product.Product}. */
@NullMarked
package vn.traceability.product;

import org.jspecify.annotations.NullMarked;
