/**
 * The identifiers of GS1: what a trade item, a place and a lot are called. Start with {@link
 * vn.traceability.gs1.Gtin}.
 */
@NullMarked
package vn.traceability.gs1;

import org.jspecify.annotations.NullMarked;
