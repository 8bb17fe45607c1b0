/** Who is asking: by session or by key. Start with {@link vn.traceability.signin.SignInFilter}. */
@NullMarked
package vn.traceability.signin;

import org.jspecify.annotations.NullMarked;
