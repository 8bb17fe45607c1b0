/** Scans and alarms for owners and offices, by the contract {@code openapi/qr.yaml}. */
@NullMarked
package vn.traceability.scanlog.rest;

import org.jspecify.annotations.NullMarked;
