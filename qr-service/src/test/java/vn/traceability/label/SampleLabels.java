package vn.traceability.label;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.web.util.UriUtils;
import vn.traceability.gs1.syntax.ElementString;

/** Labels as a cooperative prints them, and such as try the layout. */
public final class SampleLabels {
  public static final Set<LabelField> USUAL =
      EnumSet.of(
          LabelField.PRODUCT,
          LabelField.LOT,
          LabelField.PRODUCED,
          LabelField.EXPIRES,
          LabelField.OWNER);

  public static final Set<LabelField> ALL = EnumSet.allOf(LabelField.class);

  public static final LabelTexts TEXTS =
      new LabelTexts(
          Optional.of("Hành phi Dương Xá"),
          Optional.of("PHI-2026-01"),
          Optional.of(LocalDate.of(2026, 3, 12)),
          Optional.of(LocalDate.of(2027, 3, 12)),
          Optional.of("Hợp tác xã Nông nghiệp Dương Xá"));

  /** The longest that can be registered, with the letters that reach furthest up and down. */
  public static final LabelTexts LONG_TEXTS =
      new LabelTexts(
          Optional.of("Tỏi đen nguyên củ lên men tự nhiên Ỷ Ỗ Ậ ỵ đóng hộp ".repeat(4).strip()),
          Optional.of("WWWWWWWWWWWWWWWWWWWW"),
          Optional.of(LocalDate.of(2026, 12, 30)),
          Optional.of(LocalDate.of(2027, 12, 30)),
          Optional.of("Công ty trách nhiệm hữu hạn một thành viên ".repeat(4).strip()));

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private SampleLabels() {}

  public static LabelContent usual(int number) {
    return label("08930000000019", "PHI-2026-01", serial(number), TEXTS, number);
  }

  /** Its address is as long as one can be on an ordinary host. */
  public static LabelContent longest(int number) {
    return label("08930000000019", "%/%/%/%/%/%/%/%/%/%/", "WMWMWMWMWMWMWMWM", LONG_TEXTS, number);
  }

  /** A product that has no GTIN of GS1. */
  public static LabelContent internal(int number) {
    return label("02919000000119", "RAU-13-1", serial(number), TEXTS, number);
  }

  public static LabelContent label(
      String gtin, String lot, String serial, LabelTexts texts, int number) {
    var escaped = UriUtils.encode(lot, StandardCharsets.UTF_8);
    return new LabelContent(
        URI.create(
            "https://truyxuat.hanoi.example/01/" + gtin + "/10/" + escaped + "/21/" + serial),
        ElementString.bracketed("(01)" + gtin + "(10)" + lot.replace("(", "\\(") + "(21)" + serial),
        texts,
        number,
        Optional.empty());
  }

  public static List<LabelContent> usual(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(SampleLabels::usual).toList();
  }

  public static LabelContent with(LabelContent label, Logo logo) {
    return new LabelContent(
        label.address(), label.elements(), label.texts(), label.number(), Optional.of(logo));
  }

  /** Stripes from black to a colour. */
  public static Logo logo(int width, int height) {
    var pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % width * 255 / width << 8 | 0x600020;
    }
    return new Logo(width, height, pixels);
  }

  public static String serial(int number) {
    var random = new Random(number);
    var serial = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      serial.append(DIGITS.charAt(random.nextInt(32)));
    }
    return serial.toString();
  }
}
