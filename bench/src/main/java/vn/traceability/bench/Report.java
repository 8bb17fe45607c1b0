package vn.traceability.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Floor, ours and their ratio, line by line on the console and as a whole in a file. */
final class Report {
  /**
   * One comparison.
   *
   * @param ratio ours to floor, by events per second
   * @param p99Ratio ours to floor, by the time of one call
   */
  record Line(String what, Rate floor, Rate ours, double ratio, double p99Ratio) {}

  /** What has no floor beside it. */
  record Figure(String what, double value, String unit) {}

  private final PrintStream console;
  private final String scenario;
  private final List<Line> lines = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  Report(PrintStream console, String scenario) {
    this.console = console;
    this.scenario = scenario;
    console.printf(
        "%-44s %10s %7s %7s %10s %7s %7s %6s %6s%n",
        scenario, "floor/s", "p50 ms", "p99 ms", "ours/s", "p50 ms", "p99 ms", "ratio", "of p99");
  }

  void add(String what, Rate floor, Rate ours) {
    var line =
        new Line(
            what,
            floor,
            ours,
            ours.perSecond() / floor.perSecond(),
            ours.p99Millis() / floor.p99Millis());
    lines.add(line);
    console.printf(
        Locale.ROOT,
        "%-44s %10.0f %7.2f %7.2f %10.0f %7.2f %7.2f %5.0f%% %5.1fx%n",
        what,
        floor.perSecond(),
        floor.p50Millis(),
        floor.p99Millis(),
        ours.perSecond(),
        ours.p50Millis(),
        ours.p99Millis(),
        100 * line.ratio(),
        line.p99Ratio());
  }

  void figure(String what, double value, String unit) {
    figures.add(new Figure(what, value, unit));
    console.printf(Locale.ROOT, "%-44s %10.1f %s%n", what, value, unit);
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Writes {@code SCENARIO.json} into a folder. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    var root = JsonMapper.shared().createObjectNode();
    root.put("scenario", scenario);
    root.set("lines", JsonMapper.shared().valueToTree(lines));
    root.set("figures", JsonMapper.shared().valueToTree(figures));
    return Files.writeString(
        folder.resolve(scenario + ".json"), root.toPrettyString() + System.lineSeparator());
  }
}
