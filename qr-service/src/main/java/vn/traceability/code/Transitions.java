package vn.traceability.code;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.Forbidden;
import vn.traceability.refusal.InvalidValue;

/**
 * Which state may follow which, and who may say so. What an office set, only an office takes back;
 * only an office reports and recalls; only the owner prints.
 */
final class Transitions {
  private Transitions() {}

  /**
   * Refuses what may not follow.
   *
   * @param from what the codes are in now
   * @param last how they came into it, as far as that was kept
   * @throws Conflict when it does not follow on what they are in
   * @throws Forbidden when it is not for this one to say
   * @throws InvalidValue when the reason is missing
   */
  static void check(
      CodeState from, Optional<CodeChange> last, CodeState to, Actor by, Optional<String> reason) {
    if (!from.next().contains(to)) {
      throw Conflict.in(
          "state",
          "no-such-change",
          "codes that are %s cannot become %s%s".formatted(name(from), name(to), instead(from)));
    }
    if (from.isWaiting() && to == CodeState.ACTIVATED) {
      throw Conflict.in(
          "state", "needs-activation", "codes that wait are activated with their packages counted");
    }
    boolean forOffices = to == CodeState.REPORTED || to == CodeState.RECALLED;
    if (forOffices && !by.office()) {
      throw new Forbidden("officers-only", "only an office says that codes are " + name(to));
    }
    if (to == CodeState.PRINTED && by.office()) {
      throw new Forbidden("owners-only", "only the owner of the lot prints its codes");
    }
    boolean ofAnOffice =
        last.filter(change -> change.to() == from && change.by().office()).isPresent();
    if (from != CodeState.ACTIVATED && ofAnOffice && !by.office()) {
      throw new Forbidden(
          "set-by-an-office",
          "an office set that they are " + name(from) + ", and only one ends it");
    }
    if (to != CodeState.PRINTED && reason.isEmpty()) {
      throw new InvalidValue("reason", "", "is needed to say that codes are " + name(to));
    }
  }

  /** What this one may bring codes into; activation aside, which has rules of its own. */
  static Set<CodeState> open(CodeState from, Optional<CodeChange> last, Actor by) {
    var open = EnumSet.noneOf(CodeState.class);
    for (var to : from.next()) {
      try {
        check(from, last, to, by, Optional.of("a reason"));
        open.add(to);
      } catch (Conflict | Forbidden no) {
        // so it is not open
      }
    }
    return open;
  }

  private static String instead(CodeState from) {
    return from.next().isEmpty()
        ? ": that is final"
        : "; they can become "
            + from.next().stream().map(Transitions::name).collect(Collectors.joining(", "));
  }

  private static String name(CodeState state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }
}
