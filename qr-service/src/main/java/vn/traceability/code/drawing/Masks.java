package vn.traceability.code.drawing;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The eight masks of the symbols of one version and level. To choose one is most of the work of
 * drawing: ZXing draws the symbol eight times and counts module by module. What a mask changes
 * depends on nothing that the symbol says, so one drawing and what the masks change make all eight.
 */
final class Masks {
  private static final int COUNT = 8;
  private static final List<Map<EncodeHintType, Object>> GIVEN = given();
  private static final Map<Kind, Masks> KNOWN = new ConcurrentHashMap<>();

  private record Kind(int version, ErrorCorrectionLevel level) {}

  private record Change(Modules symbol, Modules turned) {}

  private final List<Change> changes = new ArrayList<>();
  private final MaskPenalty penalty;

  /** From any symbol of this kind, drawn with each mask. */
  private Masks(String text, ErrorCorrectionLevel level) {
    var first = Modules.of(draw(text, level, 0).getMatrix());
    for (int mask = 0; mask < COUNT; mask++) {
      var change = first.with(Modules.of(draw(text, level, mask).getMatrix()));
      changes.add(new Change(change, change.turned()));
    }
    penalty = new MaskPenalty(first.side());
  }

  private static List<Map<EncodeHintType, Object>> given() {
    var given = new ArrayList<Map<EncodeHintType, Object>>();
    for (int mask = 0; mask < COUNT; mask++) {
      given.add(new EnumMap<>(Map.of(EncodeHintType.QR_MASK_PATTERN, mask)));
    }
    return given;
  }

  private static QRCode draw(String text, ErrorCorrectionLevel level, int mask) {
    try {
      return Encoder.encode(text, level, GIVEN.get(mask));
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("no QR code holds " + text, tooLong);
    }
  }

  /**
   * Draws a text with the mask that ZXing would choose.
   *
   * @throws IllegalArgumentException when it needs more than {@value Modules#MOST} modules a side
   */
  static Modules draw(String text, ErrorCorrectionLevel level) {
    var drawn = draw(text, level, 0);
    if (drawn.getMatrix().getWidth() > Modules.MOST) {
      throw new IllegalArgumentException("no QR code of a label holds " + text);
    }
    return KNOWN
        .computeIfAbsent(
            new Kind(drawn.getVersion().getVersionNumber(), level), any -> new Masks(text, level))
        .best(Modules.of(drawn.getMatrix()));
  }

  /** The first of those with the fewest points. */
  private Modules best(Modules first) {
    var turned = first.turned();
    Modules best = first;
    int least = Integer.MAX_VALUE;
    for (var change : changes) {
      var masked = first.with(change.symbol());
      int points = penalty.of(masked, turned.with(change.turned()));
      if (points < least) {
        least = points;
        best = masked;
      }
    }
    return best;
  }
}
