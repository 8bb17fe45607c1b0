/**
 * The codes of a lot: issued by the range, computed when asked for, activated once. Start with
 * {@link vn.traceability.code.Codes}; how a serial is made stands in {@link
 * vn.traceability.code.CodeSigner}.
 */
@NullMarked
package vn.traceability.code;

import org.jspecify.annotations.NullMarked;
