package vn.traceability.code.table;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.traceability.code.CodeState;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.Lot;

/**
 * Labels of one range or roll, as the software of a label printer takes them: what is the same on
 * each, and where the others come from, some at a time.
 *
 * @param count how many there are
 * @param status of all of them, in words
 * @param others how many have another status, by that; the source says the same
 * @param same what each line says behind what is its own: lot, number of the product, its name,
 *     days of production and expiry
 */
public record LabelTable(
    int count, String status, Map<String, Long> others, List<String> same, Source source) {
  static final int ROWS_AT_ONCE = 1000;
  static final List<String> HEAD =
      List.of(
          "STT",
          "Số sê-ri",
          "Địa chỉ trong mã QR",
          "Số lô",
          "GTIN hoặc mã nội bộ",
          "Sản phẩm",
          "NSX",
          "HSD",
          "Trạng thái");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  /** Where the labels come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * @param from which comes first, counted from 1
     */
    List<LabelRow> rows(int from, int limit);
  }

  public LabelTable {
    others = Map.copyOf(others);
    same = List.copyOf(same);
  }

  /**
   * What lines of labels say that are of one lot, or of none yet.
   *
   * @param product its name, where it is registered
   */
  public static List<String> same(Gtin gtin, Optional<Lot> lot, Optional<String> product) {
    return List.of(
        lot.map(known -> known.id().number().text()).orElse(""),
        gtin.digits(),
        product.orElse(""),
        day(lot.flatMap(Lot::producedOn)),
        day(lot.flatMap(Lot::expiresOn)));
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(DAY::format).orElse("");
  }

  /** As the workspace calls it. */
  public static String status(CodeState state) {
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
