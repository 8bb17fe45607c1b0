/**
 * What leads on from a Digital Link, for programs: links by type, the list of all of them, and what
 * this resolver is. Start with {@link vn.traceability.resolve.Linksets}.
 *
 * @see <a href="https://ref.gs1.org/standards/resolver/">GS1-Conformant resolver standard</a>
 */
@NullMarked
package vn.traceability.resolve;

import org.jspecify.annotations.NullMarked;
