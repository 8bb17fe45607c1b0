package vn.traceability.label.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.label.Carrier;
import vn.traceability.label.LabelContent;
import vn.traceability.label.LabelLayout;
import vn.traceability.label.LabelTemplate;
import vn.traceability.label.LabelTemplates;
import vn.traceability.label.Pictures;
import vn.traceability.label.SampleLabels;
import vn.traceability.label.Zbar;

class PdfLabelsTest {
  @TempDir Path folder;

  static List<LabelTemplate> templates() {
    return LabelTemplates.all();
  }

  /** A full sheet and one more label; each is at its place and says what it should. */
  @ParameterizedTest
  @ValueSource(ints = {203, 300})
  void everyLabelOfEveryTemplateIsRead(int dpi) throws Exception {
    Map<Path, String> expected = new LinkedHashMap<>();
    for (var template : LabelTemplates.all()) {
      var labels = SampleLabels.usual(1, template.perSheet() + 1);
      try (var document = document(template, labels, 1)) {
        assertThat(document.getNumberOfPages()).isEqualTo(2);
        for (int i = 0; i < labels.size(); i++) {
          var place = template.place(i % template.perSheet());
          var label = cut(page(document, i / template.perSheet(), dpi), template, place, dpi);
          var name = "%s-%d.pgm".formatted(template.id(), i);
          expected.put(saved(label, name), labels.get(i).address().toString());
        }
        pages.clear();
      }
    }

    assertEachIsRead(expected);
  }

  private final Map<Integer, BufferedImage> pages = new HashMap<>();

  private BufferedImage page(PDDocument document, int number, int dpi) throws IOException {
    var known = pages.get(number);
    if (known == null) {
      known = new PDFRenderer(document).renderImageWithDPI(number, dpi, ImageType.BINARY);
      pages.put(number, known);
    }
    return known;
  }

  /** What phones meet: turned, near and far, out of focus, dirty. */
  @ParameterizedTest
  @ValueSource(ints = {203, 300})
  void everyTemplateIsReadTurnedScaledBlurredAndDirty(int dpi) throws Exception {
    Map<Path, String> expected = new LinkedHashMap<>();
    for (var template : LabelTemplates.all()) {
      var content = SampleLabels.usual(4711);
      for (var each : spoilt(print(template, content, dpi)).entrySet()) {
        var name = "%s-%s.pgm".formatted(template.id(), each.getKey());
        expected.put(saved(each.getValue(), name), content.address().toString());
      }
    }

    assertEachIsRead(expected);
  }

  /**
   * What error correction of level M does not always make good: 5 % in spots of a module and more,
   * all over the symbol. A phone takes thirty pictures a second; zbar sees one.
   *
   * @param modules how wide a spot is at most
   * @param share that is read at least
   */
  @ParameterizedTest
  @CsvSource({"1, 0.75", "3, 0.6"})
  void mostAreReadAlthoughTheirSpotsAreLarger(double modules, double share) throws Exception {
    Map<Path, String> expected = new LinkedHashMap<>();
    for (var template : LabelTemplates.all()) {
      var content = SampleLabels.usual(4711);
      var print = print(template, content, 300);
      for (int seed = 0; seed < 10; seed++) {
        var name = "%s-%d.pgm".formatted(template.id(), seed);
        var dirty = print.photographed(print.dirty(List.of(), modules, seed));
        expected.put(saved(dirty, name), content.address().toString());
      }
    }

    assertThat(expected.size() - missed(expected).size())
        .isGreaterThanOrEqualTo((int) (share * expected.size()));
  }

  /**
   * A symbol on paper with what is around it.
   *
   * @param modules where its modules lie without their quiet zone, in pixels
   */
  private record Print(BufferedImage picture, int dpi, Rectangle modules, double module) {

    /** Of five percent of it. */
    BufferedImage dirty(List<Rectangle> clean, double largest, int seed) {
      return Pictures.dirty(picture, modules, clean, largest * module, 0.05, seed);
    }

    /** A little out of focus. */
    BufferedImage photographed(BufferedImage label) {
      return Pictures.blurred(
          Pictures.photographed(label, dpi), 0.3 * module * Math.round(600f / dpi));
    }

    /** The three corners that a reader finds the symbol by. */
    List<Rectangle> finders() {
      int side = (int) Math.ceil(8 * module);
      int far = modules.x + modules.width - side;
      int low = modules.y + modules.height - side;
      return List.of(
          new Rectangle(modules.x, modules.y, side, side),
          new Rectangle(far, modules.y, side, side),
          new Rectangle(modules.x, low, side, side));
    }
  }

  private static Print print(LabelTemplate template, LabelContent content, int dpi)
      throws IOException {
    var symbol = layout(template, content).symbol();
    var place = template.place(0);
    try (var document = document(template, List.of(content), 1)) {
      var page = new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
      double pixels = dpi / 25.4;
      double module = symbol.module() * pixels;
      int x = (int) Math.round((place.x() + symbol.x()) * pixels);
      int y = (int) Math.round((place.y() + symbol.y()) * pixels);
      int side = (int) Math.round(symbol.width() * pixels);
      int margin = (int) Math.round(template.paddingX() * pixels);
      int quiet = (int) Math.round(4 * module);
      return new Print(
          Pictures.part(page, x - margin, y - margin, side + 2 * margin, side + 2 * margin),
          dpi,
          new Rectangle(margin + quiet, margin + quiet, side - 2 * quiet, side - 2 * quiet),
          module);
    }
  }

  private static Map<String, BufferedImage> spoilt(Print print) {
    Map<String, BufferedImage> pictures = new LinkedHashMap<>();
    var photo = Pictures.photographed(print.picture(), print.dpi());
    for (int degrees = 0; degrees < 360; degrees += 10) {
      pictures.put("turned" + degrees, Pictures.rotated(photo, degrees));
    }
    for (int percent = 70; percent <= 150; percent += 10) {
      pictures.put("scaled" + percent, Pictures.scaled(print.picture(), percent / 100.0));
    }
    for (double share : new double[] {0.1, 0.2, 0.3}) {
      pictures.put("blurred" + share, Pictures.blurred(print.picture(), share * print.module()));
    }
    for (int seed = 0; seed < 8; seed++) {
      var specks = print.dirty(List.of(), 0.5, seed);
      var blots = print.dirty(print.finders(), 6, seed); // a finder lost nothing corrects
      pictures.put("specked" + seed, print.photographed(specks));
      pictures.put("blotted" + seed, print.photographed(blots));
    }
    return pictures;
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aUsedSheetIsFilledFromItsFirstFreePlace(LabelTemplate template) throws Exception {
    int last = template.perSheet();
    try (var document = document(template, SampleLabels.usual(1, 2), last)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      var first = new PDFRenderer(document).renderImageWithDPI(0, 72, ImageType.GRAY);
      var place = template.place(last - 1);
      int top = (int) (place.y() / 25.4 * 72);
      int left = (int) (place.x() / 25.4 * 72);
      for (int y = 0; y < first.getHeight(); y++) {
        for (int x = 0; x < first.getWidth(); x++) {
          boolean dark = (first.getRGB(x, y) & 0xff) < 200;
          assertThat(dark && (y < top || x < left)).isFalse();
        }
      }
    }
  }

  @Test
  void textsAreTextsWithTheirLettersWhole() throws Exception {
    var content = SampleLabels.usual(1);
    var template = LabelTemplates.get("a4-14-99.1x38.1");
    try (var document = document(template, List.of(content), 1)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Hành phi Dương Xá", "Hợp tác xã Nông nghiệp Dương Xá", "HSD: 12/03/2027");
      var font = document.getPage(0).getResources().getFont(PdfDrawing.FONT).getFontDescriptor();
      assertThat(font.getFontFile2()).as("the font is embedded").isNotNull();
      assertThat(font.getFontFile2().toByteArray()).as("in part").hasSizeLessThan(60_000);
      assertThat(document.getDocumentCatalog().getViewerPreferences().getPrintScaling())
          .isEqualTo("None");
    }
  }

  @Test
  void aLogoIsInTheDocumentOnceAndLeavesTheSymbolReadable() throws Exception {
    var logo = SampleLabels.logo(300, 120);
    var labels =
        SampleLabels.usual(1, 30).stream().map(label -> SampleLabels.with(label, logo)).toList();
    Map<Path, String> expected = new LinkedHashMap<>();
    for (var template : LabelTemplates.all()) {
      try (var document = document(template, labels, 1)) {
        var first = document.getPage(0).getResources().getXObject(PdfDrawing.LOGO);
        var page = document.getNumberOfPages() - 1;
        var last = document.getPage(page).getResources().getXObject(PdfDrawing.LOGO);
        assertThat(last.getCOSObject()).isSameAs(first.getCOSObject());
        var picture = new PDFRenderer(document).renderImageWithDPI(0, 203, ImageType.GRAY);
        expected.put(
            saved(cut(picture, template, template.place(0), 203), template.id() + ".pgm"),
            labels.get(0).address().toString());
      }
    }

    assertEachIsRead(expected);
  }

  private static LabelLayout layout(LabelTemplate template, LabelContent content) {
    return LabelLayout.of(template, content, Carrier.QR, SampleLabels.USUAL, template.resolution());
  }

  private static PDDocument document(LabelTemplate template, List<LabelContent> labels, int start)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var layouts = labels.stream().map(label -> layout(template, label)).iterator();
    PdfLabels.write(template, template.resolution(), layouts, start, "Nhãn", bytes);
    return Loader.loadPDF(bytes.toByteArray());
  }

  private static BufferedImage cut(
      BufferedImage page, LabelTemplate template, LabelTemplate.Place place, int dpi) {
    double pixels = dpi / 25.4;
    return Pictures.part(
        page,
        (int) Math.round(place.x() * pixels),
        (int) Math.round(place.y() * pixels),
        (int) Math.round(template.width() * pixels),
        (int) Math.round(template.height() * pixels));
  }

  private Path saved(BufferedImage picture, String name) throws IOException {
    var file = folder.resolve(name);
    Pictures.write(picture, file);
    return file;
  }

  private static void assertEachIsRead(Map<Path, String> expected) throws Exception {
    assertThat(missed(expected)).as("of %d", expected.size()).isEmpty();
  }

  private static List<String> missed(Map<Path, String> expected) throws Exception {
    var read = Zbar.read(List.copyOf(expected.keySet()));
    var missed = new ArrayList<String>();
    expected.forEach(
        (file, text) -> {
          if (!List.of(text).equals(read.get(file))) {
            missed.add(file.getFileName() + ": " + read.get(file));
          }
        });
    return missed;
  }
}
