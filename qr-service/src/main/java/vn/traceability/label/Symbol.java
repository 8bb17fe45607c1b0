package vn.traceability.label;

import com.google.zxing.common.BitMatrix;
import java.util.BitSet;
import vn.traceability.code.drawing.QrDrawing;

/**
 * The modules of a symbol with its quiet zone, that is all that must stay free of anything else.
 */
public final class Symbol {
  /** Of a DataMatrix, on each side. */
  private static final int QUIET = 1;

  private final int side;
  private final BitSet dark;

  private Symbol(int side, BitSet dark) {
    this.side = side;
    this.dark = dark;
  }

  /** Takes each run of dark modules in a row. */
  @FunctionalInterface
  public interface Runs {
    void run(int x, int y, int length);
  }

  static Symbol of(Carrier carrier, LabelContent content) {
    return switch (carrier) {
      case QR -> qr(QrDrawing.of(content.address()));
      case DATA_MATRIX -> dataMatrix(DataMatrix.of(content.elements()));
    };
  }

  private static Symbol dataMatrix(BitMatrix modules) {
    int side = modules.getWidth() + 2 * QUIET;
    var dark = new BitSet(side * side);
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        dark.set((y + QUIET) * side + x + QUIET, modules.get(x, y));
      }
    }
    return new Symbol(side, dark);
  }

  private static Symbol qr(QrDrawing drawing) {
    int side = drawing.side();
    var dark = new BitSet(side * side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (drawing.dark(x, y)) {
          dark.set(y * side + x);
        }
      }
    }
    return new Symbol(side, dark);
  }

  /** Modules on one side, quiet zone included. */
  public int side() {
    return side;
  }

  public boolean dark(int x, int y) {
    return dark.get(y * side + x);
  }

  /** Its quiet zone parts the end of a row from the start of the next, so no run spans two. */
  public void forEachRun(Runs runs) {
    for (int from = dark.nextSetBit(0); from >= 0; ) {
      int to = dark.nextClearBit(from);
      runs.run(from % side, from / side, to - from);
      from = dark.nextSetBit(to);
    }
  }
}
