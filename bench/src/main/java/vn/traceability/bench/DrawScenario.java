package vn.traceability.bench;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import io.nayuki.qrcodegen.QrCode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import vn.traceability.code.drawing.QrDrawing;

/**
 * From the address of a package's code to what a printer takes. The floors are other libraries that
 * make the symbol of the same address and draw nothing.
 */
final class DrawScenario implements Scenario {
  private static final int AT_ONCE = 100;
  private static final int PIXELS = 4;

  private final AtomicInteger numbers = new AtomicInteger();

  /** Of what was drawn, so that none of the work can be left out. */
  private volatile int used;

  @Override
  public String name() {
    return "draw";
  }

  @Override
  public void run(Scale scale, Report report) throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    Work zxing = DrawScenario::zxing;
    Work nayuki = address -> QrCode.encodeText(address, QrCode.Ecc.MEDIUM).getModule(0, 0);
    Work symbol = address -> QrDrawing.of(URI.create(address)).side();
    Work svg = address -> QrDrawing.of(URI.create(address)).svg().length();
    Work png = address -> QrDrawing.of(URI.create(address)).png(PIXELS).length;
    Work both =
        address -> {
          var drawing = QrDrawing.of(URI.create(address));
          return drawing.svg().length() + drawing.png(PIXELS).length;
        };
    compare("the symbol / bare ZXing, one core", 1, zxing, symbol, scale, report);
    compare("SVG / bare ZXing, one core", 1, zxing, svg, scale, report);
    compare("PNG / bare ZXing, one core", 1, zxing, png, scale, report);
    compare("SVG and PNG / bare ZXing, one core", 1, zxing, both, scale, report);
    compare("SVG and PNG / qrcodegen, one core", 1, nayuki, both, scale, report);
    compare(
        "SVG and PNG / bare ZXing, %d cores".formatted(cores), cores, zxing, both, scale, report);
  }

  /** Gives something of what it made. */
  private interface Work {
    Object on(String address) throws Exception;
  }

  private static int zxing(String address) throws WriterException {
    return Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix().getWidth();
  }

  private void compare(String what, int threads, Work floor, Work ours, Scale scale, Report report)
      throws Exception {
    Turns.compare(
        what,
        scale,
        report,
        time -> measure(threads, floor, time),
        time -> measure(threads, ours, time));
  }

  private Rate measure(int threads, Work work, Duration time) throws Exception {
    return Clients.measure(
        threads,
        AT_ONCE,
        time,
        client -> {
          int sum = 0;
          for (String address : addresses()) {
            sum += work.on(address).hashCode();
          }
          used = sum;
        });
  }

  /** As on labels of packages: those of one lot, each with a serial of its own. */
  private List<String> addresses() {
    int first = numbers.getAndAdd(AT_ONCE);
    var addresses = new ArrayList<String>();
    for (int number = first; number < first + AT_ONCE; number++) {
      addresses.add(
          String.format(
              Locale.ROOT,
              "https://truyxuat.example.vn/01/08930000000019/10/RM261130/21/%016X",
              number * 0x9E3779B97F4A7C15L));
    }
    return addresses;
  }
}
