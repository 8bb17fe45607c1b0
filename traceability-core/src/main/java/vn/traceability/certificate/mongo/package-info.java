/** Certificates in MongoDB. */
@NullMarked
package vn.traceability.certificate.mongo;

import org.jspecify.annotations.NullMarked;
