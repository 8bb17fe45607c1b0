/**
 * Who may sign in, as what, and for whom. Secrets are kept as hashes only. Start with {@link
 * vn.traceability.account.Account}.
 */
@NullMarked
package vn.traceability.account;

import org.jspecify.annotations.NullMarked;
