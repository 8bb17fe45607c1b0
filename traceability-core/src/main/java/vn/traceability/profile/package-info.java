/**
 * What the rules in force ask for, as data: required fields and isolation periods. Start with
 * {@link vn.traceability.profile.LegalProfile}.
 */
@NullMarked
package vn.traceability.profile;

import org.jspecify.annotations.NullMarked;
