/** The contract of the links of producers, generated from {@code src/main/openapi/qr.yaml}. */
@NullMarked
package vn.traceability.weblink.rest;

import org.jspecify.annotations.NullMarked;
