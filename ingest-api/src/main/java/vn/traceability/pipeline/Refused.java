package vn.traceability.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * The events of a document that were refused while the others were captured.
 *
 * @param total how many
 * @param problems what was wrong with the first of them, each a problem of RFC 9457 as JSON; 100
 *     and 256 KiB at most, what is beyond that is counted only
 */
public record Refused(int total, List<String> problems) {
  public static final Refused NONE = new Refused(0, List.of());
  private static final int MOST = 100;
  private static final int MOST_CHARACTERS = 256 << 10;

  public Refused {
    problems = first(problems);
  }

  private static List<String> first(List<String> problems) {
    var kept = new ArrayList<String>();
    int characters = 0;
    for (String problem : problems) {
      characters += problem.length();
      if (kept.size() == MOST || characters > MOST_CHARACTERS) {
        break;
      }
      kept.add(problem);
    }
    return List.copyOf(kept);
  }
}
