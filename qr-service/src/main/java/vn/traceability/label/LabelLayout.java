package vn.traceability.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import vn.traceability.label.Placed.PlacedLogo;
import vn.traceability.label.Placed.PlacedSymbol;
import vn.traceability.label.Placed.PlacedText;
import vn.traceability.refusal.InvalidValue;

/**
 * Where everything on one label is: the symbol at the upper left, texts and logo at its right, what
 * it says for people below both. Nothing overlaps, and nothing leaves the label. All lengths are in
 * millimetres.
 *
 * @param width of the label
 * @param height of the label
 * @param placed the symbol first
 */
public record LabelLayout(double width, double height, List<Placed> placed) {
  /** Size of the smallest print, so that its small letters are 0.9 mm high. */
  static final double SMALLEST = 0.925 / LabelFont.X_HEIGHT;

  /** Modules are no larger, even where there is room: the texts need it more. */
  private static final double LARGEST_MODULE = 0.5;

  /** What is tried, in turn; the smallest modules where nothing else is left. */
  private static final List<Try> TRIES =
      List.of(
          new Try(0.37, 0.5),
          new Try(0.37, 0.6),
          new Try(0.33, 0.5),
          new Try(0.33, 0.65),
          new Try(0.25, 0.65),
          new Try(0.25, 1));

  private static final double[] READABLE_SIZES = {2.2, 2.0, SMALLEST};
  private static final double GAP = 0.5;
  private static final double NARROWEST_COLUMN = 8;
  private static final double LOGO_SHARE = 0.3;

  public LabelLayout {
    placed = List.copyOf(placed);
  }

  /**
   * Lays one label out.
   *
   * @param fields what is on it beside symbol and serial number
   * @param printer modules are whole dots of it
   * @throws InvalidValue naming {@code template} when its labels are too small for this symbol
   */
  public static LabelLayout of(
      LabelTemplate template,
      LabelContent content,
      Carrier carrier,
      Set<LabelField> fields,
      Resolution printer) {
    var symbol = Symbol.of(carrier, content);
    var frame = Frame.of(template, printer);
    var below = frame.below(content, fields);
    for (var each : TRIES) {
      for (var lines : below) {
        double module = frame.module(symbol, each.share(), lines);
        if (module >= each.module()) {
          var placed = new ArrayList<Placed>();
          placed.add(new PlacedSymbol(frame.left, frame.top, module, symbol));
          frame.beside(content, fields, lines, placed);
          placed.addAll(frame.atBottom(lines));
          return new LabelLayout(template.width(), template.height(), placed);
        }
      }
    }
    throw new InvalidValue(
        "template",
        template.id(),
        "its labels are too small for a symbol of "
            + symbol.side()
            + " modules a side at "
            + printer.dpi()
            + " dpi");
  }

  public PlacedSymbol symbol() {
    return (PlacedSymbol) placed.get(0);
  }

  public List<PlacedText> texts() {
    return placed.stream()
        .filter(PlacedText.class::isInstance)
        .map(PlacedText.class::cast)
        .toList();
  }

  public Optional<PlacedLogo> logo() {
    return placed.stream()
        .filter(PlacedLogo.class::isInstance)
        .map(PlacedLogo.class::cast)
        .findAny();
  }

  /**
   * A compromise between symbol and texts.
   *
   * @param module its least side
   * @param share of the label's inner width that the symbol takes at most
   */
  private record Try(double module, double share) {}

  /** What is for people below the symbol, in one size. */
  private record Below(List<String> lines, double size) {
    double height() {
      return lines.size() * size * LabelFont.LINE;
    }
  }

  /** The inside of a label; its upper left corner is a whole dot of the printer. */
  private record Frame(double left, double top, double right, double bottom, Resolution printer) {

    static Frame of(LabelTemplate template, Resolution printer) {
      return new Frame(
          printer.millimetres(printer.dotsIn(template.paddingX())),
          printer.millimetres(printer.dotsIn(template.paddingY())),
          template.width() - template.paddingX(),
          template.height() - template.paddingY(),
          printer);
    }

    double width() {
      return right - left;
    }

    /** What may be below the symbol, the best first; the serial number alone comes last. */
    List<Below> below(LabelContent content, Set<LabelField> fields) {
      var all = new ArrayList<Below>();
      if (fields.contains(LabelField.HRI)) {
        all.addAll(below(size -> HumanReadable.lines(content, width() / size)));
      }
      all.addAll(below(size -> Lines.wrap(HumanReadable.serial(content), width() / size)));
      return all;
    }

    /** In each size that needs no more lines than the smallest. */
    private static List<Below> below(DoubleFunction<List<String>> lines) {
      int least = lines.apply(SMALLEST).size();
      return Arrays.stream(READABLE_SIZES)
          .mapToObj(size -> new Below(lines.apply(size), size))
          .filter(below -> below.lines().size() == least)
          .toList();
    }

    /**
     * The largest that there is room for.
     *
     * @param share of the width that the symbol may take
     */
    double module(Symbol symbol, double share, Below below) {
      double room = Math.min(width() * share, bottom - top - below.height());
      double module = Math.min(room / symbol.side(), LARGEST_MODULE);
      return printer.millimetres(printer.dotsIn(module));
    }

    /** The logo, and the texts below it. */
    void beside(LabelContent content, Set<LabelField> fields, Below below, List<Placed> placed) {
      double x = left + placed.get(0).width() + GAP;
      double height = bottom - below.height() - top;
      if (right - x < NARROWEST_COLUMN) {
        return;
      }
      var logo = content.logo().map(each -> logo(each, x, height * LOGO_SHARE));
      logo.ifPresent(placed::add);
      double used = logo.map(each -> each.height() + GAP).orElse(0.0);
      placed.addAll(
          new TextColumn(content, fields, right - x, height - used).placed(x, top + used));
    }

    private PlacedLogo logo(Logo logo, double x, double height) {
      double scale = Math.min((right - x) / logo.width(), height / logo.height());
      return new PlacedLogo(x, top, logo.width() * scale, logo.height() * scale, logo);
    }

    List<PlacedText> atBottom(Below below) {
      var placed = new ArrayList<PlacedText>();
      for (var line : below.lines()) {
        double y = bottom - below.height() + placed.size() * below.size() * LabelFont.LINE;
        placed.add(new PlacedText(left, y, below.size(), line, false));
      }
      return placed;
    }
  }
}
