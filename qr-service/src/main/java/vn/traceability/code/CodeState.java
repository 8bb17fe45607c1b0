package vn.traceability.code;

import java.util.EnumSet;
import java.util.Set;

/** How far a code has come; the later of two weighs more. */
public enum CodeState {
  /** On a package of its lot, as its producer says. */
  ACTIVATED,
  /** Made, and maybe printed. */
  ISSUED,
  /** On a label that is on no package yet. */
  PRINTED,
  /** Said to be on the wrong goods, and not yet looked into. */
  REPORTED,
  /** Not to be trusted for now. */
  SUSPENDED,
  /** On goods that are called back. */
  RECALLED,
  /** Never to be trusted again. */
  CANCELLED;

  /** Those that wait for activation. */
  static final Set<CodeState> WAITING = EnumSet.of(ISSUED, PRINTED);

  /** What may follow it. Activation has rules of its own, and follows a wait only. */
  public Set<CodeState> next() {
    return switch (this) {
      case ISSUED -> EnumSet.of(PRINTED, ACTIVATED, CANCELLED);
      case PRINTED -> EnumSet.of(ACTIVATED, CANCELLED);
      case ACTIVATED -> EnumSet.of(REPORTED, SUSPENDED, RECALLED, CANCELLED);
      case REPORTED -> EnumSet.of(ACTIVATED, SUSPENDED, RECALLED, CANCELLED);
      case SUSPENDED -> EnumSet.of(ACTIVATED, RECALLED, CANCELLED);
      case RECALLED -> EnumSet.of(ACTIVATED, CANCELLED);
      case CANCELLED -> EnumSet.noneOf(CodeState.class);
    };
  }

  /** Whether it waits for activation. */
  public boolean isWaiting() {
    return WAITING.contains(this);
  }

  /** The weightier of the two: what one code is in, and what all of its range are in. */
  public CodeState or(CodeState other) {
    return compareTo(other) < 0 ? other : this;
  }
}
