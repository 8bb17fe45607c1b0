package vn.traceability.code.table;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a table.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class Csv {
  /**
   * What a spreadsheet takes for a formula: at the start, and behind what another country's
   * spreadsheet parts cells by.
   */
  private static final Pattern FORMULA = Pattern.compile("(^|[;\\t\\r\\n])(?=\\s*[=+\\-@＝＋－＠])");

  private Csv() {}

  static String line(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A text that someone typed, as no more than a text. */
  static String text(String typed) {
    return FORMULA.matcher(typed).replaceAll("$1'");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(each -> "\",;\t\r\n".indexOf(each) >= 0);
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
