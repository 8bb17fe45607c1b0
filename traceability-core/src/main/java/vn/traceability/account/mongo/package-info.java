/** Accounts, sessions and keys in MongoDB. */
@NullMarked
package vn.traceability.account.mongo;

import org.jspecify.annotations.NullMarked;
