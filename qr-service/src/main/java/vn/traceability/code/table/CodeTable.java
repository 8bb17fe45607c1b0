package vn.traceability.code.table;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.traceability.code.Code;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeState;
import vn.traceability.lot.Lot;

/**
 * The codes of one range as a table for the software of a label printer. It is computed while it is
 * read, a thousand lines at a time, and its length is known before: who gets less knows that it was
 * cut off.
 */
public final class CodeTable {
  private static final int LINES_AT_ONCE = 1000;
  private static final String BYTE_ORDER_MARK = "\uFEFF"; // or Excel reads no Vietnamese
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
  private static final String HEAD =
      BYTE_ORDER_MARK
          + Csv.line(
              List.of(
                  "STT",
                  "Số sê-ri",
                  "Địa chỉ trong mã QR",
                  "Số lô",
                  "GTIN hoặc mã nội bộ",
                  "Sản phẩm",
                  "NSX",
                  "HSD",
                  "Trạng thái"));

  /** Where the codes of a range come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * @param from which comes first, counted from 1
     */
    List<Code> codes(int from, int limit);
  }

  private final CodeRange range;
  private final Source source;
  private final Function<Code, URI> address;
  private final List<String> rest;
  private final long apart;

  /**
   * @param single what single codes are in, by sequence number; the source says the same
   * @param source of exactly this range
   * @param address what the printed code holds; as long for each code of the range
   */
  public CodeTable(
      CodeRange range,
      Map<Long, CodeState> single,
      Source source,
      Function<Code, URI> address,
      Lot lot,
      Optional<String> product) {
    this.range = range;
    this.source = source;
    this.address = address;
    this.rest =
        List.of(
            Csv.text(lot.id().number().text()),
            lot.id().gtin().digits(),
            product.map(Csv::text).orElse(""),
            day(lot.producedOn()),
            day(lot.expiresOn()));
    this.apart =
        single.values().stream()
            .mapToLong(
                state ->
                    bytes(name(range.state().or(state))).length - bytes(name(range.state())).length)
            .sum();
  }

  /**
   * How many bytes it has. Lines differ in the digits of their number, and in the state of single
   * codes.
   */
  public long length() {
    var first = source.codes(1, 1).get(0);
    long line = bytes(line(1, first, range.state())).length - 1L;
    long digits = 0;
    for (long tenfold = 1; tenfold <= range.count(); tenfold *= 10) {
      digits += range.count() - tenfold + 1;
    }
    return bytes(HEAD).length + line * range.count() + digits + apart;
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
    int from = number * LINES_AT_ONCE + 1;
    if (from > range.count()) {
      return Optional.empty();
    }
    var lines = new StringBuilder(number == 0 ? HEAD : "");
    int next = from;
    for (var code : source.codes(from, LINES_AT_ONCE)) {
      lines.append(line(next, code));
      next++;
    }
    return Optional.of(bytes(lines.toString()));
  }

  private String line(int number, Code code) {
    return line(number, code, code.state());
  }

  private String line(int number, Code code, CodeState state) {
    var cells =
        new ArrayList<>(
            List.of(
                Integer.toString(number), code.serial().text(), address.apply(code).toString()));
    cells.addAll(rest);
    cells.add(name(state));
    return Csv.line(cells);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(DAY::format).orElse("");
  }

  /** As the workspace calls it. */
  private static String name(CodeState state) {
    return switch (state) {
      case ISSUED -> "Chờ kích hoạt";
      case PRINTED -> "Đã in, chờ kích hoạt";
      case ACTIVATED -> "Đã kích hoạt";
      case SUSPENDED -> "Tạm dừng";
      case REPORTED -> "Đang bị phản ánh";
      case RECALLED -> "Đang bị thu hồi";
      case CANCELLED -> "Đã hủy";
    };
  }
}
