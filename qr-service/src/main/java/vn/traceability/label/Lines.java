package vn.traceability.label;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines at its words. Widths are in parts of the font's size. */
final class Lines {
  private static final String ELLIPSIS = "…";

  private Lines() {}

  /**
   * All of a text; a word wider than a line is broken where the line ends.
   *
   * @param text {@link LabelFont#printable}
   * @return none for an empty text
   */
  static List<String> wrap(String text, double width) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : text.split(" +")) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (LabelFont.width(longer) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      var parts = filled(word, width);
      lines.addAll(parts.subList(0, parts.size() - 1));
      line = parts.get(parts.size() - 1);
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  /**
   * All of a text that has no words, or is to stay together: broken only where a line is full.
   *
   * @return one line at least
   */
  static List<String> filled(String text, double width) {
    var lines = new ArrayList<String>();
    var rest = text;
    while (LabelFont.width(rest) > width && rest.length() > 1) {
      int fitting = fitting(rest, width);
      lines.add(rest.substring(0, fitting));
      rest = rest.substring(fitting);
    }
    lines.add(rest);
    return lines;
  }

  /**
   * As much of a text as these lines take, cut at a word with an ellipsis behind it.
   *
   * @param most lines, from 1
   */
  static List<String> shortened(String text, double width, int most) {
    var lines = wrap(text, width);
    if (lines.size() <= most) {
      return lines;
    }
    var kept = new ArrayList<>(lines.subList(0, most));
    kept.set(most - 1, cut(kept.get(most - 1), width));
    return kept;
  }

  private static String cut(String line, double width) {
    var words = line;
    while (LabelFont.width(words + ELLIPSIS) > width && words.contains(" ")) {
      words = words.substring(0, words.lastIndexOf(' '));
    }
    double room = width - LabelFont.width(ELLIPSIS);
    return words.substring(0, fitting(words, room)).stripTrailing() + ELLIPSIS;
  }

  /** How many letters of a text a line takes, one at least. */
  private static int fitting(String text, double width) {
    int letters = text.length();
    while (letters > 1 && LabelFont.width(text.substring(0, letters)) > width) {
      letters--;
    }
    return letters;
  }
}
