/**
 * What people attach: pictures without what their camera wrote into them, kept under the hash of
 * their bytes. Start with {@link vn.traceability.blob.Photos}.
 */
@NullMarked
package vn.traceability.blob;

import org.jspecify.annotations.NullMarked;
