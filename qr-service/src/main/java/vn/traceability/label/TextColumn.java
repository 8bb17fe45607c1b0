package vn.traceability.label;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.traceability.label.Placed.PlacedText;

/**
 * The texts beside a symbol, one below the other: as large as all of them fit, and where even the
 * smallest print is too large, the names of product and owner are shortened. Lengths in
 * millimetres.
 */
final class TextColumn {
  /** Small letters of the last are 0.9 mm high, the least of Decree 43/2017/ND-CP. */
  private static final double[] SIZES = {3.2, 2.8, 2.5, 2.2, 2.0, LabelLayout.SMALLEST};

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  /**
   * One text.
   *
   * @param shortens whether it may be cut
   */
  private record Paragraph(String text, boolean shortens, boolean constant) {
    List<String> lines(double width, int most) {
      return shortens ? Lines.shortened(text, width, most) : Lines.filled(text, width);
    }

    /** What is never broken as long as there is smaller print. */
    Stream<String> wholes() {
      return shortens ? Stream.of(text.split(" ")) : Stream.of(text);
    }
  }

  private final List<Paragraph> paragraphs;
  private final double width;
  private final double height;

  TextColumn(LabelContent content, Set<LabelField> fields, double width, double height) {
    this.width = width;
    this.height = height;
    paragraphs =
        Stream.of(LabelField.values())
            .filter(fields::contains)
            .flatMap(field -> paragraph(field, content).stream())
            .filter(paragraph -> !paragraph.text().isBlank())
            .toList();
  }

  private static Optional<Paragraph> paragraph(LabelField field, LabelContent content) {
    var texts = content.texts();
    return switch (field) {
      case PRODUCT -> texts.product().map(name -> name(name));
      case LOT -> texts.lot().map(lot -> whole("Lô: " + lot, true));
      case PRODUCED -> texts.produced().map(day -> whole("NSX: " + day(day), true));
      case EXPIRES -> texts.expires().map(day -> whole("HSD: " + day(day), true));
      case OWNER -> texts.owner().map(name -> name(name));
      case NUMBER -> Optional.of(whole("STT: " + content.number(), false));
      case HRI -> Optional.empty(); // below the symbol
    };
  }

  private static Paragraph name(String text) {
    return new Paragraph(LabelFont.printable(text), true, true);
  }

  private static Paragraph whole(String text, boolean constant) {
    return new Paragraph(LabelFont.printable(text), false, constant);
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  /**
   * Where each line is.
   *
   * @param x left edge of the column on the label
   * @param y upper edge of the column on the label
   */
  List<PlacedText> placed(double x, double y) {
    for (double size : SIZES) {
      var lines = lines(size);
      int count = lines.stream().mapToInt(List::size).sum();
      if (count <= most(size) && !breaksWords(size)) {
        return placed(lines, size, x, y);
      }
    }
    return placed(shortened(), LabelLayout.SMALLEST, x, y);
  }

  private int most(double size) {
    return (int) Math.floor(height / (size * LabelFont.LINE) + 1e-9);
  }

  private boolean breaksWords(double size) {
    return paragraphs.stream()
        .flatMap(Paragraph::wholes)
        .anyMatch(whole -> LabelFont.width(whole) * size > width);
  }

  private List<List<String>> lines(double size) {
    return paragraphs.stream()
        .map(paragraph -> paragraph.lines(width / size, Integer.MAX_VALUE))
        .toList();
  }

  /**
   * In the smallest print: a line for each name and all of what must stay whole, in that order as
   * far as there is room; then names take turns for what is left.
   */
  private List<List<String>> shortened() {
    double inSizes = width / LabelLayout.SMALLEST;
    int left = most(LabelLayout.SMALLEST);
    var needed = new int[paragraphs.size()];
    var given = new int[paragraphs.size()];
    for (int i = 0; i < given.length; i++) {
      needed[i] = paragraphs.get(i).lines(inSizes, Integer.MAX_VALUE).size();
      int least = paragraphs.get(i).shortens() ? 1 : needed[i];
      given[i] = least <= left ? least : 0;
      left -= given[i];
    }
    for (boolean grown = true; grown && left > 0; ) {
      grown = false;
      for (int i = 0; i < given.length && left > 0; i++) {
        if (given[i] > 0 && given[i] < needed[i]) {
          given[i]++;
          left--;
          grown = true;
        }
      }
    }
    var lines = new ArrayList<List<String>>();
    for (int i = 0; i < given.length; i++) {
      lines.add(given[i] == 0 ? List.of() : paragraphs.get(i).lines(inSizes, given[i]));
    }
    return lines;
  }

  private List<PlacedText> placed(List<List<String>> lines, double size, double x, double y) {
    var placed = new ArrayList<PlacedText>();
    for (int i = 0; i < lines.size(); i++) {
      for (var line : lines.get(i)) {
        double at = y + placed.size() * size * LabelFont.LINE;
        placed.add(new PlacedText(x, at, size, line, paragraphs.get(i).constant()));
      }
    }
    return placed;
  }
}
