/**
 * What others attest about products, with the days it holds. Start with {@link
 * vn.traceability.certificate.Certificate}.
 */
@NullMarked
package vn.traceability.certificate;

import org.jspecify.annotations.NullMarked;
