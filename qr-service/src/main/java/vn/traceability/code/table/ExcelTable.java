package vn.traceability.code.table;

import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Labels as a workbook of Office Open XML, written while it is computed: a thousand rows are held
 * at a time. All cells but the number are texts, so that none is taken for a formula or loses its
 * zeros.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">
 *     ECMA-376</a>
 */
public final class ExcelTable {
  private static final String PROGRAM = "Traceability";
  private static final int[] WIDTHS = {10, 22, 70, 22, 18, 40, 12, 12, 22};

  private final LabelTable table;

  public ExcelTable(LabelTable table) {
    this.table = table;
  }

  /**
   * Writes it, and leaves the stream open. What breaks off is no workbook.
   *
   * @throws IOException when it cannot be written
   */
  public void writeTo(OutputStream out) throws IOException {
    try (var workbook = new Workbook(out, PROGRAM, null)) {
      var sheet = workbook.newWorksheet("Tem");
      for (int column = 0; column < LabelTable.HEAD.size(); column++) {
        sheet.width(column, WIDTHS[column]);
        sheet.inlineString(0, column, LabelTable.HEAD.get(column));
      }
      sheet.range(0, 0, 0, LabelTable.HEAD.size() - 1).style().bold().set();
      sheet.freezePane(0, 1);
      for (int from = 1; from <= table.count(); from += LabelTable.ROWS_AT_ONCE) {
        int number = from;
        for (var row : table.source().rows(from, LabelTable.ROWS_AT_ONCE)) {
          write(sheet, number, row);
          number++;
        }
        sheet.flush();
      }
    }
  }

  private void write(Worksheet sheet, int number, LabelRow row) {
    int column = 0;
    sheet.value(number, column++, number);
    sheet.inlineString(number, column++, row.serial().text());
    sheet.inlineString(number, column++, row.address().toString());
    for (var text : table.same()) {
      sheet.inlineString(number, column++, text);
    }
    sheet.inlineString(number, column, row.status());
  }
}
