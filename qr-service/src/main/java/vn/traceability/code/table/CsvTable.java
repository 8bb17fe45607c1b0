package vn.traceability.code.table;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Labels as a table of text. It is computed while it is read, a thousand lines at a time, and its
 * length is known before: who gets less knows that it was cut off.
 */
public final class CsvTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF"; // or Excel reads no Vietnamese
  private static final String HEAD = BYTE_ORDER_MARK + Csv.line(LabelTable.HEAD);

  private final LabelTable table;
  private final List<String> same;

  public CsvTable(LabelTable table) {
    this.table = table;
    this.same = table.same().stream().map(Csv::text).toList();
  }

  /**
   * How many bytes it has. Lines differ in the digits of their number, and in the status of single
   * codes.
   */
  public long length() {
    long line = bytes(line(1, table.source().rows(1, 1).get(0), table.status())).length - 1L;
    long digits = 0;
    for (long tenfold = 1; tenfold <= table.count(); tenfold *= 10) {
      digits += table.count() - tenfold + 1;
    }
    long others =
        table.others().entrySet().stream()
            .mapToLong(each -> longer(each.getKey()) * each.getValue())
            .sum();
    return bytes(HEAD).length + line * table.count() + digits + others;
  }

  private long longer(String status) {
    return cell(status) - cell(table.status());
  }

  private static int cell(String text) {
    return bytes(Csv.line(List.of(Csv.text(text)))).length;
  }

  /** From its first byte on. */
  public InputStream open() {
    return new Chunks(this::chunk);
  }

  /**
   * @param number 0 for the first
   * @return empty behind the last
   */
  private Optional<byte[]> chunk(int number) {
    int from = number * LabelTable.ROWS_AT_ONCE + 1;
    if (from > table.count()) {
      return Optional.empty();
    }
    var lines = new StringBuilder(number == 0 ? HEAD : "");
    int next = from;
    for (var row : table.source().rows(from, LabelTable.ROWS_AT_ONCE)) {
      lines.append(line(next, row, row.status()));
      next++;
    }
    return Optional.of(bytes(lines.toString()));
  }

  private String line(int number, LabelRow row, String status) {
    var cells = new ArrayList<String>();
    cells.add(Integer.toString(number));
    cells.add(row.serial().text());
    cells.add(row.address().toString());
    cells.addAll(same);
    cells.add(Csv.text(status));
    return Csv.line(cells);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
