/** Registers in MongoDB. */
@NullMarked
package vn.traceability.profile.mongo;

import org.jspecify.annotations.NullMarked;
