package vn.traceability.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program says, and how it ends, when a store of its own cannot go on. */
class StoreFaultsIT {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String FULL = "the disk is full, so free some space and start again";

  @TempDir Path folder;
  private Path data;
  private Path said;
  private Process run;

  @BeforeEach
  void prepare() throws IOException {
    Own.program(EmbeddedMongoSettings.in(folder));
    data = Files.createDirectory(folder.resolve("data"));
    said = folder.resolve("said");
  }

  @AfterEach
  void end() {
    if (run != null) {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly();
    }
  }

  private void start(List<String> program) throws IOException {
    run =
        new ProcessBuilder(program).redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(said);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void awaitStart() {
    Await.until("the start", SOON, () -> !run.isAlive() || lines().contains(StoreRun.STARTED));
    assertThat(run.isAlive()).as("%s", lines()).isTrue();
  }

  private void ended(int code) throws InterruptedException {
    assertThat(run.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).as("%s", lines()).isTrue();
    assertThat(run.exitValue()).as("%s", lines()).isEqualTo(code);
  }

  @Test
  void aServerThatDiesAFourthTimeEndsTheProgramWithItsReason() throws Exception {
    start(StoreRun.program(data, "mongod"));
    awaitStart();
    var pid = data.resolve("mongodb/pid");
    for (long killed = 0; run.isAlive(); ) {
      long before = killed;
      Await.until("another", SOON, () -> !run.isAlive() || server(pid) != before);
      killed = server(pid);
      ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
    }
    ended(StoreRun.STORE_DIED);
    assertThat(lines()).filteredOn(line -> line.contains("Restarting it")).hasSize(3);
    assertThat(lines())
        .anyMatch(
            line -> line.matches("The database server .* ended with code 137; its log is .*"));
  }

  private static long server(Path pid) {
    try {
      return Long.parseLong(Files.readString(pid));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void aBrokerThatLosesItsFilesEndsTheProgramWithASentence() throws Exception {
    start(StoreRun.program(data, "broker"));
    awaitStart();
    Files.move(data.resolve("kafka/data"), data.resolve("kafka/gone"));
    ended(StoreRun.STORE_DIED);
    assertThat(lines())
        .anyMatch(
            line ->
                line.matches(
                    "The broker inside this process failed \\(code 1.*: its reason is in the log above\\."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mongod", "broker"})
  void aDiskThatIsFullAtTheStartIsTold(String store) throws Exception {
    start(onSmallDisk(8, StoreRun.program(data, store, "before")));
    ended(StoreRun.CANNOT_START);
    assertThat(lines()).last().asString().startsWith("The data folder ").endsWith(FULL + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mongod", "broker"})
  void aDiskThatIsFullLaterIsTold(String store) throws Exception {
    start(onSmallDisk(400, StoreRun.program(data, store, "after")));
    ended(StoreRun.STORE_DIED);
    assertThat(lines())
        .anyMatch(line -> line.matches("The (database server|broker inside).*" + FULL + ".*"));
  }

  private List<String> onSmallDisk(int megabytes, List<String> program) throws IOException {
    try {
      var probe = Command.run(StoreRun.onDisk(1, data, List.of("true")), SOON);
      Assumptions.assumeTrue(probe.exit() == 0, "needs a disk of its own: " + probe.lastLine());
    } catch (IOException notLinux) {
      Assumptions.abort("needs a disk of its own: " + notLinux.getMessage());
    }
    return StoreRun.onDisk(megabytes, data, program);
  }
}
