package vn.traceability.workspace;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a cheap phone gets on a slow line: 400 kbit/s, 300 ms until an answer begins, a quarter of
 * this machine's speed, an empty cache. The line is Chromium's, behind names, connections and keys:
 * on a real one each of these takes its 300 ms beside.
 *
 * @param bytes of all answers as they came, with their headers
 * @param texts milliseconds from the first request until words are seen
 * @param whole the same until pictures are there too
 */
record FirstView(long bytes, Set<String> requests, long texts, long whole) {
  private static final int BYTES_A_SECOND = 400_000 / 8;

  /** Opens an address as such a phone. */
  static FirstView of(Browser browser, String address, boolean scripts) {
    try (var phone =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("vi-VN")
                .setJavaScriptEnabled(scripts)
                .setDeviceScaleFactor(2)
                .setViewportSize(360, 740))) {
      var page = phone.newPage();
      var watch = new Watch(phone.newCDPSession(page));
      page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
      page.waitForLoadState(LoadState.NETWORKIDLE);
      return watch.seen();
    }
  }

  /** What Chromium tells of its requests and of what it paints. Times in its own seconds. */
  private static final class Watch {
    private final Map<String, Double> reached = new HashMap<>();
    private final Set<String> requests = new HashSet<>();
    private double began = Double.NaN;
    private double bytes;

    Watch(CDPSession session) {
      session.on(
          "Network.requestWillBeSent",
          sent -> {
            began = Double.isNaN(began) ? sent.get("timestamp").getAsDouble() : began;
            requests.add(sent.getAsJsonObject("request").get("url").getAsString());
          });
      session.on(
          "Network.loadingFinished",
          finished -> bytes += finished.get("encodedDataLength").getAsDouble());
      session.on(
          "Page.lifecycleEvent",
          event -> {
            if (!Double.isNaN(began)) {
              reached.putIfAbsent(
                  event.get("name").getAsString(), event.get("timestamp").getAsDouble());
            }
          });
      session.send("Network.enable");
      session.send("Page.enable");
      session.send("Page.setLifecycleEventsEnabled", of("enabled", true));
      var line = of("latency", 300);
      line.addProperty("offline", false);
      line.addProperty("downloadThroughput", BYTES_A_SECOND);
      line.addProperty("uploadThroughput", BYTES_A_SECOND);
      session.send("Network.emulateNetworkConditions", line);
      session.send("Emulation.setCPUThrottlingRate", of("rate", 4));
    }

    FirstView seen() {
      return new FirstView(
          Math.round(bytes), Set.copyOf(requests), after("firstContentfulPaint"), after("load"));
    }

    private long after(String name) {
      return Math.round((reached.getOrDefault(name, Double.NaN) - began) * 1000);
    }

    private static JsonObject of(String name, Object value) {
      var object = new JsonObject();
      if (value instanceof Boolean yes) {
        object.addProperty(name, yes);
      } else {
        object.addProperty(name, (Number) value);
      }
      return object;
    }
  }
}
