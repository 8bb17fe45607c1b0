package vn.traceability.scanner;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import vn.traceability.blob.Photo;

/** Finds the code in a picture: QR, Data Matrix, and the bar codes that goods carry. */
public final class PictureReader {
  private static final Set<String> WITH_ELEMENTS = Set.of("]Q3", "]d2", "]C1");
  private static final Map<BarcodeFormat, String> GOODS =
      Map.of(
          BarcodeFormat.EAN_13, "]E0",
          BarcodeFormat.UPC_A, "]E0",
          BarcodeFormat.EAN_8, "]E4");
  private static final char GROUP_SEPARATOR = '\u001d';

  /**
   * What a picture says.
   *
   * @param text of the code
   * @param scanned the same as a scanner hands it on, with its symbology identifier, where the code
   *     holds GS1 elements or a number of goods
   */
  public record Read(String text, Optional<String> scanned) {}

  private PictureReader() {}

  /**
   * Reads the code in a photo.
   *
   * @return empty when there is none that can be read
   */
  public static Optional<Read> read(Photo photo) {
    var image = image(photo.full().bytes());
    var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
    return find(source).or(() -> find(source.invert())).map(PictureReader::written);
  }

  private static Optional<Result> find(LuminanceSource source) {
    var reader = new MultiFormatReader();
    reader.setHints(
        Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.ASSUME_GS1,
            true,
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(
                BarcodeFormat.QR_CODE,
                BarcodeFormat.DATA_MATRIX,
                BarcodeFormat.EAN_13,
                BarcodeFormat.EAN_8,
                BarcodeFormat.UPC_A,
                BarcodeFormat.CODE_128)));
    for (var binarizer :
        List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
      try {
        return Optional.of(reader.decodeWithState(new BinaryBitmap(binarizer)));
      } catch (NotFoundException none) {
        reader.reset();
      }
    }
    return Optional.empty();
  }

  private static Read written(Result result) {
    var text = result.getText();
    var format = result.getBarcodeFormat();
    if (GOODS.containsKey(format)) {
      var digits = format == BarcodeFormat.UPC_A ? "0" + text : text;
      return new Read(text, Optional.of(GOODS.get(format) + digits));
    }
    var metadata = result.getResultMetadata();
    var symbology =
        metadata == null
            ? ""
            : String.valueOf(metadata.get(ResultMetadataType.SYMBOLOGY_IDENTIFIER));
    if (WITH_ELEMENTS.contains(symbology)) {
      var message = text.startsWith(symbology) ? text.substring(symbology.length()) : text;
      boolean separated = !message.isEmpty() && message.charAt(0) == GROUP_SEPARATOR;
      return new Read(text, Optional.of(symbology + (separated ? message.substring(1) : message)));
    }
    return new Read(text, Optional.empty());
  }

  private static BufferedImage image(byte[] bytes) {
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException impossible) {
      throw new UncheckedIOException("what was drawn a moment before", impossible);
    }
  }
}
