package vn.traceability.workspace;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.embedded.testing.Needed;

/** The program as a process of its own: what it prints, how well it says it is, how it ends. */
class StartedProgramIT {
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final Pattern OPEN = Pattern.compile("Open (http://localhost:[0-9]+)");
  private static final Pattern PASSWORD =
      Pattern.compile("The first account is admin with the password (\\S+) .*");

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> runs = new ArrayList<>();

  @AfterEach
  void end() {
    for (var run : runs) {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly();
    }
  }

  @Test
  void aServerThatDiesIsToldRestartedAndAtLastEndsTheProgram() throws Exception {
    var data = folder.resolve("data");
    var run = start("first", "--port", "0", "--data", data.toString());
    String address = opened("first", run);
    aRealOne("first");
    assertThat(lines("first"))
        .anyMatch(
            line -> line.matches("Database: MongoDB .* data in " + Pattern.quote(data + "") + ".*"))
        .anyMatch(line -> line.startsWith("Broker:   "))
        .anyMatch(line -> line.contains("this machine only"));
    assertThat(health(address)).isEqualTo("200 UP");
    secondStartIsRefused(data);
    passwordOpensTheDoor(address);

    killServer(data);
    await()
        .atMost(SOON)
        .pollInterval(20, MILLISECONDS)
        .until(() -> health(address).equals("503 DOWN"));
    await()
        .atMost(SOON)
        .pollInterval(50, MILLISECONDS)
        .until(() -> health(address).equals("200 UP"));

    while (run.isAlive()) {
      killServer(data);
      run.waitFor(50, MILLISECONDS);
    }
    assertThat(run.exitValue()).as("%s", lines("first")).isEqualTo(3);
    assertThat(lines("first")).filteredOn(line -> line.contains("Restarting it")).hasSize(3);
    assertThat(lines("first"))
        .anyMatch(line -> line.matches("The database server .* ended with code .*"));

    var again = start("again", "--port", "0", "--data", data.toString());
    assertThat(health(opened("again", again))).isEqualTo("200 UP");
    assertThat(lines("again"))
        .as("shown once only")
        .noneMatch(line -> PASSWORD.matcher(line).find());
  }

  private void secondStartIsRefused(Path data) throws Exception {
    var second = start("second", "--port", "0", "--data", data.toString());

    assertThat(second.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(2);
    assertThat(lines("second"))
        .last()
        .asString()
        .matches(
            "The data folder .* is in use by process [0-9]+; stop that one first or choose .*");
  }

  private void passwordOpensTheDoor(String address) throws Exception {
    String password =
        lines("first").stream()
            .flatMap(line -> PASSWORD.matcher(line).results())
            .map(match -> match.group(1))
            .findFirst()
            .orElseThrow();
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(address + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"account\":\"admin\",\"password\":\"" + password + "\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void aPortThatIsTakenIsToldBeforeAnythingIsStarted() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var run =
          start("taken", "--port", "" + other.getLocalPort(), "--data", folder.resolve("d") + "");

      assertThat(run.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).isEqualTo(2);
      assertThat(lines("taken"))
          .containsExactly(
              "Port "
                  + other.getLocalPort()
                  + " is in use by another program. Stop that program or choose another port with --port.");
    }
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @Test
  void anOptionThatIsNoneIsToldWithThoseThereAre() throws Exception {
    var run = start("option", "--prot", "8080");

    assertThat(run.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(2);
    assertThat(String.join(" ", lines("option"))).contains("--prot", "--port", "--data", "--demo");
  }

  private Process start(String name, String... options) throws IOException {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", classes));
    command.add(Traceability.class.getName());
    command.addAll(List.of(options));
    var run =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name).toFile())
            .start();
    runs.add(run);
    return run;
  }

  private String opened(String name, Process run) {
    await().atMost(SOON).until(() -> !run.isAlive() || said(name, "Started in").isPresent());
    assertThat(run.isAlive()).as("%s", lines(name)).isTrue();
    var open = OPEN.matcher(said(name, "Open http").orElseThrow());
    assertThat(open.find()).isTrue();
    return open.group(1);
  }

  private void aRealOne(String name) {
    if (lines(name).stream().noneMatch(line -> line.startsWith("Database: MongoDB"))) {
      Needed.isMissing("a real MongoDB", "the program runs on the preview");
    }
  }

  private static void killServer(Path data) {
    try {
      long pid = Long.parseLong(Files.readString(data.resolve("mongodb/pid")).strip());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException | NumberFormatException betweenTwo) {
      // the next one is being started; the caller tries again
    }
  }

  private String health(String address) {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(address + "/actuator/health"))
                  .timeout(Duration.ofSeconds(20))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode()
          + (answer.body().contains("\"status\":\"UP\"") && answer.statusCode() == 200
              ? " UP"
              : " DOWN");
    } catch (IOException gone) {
      return gone.toString();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private Optional<String> said(String name, String start) {
    return lines(name).stream().filter(line -> line.startsWith(start)).findFirst();
  }

  private List<String> lines(String name) {
    try {
      var file = folder.resolve(name);
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
