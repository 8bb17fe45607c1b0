package vn.traceability.code.rest;

import vn.traceability.refusal.InvalidValue;

/** Where a page of codes or rolls begins: a sequence number. */
final class Cursor {
  private Cursor() {}

  static long read(String after) {
    if (!after.matches("[0-9]{1,11}")) {
      throw new InvalidValue("after", after, "needs the cursor of the page before");
    }
    return Long.parseLong(after);
  }
}
