package vn.traceability.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code java -jar bench/target/bench.jar SCENARIO [--small]} from the project's folder: prints
 * floor, ours and their ratio, and writes {@code bench/target/SCENARIO.json}.
 */
public final class Bench {
  private static final List<Scenario> SCENARIOS =
      List.of(
          new PipelineScenario(),
          new CaptureScenario(),
          new QueryScenario(),
          new DrawScenario(),
          new ScanScenario(),
          new IssueScenario());

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    var words = new ArrayList<>(List.of(arguments));
    boolean small = words.remove("--small");
    var chosen = SCENARIOS.stream().filter(each -> words.equals(List.of(each.name()))).findFirst();
    if (chosen.isEmpty()) {
      System.err.println(
          SCENARIOS.stream()
              .map(Scenario::name)
              .collect(
                  Collectors.joining(
                      " | ", "Usage: java -jar bench/target/bench.jar ", " [--small]")));
      System.exit(2);
    }
    var report = new Report(System.out, chosen.get().name());
    chosen.get().run(small ? Scale.SMALL : Scale.FULL, report);
    System.out.println("Written to " + report.write(folder()));
    System.exit(0);
  }

  /** Beside the program where it is called from the project's folder. */
  private static Path folder() {
    var module = Path.of("bench");
    return Files.isDirectory(module) ? module.resolve("target") : Path.of(".");
  }
}
