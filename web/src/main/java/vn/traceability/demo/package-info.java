/**
 * Sample data, marked as such, loaded through the public API as anybody would. Start with {@link
 * vn.traceability.demo.Demo}.
 */
@NullMarked
package vn.traceability.demo;

import org.jspecify.annotations.NullMarked;
