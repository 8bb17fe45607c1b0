package vn.traceability.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.Installed;
import vn.traceability.Market;
import vn.traceability.lot.LotId;

/**
 * A phone's browser opens the page: its own policy lets its style through, and nothing complains.
 */
class ScanPageBrowserIT {
  @TempDir Path folder;

  private final LotId lot = Market.fried("PHI-10");
  private final Market market = new Market().registered(lot).journeyOf(lot);
  private final String serial = market.activated(lot);

  @Test
  void isShownInItsColoursAndWithoutAComplaint() throws Exception {
    assertThat(colourOfTheBanner()).isEqualTo(0x0b6b3a);
  }

  @Test
  void aRecallIsRed() throws Exception {
    market.recalled(lot, "nhiễm khuẩn Salmonella");

    assertThat(colourOfTheBanner()).isEqualTo(0xa01f1c);
  }

  /** With scripts it offers the position of the phone; without them the list alone. */
  @Test
  void thePageThatAsksForThePlaceRunsItsScript() throws Exception {
    var chromium = Installed.program("chromium");
    try (var service = TestService.over(market, folder, Market.KEY)) {
      var code = "/01/08930000000019/10/PHI-10/21/" + serial;
      var page = new Phone(service.origin()).opens(code).body();
      var form = Pattern.compile("href=\"(/scan/place[^\"]+)\"").matcher(page);
      assertThat(form.find()).isTrue();
      var address = form.group(1).replace("&amp;", "&").replace("&#x3D;", "=");
      var run =
          new ProcessBuilder(
                  chromium,
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--enable-logging=stderr",
                  "--user-data-dir=" + folder.resolve("place-profile"),
                  "--dump-dom",
                  service.origin() + address)
              .redirectError(folder.resolve("place-console.txt").toFile())
              .redirectOutput(folder.resolve("place.html").toFile())
              .start();
      assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Files.readString(folder.resolve("place.html")))
        .contains("id=\"locate\"")
        .contains("<p data-script=\"\"><button");
    assertThat(Files.readString(folder.resolve("place-console.txt")))
        .doesNotContain("CONSOLE", "Content Security Policy");
  }

  private int colourOfTheBanner() throws Exception {
    var chromium = Installed.program("chromium");
    var picture = folder.resolve("page.png");
    var console = folder.resolve("console.txt");
    try (var service = TestService.over(market, folder, Market.KEY)) {
      var page = service.origin() + "/01/08930000000019/10/PHI-10/21/" + serial;
      var run =
          new ProcessBuilder(
                  chromium,
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--hide-scrollbars",
                  "--enable-logging=stderr",
                  "--user-data-dir=" + folder.resolve("profile"),
                  "--window-size=390,900",
                  "--screenshot=" + picture,
                  page)
              .redirectErrorStream(true)
              .redirectOutput(console.toFile())
              .start();
      assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(Files.readString(console)).doesNotContain("CONSOLE", "Content Security Policy");
    var image = ImageIO.read(picture.toFile());
    return image.getRGB(4, 150) & 0xffffff;
  }
}
