/**
 * What producers link to from their products: pages of their own, such as a recipe. Start with
 * {@link vn.traceability.weblink.WebLinks}.
 */
@NullMarked
package vn.traceability.weblink;

import org.jspecify.annotations.NullMarked;
