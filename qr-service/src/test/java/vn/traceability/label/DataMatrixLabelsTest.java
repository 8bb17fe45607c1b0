package vn.traceability.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.gs1.syntax.ElementString;
import vn.traceability.gs1.syntax.ScanData;
import vn.traceability.label.pdf.PdfLabels;

class DataMatrixLabelsTest {
  /** As on the label of a lot whose profile asks for place and time. */
  private static final ElementString ELEMENTS =
      ElementString.bracketed(
          "(01)08930000000019(10)PHI-2026-01(21)00000001TGYQET1R(416)8930000000002(8008)26031207");

  @TempDir Path folder;

  @Test
  void beginsWithFnc1AndSeparatesWhatHasNoPredefinedLength() throws Exception {
    var read = read(label(LabelTemplates.get("roll-60x40"), 300));
    assertThat(read)
        .isEqualTo(
            "^0108930000000019"
                + "10PHI-2026-01^"
                + "2100000001TGYQET1R^"
                + "4168930000000002"
                + "800826031207");
    assertThat(ElementString.separated(read)).isEqualTo(ELEMENTS);
    var scanned = "]d2" + read.substring(1).replace('^', '\u001d');
    assertThat(ScanData.read(scanned).elements()).contains(ELEMENTS);
  }

  @ParameterizedTest
  @ValueSource(ints = {203, 300})
  void everyTemplateIsReadTurnedScaledBlurredAndDirty(int dpi) throws Exception {
    Map<Path, String> expected = new LinkedHashMap<>();
    for (var template : LabelTemplates.all()) {
      var print = symbol(template, dpi);
      for (var each : spoilt(print, dpi).entrySet()) {
        var file = folder.resolve("%s-%d-%s.pgm".formatted(template.id(), dpi, each.getKey()));
        Pictures.write(each.getValue(), file);
        expected.put(file, ELEMENTS.separated());
      }
    }

    var read = Dmtx.read(List.copyOf(expected.keySet()));

    var missed = new ArrayList<String>();
    expected.forEach(
        (file, text) -> {
          if (!text.equals(read.get(file))) {
            missed.add(file.getFileName() + ": " + read.get(file));
          }
        });
    assertThat(missed).as("of %d", expected.size()).isEmpty();
  }

  private static Map<String, BufferedImage> spoilt(Print print, int dpi) {
    Map<String, BufferedImage> pictures = new LinkedHashMap<>();
    var photo = Pictures.photographed(print.picture(), dpi);
    pictures.put("plain", print.picture());
    for (int degrees = 0; degrees < 360; degrees += 60) {
      pictures.put("turned" + degrees, Pictures.rotated(photo, degrees));
    }
    for (int percent : new int[] {80, 120, 150}) {
      pictures.put("scaled" + percent, Pictures.scaled(photo, percent / 100.0));
    }
    for (double share : new double[] {0.1, 0.2, 0.3}) {
      double pixels = share * print.module() * photo.getWidth() / print.picture().getWidth();
      pictures.put("blurred" + share, Pictures.blurred(photo, pixels));
    }
    for (int seed = 0; seed < 3; seed++) {
      pictures.put("dirty" + seed, dirty(print, print.finder(), seed, dpi));
    }
    return pictures;
  }

  /** Of five percent of it, and photographed. */
  private static BufferedImage dirty(Print print, List<Rectangle> clean, int seed, int dpi) {
    var dirty =
        Pictures.dirty(print.picture(), print.modules(), clean, 0.5 * print.module(), 0.05, seed);
    return Pictures.photographed(dirty, dpi);
  }

  /** What a reader finds the symbol by is not made good by error correction. */
  @Test
  void mostAreReadAlthoughTheirEdgesAreDirtyToo() throws Exception {
    var pictures = new ArrayList<Path>();
    for (var template : LabelTemplates.all()) {
      var print = symbol(template, 300);
      for (int seed = 0; seed < 4; seed++) {
        var file = folder.resolve(template.id() + "-" + seed + ".pgm");
        Pictures.write(dirty(print, List.of(), seed, 300), file);
        pictures.add(file);
      }
    }

    assertThat(Dmtx.read(pictures)).hasSizeGreaterThanOrEqualTo(pictures.size() * 9 / 10);
  }

  /**
   * A symbol on paper with what is around it.
   *
   * @param modules where its modules lie without their quiet zone, in pixels
   */
  private record Print(BufferedImage picture, Rectangle modules, double module) {

    /** The two dark edges. */
    List<Rectangle> finder() {
      int thick = (int) Math.ceil(1.5 * module);
      return List.of(
          new Rectangle(modules.x, modules.y, thick, modules.height),
          new Rectangle(modules.x, modules.y + modules.height - thick, modules.width, thick));
    }
  }

  private static Print symbol(LabelTemplate template, int dpi) throws IOException {
    var symbol = layout(template).symbol();
    double pixels = dpi / 25.4;
    double module = symbol.module() * pixels;
    int margin = (int) Math.round(2 * module);
    int side = (int) Math.round(symbol.width() * pixels);
    int x = (int) Math.round(symbol.x() * pixels);
    int y = (int) Math.round(symbol.y() * pixels);
    var part =
        Pictures.part(label(template, dpi), x - margin, y - margin, side + margin, side + margin);
    int quiet = margin + (int) Math.round(module);
    int dark = side - 2 * (int) Math.round(module);
    return new Print(part, new Rectangle(quiet, quiet, dark, dark), module);
  }

  private static BufferedImage label(LabelTemplate template, int dpi) throws IOException {
    var bytes = new ByteArrayOutputStream();
    PdfLabels.write(
        template, template.resolution(), List.of(layout(template)).iterator(), 1, "Nhãn", bytes);
    try (var document = Loader.loadPDF(bytes.toByteArray())) {
      var page = new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
      var place = template.place(0);
      double pixels = dpi / 25.4;
      return Pictures.part(
          page,
          (int) Math.round(place.x() * pixels),
          (int) Math.round(place.y() * pixels),
          (int) Math.round(template.width() * pixels),
          (int) Math.round(template.height() * pixels));
    }
  }

  private static LabelLayout layout(LabelTemplate template) {
    var usual = SampleLabels.usual(1);
    var content =
        new LabelContent(usual.address(), ELEMENTS, usual.texts(), usual.number(), usual.logo());
    return LabelLayout.of(
        template, content, Carrier.DATA_MATRIX, SampleLabels.USUAL, template.resolution());
  }

  private String read(BufferedImage label) throws Exception {
    var file = folder.resolve("label.pgm");
    Pictures.write(label, file);
    return Dmtx.read(List.of(file)).getOrDefault(file, "");
  }
}
