package vn.traceability.scanpage;

/**
 * What every page says besides its answer.
 *
 * @param preview whether nothing is kept
 */
public record PageNotice(boolean preview) {}
