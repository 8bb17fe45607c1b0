package vn.traceability.label;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.traceability.gs1.syntax.Element;

/**
 * What a symbol holds, for people: each identifier in brackets before its value, nothing between,
 * broken between elements only. An internal number is none of (01), and is called by its name.
 *
 * @see <a href="https://ref.gs1.org/standards/genspecs/">GS1 General Specifications, section 4.14,
 *     Human Readable Interpretation rules</a>
 */
final class HumanReadable {
  private static final String SERIAL = "21";

  private HumanReadable() {}

  /** The serial number alone, which every label shows. */
  static String serial(LabelContent content) {
    return content.elements().elements().stream()
        .filter(element -> element.code().equals(SERIAL))
        .map(HumanReadable::written)
        .collect(Collectors.joining());
  }

  /**
   * All of it in lines.
   *
   * @param width of a line in parts of the font's size
   */
  static List<String> lines(LabelContent content, double width) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var element : content.elements().elements()) {
      boolean internal = element.code().equals("01") && content.gtin().isInternal();
      var part = internal ? "Mã nội bộ " + element.value() + " " : written(element);
      if (LabelFont.width(line + part.strip()) > width && !line.isEmpty()) {
        lines.addAll(Lines.wrap(line.strip(), width));
        line = "";
      }
      line += part;
    }
    lines.addAll(Lines.wrap(line.strip(), width));
    return lines;
  }

  private static String written(Element element) {
    return "(" + element.code() + ")" + element.value();
  }
}
