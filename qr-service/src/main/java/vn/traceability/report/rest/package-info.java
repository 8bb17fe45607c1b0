/** Reports of buyers for owners and offices, by the contract {@code openapi/qr.yaml}. */
@NullMarked
package vn.traceability.report.rest;

import org.jspecify.annotations.NullMarked;
