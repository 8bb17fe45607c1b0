package vn.traceability.event.query;

/**
 * In which order events are answered; those of one value in the order of their names, turned as
 * well.
 *
 * @param by {@link #EVENT_TIME}, {@link #RECORD_TIME}, or the field of an extension
 */
public record Order(String by, boolean descending) {
  public static final String EVENT_TIME = "eventTime";
  public static final String RECORD_TIME = "recordTime";

  /** Whether it is that of a time every event has, which an index keeps. */
  public boolean isByTime() {
    return by.equals(EVENT_TIME) || by.equals(RECORD_TIME);
  }
}
