package vn.traceability.label.zpl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.traceability.label.Carrier;
import vn.traceability.label.Dmtx;
import vn.traceability.label.LabelContent;
import vn.traceability.label.LabelField;
import vn.traceability.label.LabelLayout;
import vn.traceability.label.LabelTemplate;
import vn.traceability.label.LabelTemplates;
import vn.traceability.label.Pictures;
import vn.traceability.label.Resolution;
import vn.traceability.label.SampleLabels;
import vn.traceability.label.Zbar;

class ZplLabelsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyLabelOfEveryRollIsRead(Resolution printer) throws Exception {
    var expected = new LinkedHashMap<Path, String>();
    for (var template : LabelTemplates.all()) {
      var labels = new ArrayList<>(SampleLabels.usual(1, 120));
      labels.add(SampleLabels.longest(121));
      var zpl = zpl(template, printer, labels, SampleLabels.USUAL);
      var printed = new ZplPrinter().print(zpl);
      assertThat(printed).hasSize(121);
      for (int i : new int[] {0, 1, 99, 100, 119, 120}) {
        var file = folder.resolve(template.id() + i + ".pgm");
        Pictures.write(printed.get(i).picture(), file);
        expected.put(file, labels.get(i).address().toString());
      }
    }

    var read = Zbar.read(List.copyOf(expected.keySet()));

    expected.forEach(
        (file, text) -> assertThat(read.get(file)).as("%s", file).containsExactly(text));
  }

  @ParameterizedTest
  @EnumSource
  void aDataMatrixIsReadFromEveryRoll(Resolution printer) throws Exception {
    var expected = new LinkedHashMap<Path, String>();
    for (var template : LabelTemplates.all()) {
      var label = SampleLabels.usual(1);
      var layout =
          LabelLayout.of(template, label, Carrier.DATA_MATRIX, SampleLabels.USUAL, printer);
      try (var zpl = ZplLabels.open(template, printer, List.of(layout).iterator())) {
        var commands = new String(zpl.readAllBytes(), StandardCharsets.UTF_8);
        var file = folder.resolve(template.id() + ".pgm");
        Pictures.write(new ZplPrinter().print(commands).get(0).picture(), file);
        expected.put(file, label.elements().separated());
      }
    }

    assertThat(Dmtx.read(List.copyOf(expected.keySet()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aModuleIsWholeDots(Resolution printer) throws Exception {
    var template = LabelTemplates.get("roll-40x30");
    var label = SampleLabels.usual(1);
    var symbol = layout(template, printer, label, SampleLabels.USUAL).symbol();
    var printed =
        new ZplPrinter().print(zpl(template, printer, List.of(label), SampleLabels.USUAL)).get(0);

    int dots = printer.dotsIn(symbol.module());
    int left = printer.dotAt(symbol.x());
    int top = printer.dotAt(symbol.y());
    for (int y = 0; y < symbol.symbol().side() * dots; y++) {
      for (int x = 0; x < symbol.symbol().side() * dots; x++) {
        boolean black = (printed.picture().getRGB(left + x, top + y) & 0xff) == 0;
        assertThat(black).isEqualTo(symbol.symbol().dark(x / dots, y / dots));
      }
    }
  }

  @Test
  void textsInTheFontOfThePrinterAreWhole() throws Exception {
    var label =
        SampleLabels.label(
            "08930000000019", "A_%,", SampleLabels.serial(1), SampleLabels.TEXTS, 77);
    var template = LabelTemplates.get("roll-60x40");
    var fields = EnumSet.of(LabelField.NUMBER, LabelField.HRI, LabelField.PRODUCT);
    var printed =
        new ZplPrinter().print(zpl(template, Resolution.DPI_203, List.of(label), fields)).get(0);

    assertThat(printed.texts())
        .extracting(ZplPrinter.Text::text)
        .containsExactly("STT: 77", "(01)08930000000019(10)A_%,(21)" + SampleLabels.serial(1));
  }

  @Test
  void whatAllLabelsHaveInCommonIsSentOnceAndForgottenInTheEnd() throws Exception {
    var template = LabelTemplates.get("roll-60x40");
    var logo = SampleLabels.logo(200, 80);
    var labels =
        SampleLabels.usual(1, 250).stream().map(label -> SampleLabels.with(label, logo)).toList();

    var zpl = zpl(template, Resolution.DPI_203, labels, SampleLabels.USUAL);

    assertThat(zpl.split("~DG", -1)).hasSize(1 + 5 + 1 + 1);
    assertThat(zpl.lines().filter(line -> line.contains("^GFA"))).hasSize(250);
    assertThat(zpl).isASCII();
    var printer = new ZplPrinter();
    assertThat(printer.print(zpl)).hasSize(250);
    assertThat(printer.kept()).isZero();
  }

  @Test
  void labelsAreMadeWhenTheyAreRead() throws IOException {
    var made = new AtomicInteger();
    var template = LabelTemplates.get("roll-40x30");
    var labels =
        IntStream.range(0, 1_000_000)
            .peek(number -> made.incrementAndGet())
            .mapToObj(
                number ->
                    layout(
                        template,
                        Resolution.DPI_203,
                        SampleLabels.usual(number),
                        SampleLabels.USUAL))
            .iterator();

    try (var zpl = ZplLabels.open(template, Resolution.DPI_203, labels)) {
      assertThat(zpl.readNBytes(1_000)).hasSize(1_000);
    }

    assertThat(made).hasValueLessThan(500);
  }

  private static String zpl(
      LabelTemplate template, Resolution printer, List<LabelContent> labels, Set<LabelField> fields)
      throws IOException {
    var layouts = labels.stream().map(label -> layout(template, printer, label, fields)).iterator();
    try (var zpl = ZplLabels.open(template, printer, layouts)) {
      return new String(zpl.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static LabelLayout layout(
      LabelTemplate template, Resolution printer, LabelContent label, Set<LabelField> fields) {
    return LabelLayout.of(template, label, Carrier.QR, fields, printer);
  }
}
