package vn.traceability.label.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import vn.traceability.label.Logo;

/** A logo that is in the document once, however many labels show it. */
final class PdfLogo {
  private final Logo logo;
  private final PDImageXObject image;

  PdfLogo(PDDocument document, Logo logo) throws IOException {
    this.logo = logo;
    var pixels = new BufferedImage(logo.width(), logo.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < logo.height(); y++) {
      for (int x = 0; x < logo.width(); x++) {
        pixels.setRGB(x, y, logo.rgb(x, y));
      }
    }
    image = LosslessFactory.createFromImage(document, pixels);
  }

  boolean isOf(Logo other) {
    return logo == other; // all labels of an order have the same one
  }

  PDImageXObject image() {
    return image;
  }
}
