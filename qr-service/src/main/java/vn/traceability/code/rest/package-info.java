/**
 * The REST contract of the codes, generated from {@code src/main/openapi/qr.yaml} and answered by
 * {@code CodesController}. Whoever puts the service together says who may use it: {@link
 * vn.traceability.code.rest.CodeAccess}.
 */
@NullMarked
package vn.traceability.code.rest;

import org.jspecify.annotations.NullMarked;
