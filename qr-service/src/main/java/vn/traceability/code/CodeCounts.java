package vn.traceability.code;

import java.util.OptionalLong;

/**
 * How many codes a lot has.
 *
 * @param active more than {@code packages} where a correction took packages away afterwards
 * @param packages how many there are at most; empty where nothing says so
 */
public record CodeCounts(long codes, long active, long waiting, OptionalLong packages) {}
