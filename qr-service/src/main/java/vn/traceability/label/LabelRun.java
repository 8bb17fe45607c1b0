package vn.traceability.label;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.traceability.code.Serial;
import vn.traceability.gs1.syntax.Element;
import vn.traceability.gs1.syntax.ElementString;
import vn.traceability.lot.LotId;

/** The labels of codes that were issued together, computed while they are asked for. */
public final class LabelRun {
  private static final int CODES_AT_ONCE = 100;

  private final List<Element> common;
  private final LabelTexts texts;
  private final Source source;
  private final Function<Serial, URI> address;

  /** Where the codes come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * @param from which comes first, counted from 1
     */
    List<Serial> serials(int from, int limit);
  }

  private LabelRun(
      List<Element> common, LabelTexts texts, Source source, Function<Serial, URI> address) {
    this.common = common;
    this.texts = texts;
    this.source = source;
    this.address = address;
  }

  /** Codes that were issued for a lot. */
  public static LabelRun ofLot(
      LotId lot, LabelTexts texts, Source source, Function<Serial, URI> address) {
    return new LabelRun(
        List.of(Element.of("01", lot.gtin().digits()), Element.of("10", lot.number().text())),
        texts,
        source,
        address);
  }

  /** The first of all. */
  public LabelContent first() {
    return content(1, source.serials(1, 1).get(0));
  }

  /**
   * Some of them, laid out.
   *
   * @param from which comes first, counted from 1
   * @param limit no more than there are from there on
   */
  public Iterator<LabelLayout> iterate(
      int from, int limit, Function<LabelContent, LabelLayout> layout) {
    return Stream.iterate(from, next -> next < from + limit, next -> next + CODES_AT_ONCE)
        .flatMap(next -> some(next, Math.min(CODES_AT_ONCE, from + limit - next)))
        .map(layout)
        .iterator();
  }

  private Stream<LabelContent> some(int from, int limit) {
    var serials = source.serials(from, limit);
    return IntStream.range(0, serials.size()).mapToObj(i -> content(from + i, serials.get(i)));
  }

  private LabelContent content(int number, Serial serial) {
    var elements = new ArrayList<>(common);
    elements.add(Element.of("21", serial.text()));
    return new LabelContent(
        address.apply(serial), new ElementString(elements), texts, number, Optional.empty());
  }
}
