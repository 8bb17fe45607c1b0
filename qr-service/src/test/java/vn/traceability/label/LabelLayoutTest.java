package vn.traceability.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.traceability.label.Placed.PlacedText;
import vn.traceability.refusal.InvalidValue;

class LabelLayoutTest {
  private static final double ROUNDING = 1e-6;

  /** Every template with every kind of label, field, carrier, printer and logo. */
  record Case(
      LabelTemplate template,
      LabelContent content,
      Carrier carrier,
      Set<LabelField> fields,
      Resolution printer) {
    LabelLayout layout() {
      return LabelLayout.of(template, content, carrier, fields, printer);
    }

    @Override
    public String toString() {
      return template.id() + " " + carrier + " " + fields + " " + printer + " " + content;
    }
  }

  static Stream<Case> cases() {
    var wide = SampleLabels.logo(600, 90);
    var high = SampleLabels.logo(50, 400);
    return LabelTemplates.all().stream()
        .flatMap(
            template ->
                Stream.of(SampleLabels.usual(1), SampleLabels.longest(1_000_000))
                    .flatMap(
                        label ->
                            Stream.of(
                                label,
                                SampleLabels.with(label, wide),
                                SampleLabels.with(label, high)))
                    .flatMap(
                        content ->
                            Stream.of(
                                    SampleLabels.USUAL,
                                    SampleLabels.ALL,
                                    EnumSet.noneOf(LabelField.class),
                                    EnumSet.of(LabelField.HRI))
                                .flatMap(
                                    fields ->
                                        Stream.of(Resolution.values())
                                            .flatMap(
                                                printer ->
                                                    Stream.of(Carrier.values())
                                                        .map(
                                                            carrier ->
                                                                new Case(
                                                                    template, content, carrier,
                                                                    fields, printer))))));
  }

  @Test
  void nothingOverlapsOrLeavesItsLabel() {
    cases()
        .forEach(
            each -> {
              var layout = each.layout();
              var template = each.template();
              for (var placed : layout.placed()) {
                assertThat(placed.x()).as("%s", each).isGreaterThan(template.paddingX() - 0.09);
                assertThat(placed.y()).as("%s", each).isGreaterThan(template.paddingY() - 0.09);
                assertThat(placed.x() + placed.width())
                    .as("%s in %s", placed, each)
                    .isLessThanOrEqualTo(template.width() - template.paddingX() + ROUNDING);
                assertThat(placed.y() + placed.height())
                    .as("%s in %s", placed, each)
                    .isLessThanOrEqualTo(template.height() - template.paddingY() + ROUNDING);
              }
              for (int i = 0; i < layout.placed().size(); i++) {
                for (int k = 0; k < i; k++) {
                  var one = layout.placed().get(i);
                  var other = layout.placed().get(k);
                  assertThat(apart(one, other)).as("%s %s in %s", one, other, each).isTrue();
                }
              }
            });
  }

  @Test
  void modulesAreWholeDotsAndLargeEnough() {
    cases()
        .forEach(
            each -> {
              var symbol = each.layout().symbol();
              double dots = symbol.module() / each.printer().millimetres(1);
              assertThat(dots).as("%s", each).isCloseTo(Math.rint(dots), within(1e-9));
              double cornerX = symbol.x() / each.printer().millimetres(1);
              assertThat(cornerX).isCloseTo(Math.rint(cornerX), within(1e-9));
              boolean ordinary = each.content().texts().equals(SampleLabels.TEXTS);
              assertThat(symbol.module()).as("%s", each).isGreaterThan(ordinary ? 0.33 : 0.2499);
            });
  }

  @Test
  void theSerialNumberIsOnEachWhole() {
    cases()
        .forEach(
            each -> {
              var serial = each.content().elements().elements().get(2).value();
              var lines =
                  each.layout().texts().stream()
                      .map(PlacedText::text)
                      .collect(Collectors.joining("\n"));
              assertThat(lines).as("%s", each).contains("(21)" + serial);
            });
  }

  @Test
  void noPrintIsSmallerThanTheLawLets() {
    cases()
        .flatMap(each -> each.layout().texts().stream())
        .forEach(text -> assertThat(text.size() * LabelFont.X_HEIGHT).isGreaterThan(0.9));
  }

  static List<LabelTemplate> templates() {
    return LabelTemplates.all();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aLabelOfEveryTemplateSaysAllThatIsUsual(LabelTemplate template) {
    var texts = texts(template, SampleLabels.usual(7), SampleLabels.USUAL);

    assertThat(String.join(" ", texts))
        .contains("Lô: PHI-2026-01", "NSX: 12/03/2026", "HSD: 12/03/2027")
        .contains("Hành phi Dương Xá", "Hợp tác xã Nông nghiệp Dương Xá")
        .doesNotContain("…", "STT", "(01)");
  }

  @Test
  void eachTextCanBeSwitched() {
    var template = LabelTemplates.get("a4-14-99.1x38.1");
    var label = SampleLabels.usual(7);

    assertThat(texts(template, label, Set.of())).containsExactly("(21)" + SampleLabels.serial(7));
    assertThat(texts(template, label, Set.of(LabelField.NUMBER))).contains("STT: 7");
    assertThat(texts(template, label, Set.of(LabelField.HRI)))
        .containsExactly("(01)08930000000019(10)PHI-2026-01(21)" + SampleLabels.serial(7));
  }

  @Test
  void elementsForPeopleAreBrokenBetweenTwoOnly() {
    var texts =
        texts(LabelTemplates.get("roll-40x30"), SampleLabels.usual(7), Set.of(LabelField.HRI));

    assertThat(texts)
        .containsExactly("(01)08930000000019(10)PHI-2026-01", "(21)" + SampleLabels.serial(7));
  }

  @Test
  void anInternalNumberIsNotShownAsAGtin() {
    var texts =
        texts(LabelTemplates.get("roll-60x40"), SampleLabels.internal(7), Set.of(LabelField.HRI));

    assertThat(String.join("\n", texts))
        .contains("Mã nội bộ 02919000000119 (10)RAU-13-1")
        .doesNotContain("(01)");
  }

  @Test
  void aNameThatDoesNotFitIsCutAtAWord() {
    var template = LabelTemplates.get("a4-65-38.1x21.2");
    var label = SampleLabels.label("08930000000019", "A", SampleLabels.serial(1), LONG, 1);

    var texts = texts(template, label, SampleLabels.USUAL);

    var cut = texts.stream().filter(text -> text.endsWith("…")).toList();
    assertThat(cut).isNotEmpty();
    for (var line : cut) {
      var words = line.substring(0, line.length() - 1);
      assertThat(LONG.product().orElseThrow() + " " + LONG.owner().orElseThrow() + " ")
          .contains(words + " ");
    }
    assertThat(texts).contains("HSD: 30/12/2027").anyMatch(text -> text.startsWith("Lô: W"));
    assertThat(String.join("", texts)).contains("W".repeat(20));
  }

  private static final LabelTexts LONG = SampleLabels.LONG_TEXTS;

  @Test
  void lettersTypedInPartsAreWhole() {
    var texts =
        new LabelTexts(
            java.util.Optional.of("Ha\u0300nh\u00a0phi\u200b Vie\u0323\u0302t \u6f22"),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.util.Optional.empty());
    var label = SampleLabels.label("08930000000019", "A", SampleLabels.serial(1), texts, 1);

    assertThat(texts(LabelTemplates.get("roll-60x40"), label, SampleLabels.USUAL))
        .contains("Hành phi Việt ?");
  }

  @Test
  void aTemplateTooSmallForTheSymbolIsRefused() {
    var tiny = new LabelTemplate("tiny", 20, 12, 0, 0, 1, 1, 20, 12, 20, 12, 1, 1, 203, List.of());

    assertThatThrownBy(
            () ->
                LabelLayout.of(
                    tiny,
                    SampleLabels.usual(1),
                    Carrier.QR,
                    SampleLabels.USUAL,
                    Resolution.DPI_203))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("template 'tiny'", "203 dpi");
  }

  private static List<String> texts(
      LabelTemplate template, LabelContent content, Set<LabelField> fields) {
    return LabelLayout.of(template, content, Carrier.QR, fields, template.resolution())
        .texts()
        .stream()
        .map(PlacedText::text)
        .toList();
  }

  private static boolean apart(Placed one, Placed other) {
    return one.x() + one.width() <= other.x() + ROUNDING
        || other.x() + other.width() <= one.x() + ROUNDING
        || one.y() + one.height() <= other.y() + ROUNDING
        || other.y() + other.height() <= one.y() + ROUNDING;
  }
}
