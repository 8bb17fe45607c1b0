package vn.traceability.label.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences.PRINT_SCALING;
import vn.traceability.label.LabelLayout;
import vn.traceability.label.LabelTemplate;
import vn.traceability.label.Resolution;

/**
 * Labels as a PDF of whole sheets. Symbols are filled areas, so they are as sharp as the printer
 * is; the font is embedded. Pages go to a temporary file as they are made, so that thousands of
 * them are not held in memory.
 *
 * @see <a href="https://www.iso.org/standard/75839.html">ISO 32000-2 (PDF 2.0), section 8.5</a>
 */
public final class PdfLabels {
  static final double POINTS = 72 / 25.4; // in a millimetre

  private final LabelTemplate template;
  private final Resolution printer;
  private final PDDocument document;
  private final PdfFont font;
  private Optional<PdfLogo> logo = Optional.empty();

  private PdfLabels(LabelTemplate template, Resolution printer, PDDocument document)
      throws IOException {
    this.template = template;
    this.printer = printer;
    this.document = document;
    font = new PdfFont(document);
  }

  /**
   * Writes a document.
   *
   * @param printer symbols begin at its dots
   * @param labels one at least, all of this template, and with one logo if any
   * @param start place of the first label on the first sheet, from 1
   * @param title as viewers show it
   */
  public static void write(
      LabelTemplate template,
      Resolution printer,
      Iterator<LabelLayout> labels,
      int start,
      String title,
      OutputStream out)
      throws IOException {
    try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      document.getDocumentInformation().setTitle(title);
      var viewer = new PDViewerPreferences(new COSDictionary());
      viewer.setPrintScaling(PRINT_SCALING.None); // or labels drift off their places
      document.getDocumentCatalog().setViewerPreferences(viewer);
      var sheets = new PdfLabels(template, printer, document);
      for (int place = start - 1; labels.hasNext(); place = 0) {
        sheets.add(labels, place);
      }
      sheets.font.finish();
      document.save(out, CompressParameters.NO_COMPRESSION);
    }
  }

  private void add(Iterator<LabelLayout> labels, int from) throws IOException {
    var drawing = new PdfDrawing(font, printer, template.sheetHeight());
    var resources = new PDResources();
    resources.put(PdfDrawing.FONT, font.embedded());
    for (int place = from; place < template.perSheet() && labels.hasNext(); place++) {
      var label = labels.next();
      if (label.logo().isPresent()) {
        resources.put(PdfDrawing.LOGO, embedded(label).image());
      }
      drawing.add(label, template.place(place));
    }
    var page =
        new PDPage(
            new PDRectangle(
                (float) (template.sheetWidth() * POINTS),
                (float) (template.sheetHeight() * POINTS)));
    page.setResources(resources);
    page.setContents(deflated(drawing.finish()));
    document.addPage(page);
  }

  private PdfLogo embedded(LabelLayout label) throws IOException {
    var drawn = label.logo().orElseThrow().logo();
    if (logo.filter(known -> known.isOf(drawn)).isEmpty()) {
      logo = Optional.of(new PdfLogo(document, drawn));
    }
    return logo.orElseThrow();
  }

  /** PDFBox itself would compress as small as it can, which takes three times as long. */
  private PDStream deflated(String commands) throws IOException {
    var bytes = new ByteArrayOutputStream(commands.length() / 3);
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(commands.getBytes(StandardCharsets.US_ASCII));
    } finally {
      deflater.end();
    }
    var stream = new PDStream(document);
    try (var raw = stream.getCOSObject().createRawOutputStream()) {
      bytes.writeTo(raw);
    }
    stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
    return stream;
  }
}
