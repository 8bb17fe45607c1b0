/** Stores for tests of any module; start reading at {@link TestMongo}. */
@NullMarked
package vn.traceability.embedded.testing;

import org.jspecify.annotations.NullMarked;
