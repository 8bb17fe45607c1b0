/**
 * Who sees what, and whose lots a party may write about: the same for the workspace and for
 * partners' software.
 */
@NullMarked
package vn.traceability.rights;

import org.jspecify.annotations.NullMarked;
