package vn.traceability.label;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.traceability.code.Code;
import vn.traceability.code.CodeState;
import vn.traceability.code.Serial;
import vn.traceability.gs1.syntax.Element;
import vn.traceability.gs1.syntax.ElementString;
import vn.traceability.lot.LotId;

/**
 * The labels of codes that were issued together, computed while they are asked for. Those that were
 * cancelled are on no package, and have no label: the number of a label is that of its code among
 * all, so a gap shows where one was.
 */
public final class LabelRun {
  private static final int CODES_AT_ONCE = 1000;

  private final List<Element> common;
  private final LabelTexts texts;
  private final Source source;
  private final Function<Serial, URI> address;

  /** Where the codes come from. */
  @FunctionalInterface
  public interface Source {
    /**
     * Some codes, cancelled ones among them.
     *
     * @param from which comes first, counted from 1
     */
    List<Code> codes(int from, int limit);
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

  /**
   * The first of all that have one.
   *
   * @param count how many codes there are
   * @return empty where all are cancelled
   */
  public Optional<LabelContent> first(int count) {
    return contents(1, count).findFirst();
  }

  /**
   * Some of them, laid out.
   *
   * @param from which comes first, counted from 1
   * @param limit no more than there are from there on
   */
  public Iterator<LabelLayout> iterate(
      int from, int limit, Function<LabelContent, LabelLayout> layout) {
    return contents(from, limit).map(layout).iterator();
  }

  private Stream<LabelContent> contents(int from, int limit) {
    return Stream.iterate(from, next -> next < from + limit, next -> next + CODES_AT_ONCE)
        .flatMap(next -> some(next, Math.min(CODES_AT_ONCE, from + limit - next)));
  }

  private Stream<LabelContent> some(int from, int limit) {
    var codes = source.codes(from, limit);
    return IntStream.range(0, codes.size())
        .filter(i -> codes.get(i).state() != CodeState.CANCELLED)
        .mapToObj(i -> content(from + i, codes.get(i)));
  }

  /** All that its address says is among its elements: the two must be the same on each carrier. */
  private LabelContent content(int number, Code code) {
    var elements = new ArrayList<>(common);
    elements.add(Element.of("21", code.serial().text()));
    new TreeMap<>(code.attributes().values())
        .forEach((identifier, value) -> elements.add(Element.of(identifier, value)));
    return new LabelContent(
        address.apply(code.serial()), new ElementString(elements), texts, number, Optional.empty());
  }
}
