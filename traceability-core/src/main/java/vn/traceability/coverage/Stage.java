package vn.traceability.coverage;

/** How far an item of a list has come. */
public enum Stage {
  LISTED,
  REGISTERED,
  /** With an entry in the window. */
  ACTIVE,
  /** Active, with nothing but open lots. */
  OPEN,
  COMPLETE;

  boolean isRegistered() {
    return this != LISTED;
  }

  boolean isActive() {
    return isRegistered() && this != REGISTERED;
  }
}
