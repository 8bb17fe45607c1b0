package vn.traceability.legacy;

import java.net.URI;

/** What became of an address that an older label carries. */
public sealed interface OldAddress {

  /** It leads there now. */
  record Moved(URI to) implements OldAddress {}

  /**
   * It leads nowhere any more.
   *
   * @param vietnamese what the operator says of it
   * @param english the same
   */
  record Gone(String vietnamese, String english) implements OldAddress {}

  /** It is of a kind that moved, and the operator's list does not have this one. */
  record NotListed() implements OldAddress {}
}
