package vn.traceability.code;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How many codes a lot has.
 *
 * @param states how many are in each state; without those that none is in
 * @param packages how many there are at most; empty where nothing says so
 */
public record CodeCounts(Map<CodeState, Long> states, OptionalLong packages) {
  public CodeCounts {
    var some = new EnumMap<CodeState, Long>(CodeState.class);
    states.forEach(
        (state, codes) -> {
          if (codes > 0) {
            some.put(state, codes);
          }
        });
    states = Map.copyOf(some);
  }

  /** All of them. */
  public long codes() {
    return states.values().stream().mapToLong(Long::longValue).sum();
  }

  /** More than the packages where a correction took packages away afterwards. */
  public long active() {
    return states.getOrDefault(CodeState.ACTIVATED, 0L);
  }

  /** Those that wait for activation. */
  public long waiting() {
    return CodeState.WAITING.stream().mapToLong(each -> states.getOrDefault(each, 0L)).sum();
  }
}
