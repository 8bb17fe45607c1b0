package vn.traceability.masterdata;

import java.time.Instant;

/**
 * A value as it stood at one version.
 *
 * @param version 1 for the first, then one more each time
 * @param changedBy account that wrote this version
 */
public record Versioned<T>(T value, long version, Instant changedAt, String changedBy) {}
