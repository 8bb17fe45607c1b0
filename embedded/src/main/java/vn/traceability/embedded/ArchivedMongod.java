package vn.traceability.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The maker's archive, or a mirror of it. Its hash is the operator's setting, else the {@code
 * .sha256} that the maker puts beside the archive, over a connection that nobody on the way can
 * change; docs/decisions/0006 says why it is not written here.
 */
record ArchivedMongod(
    Map<String, String> environment,
    Machine machine,
    KeptMongod kept,
    Consumer<String> progress,
    Duration connectTimeout)
    implements MongodSource {
  static final String MIRROR = "TRACEABILITY_MONGOD_MIRROR";
  static final String HASH = "TRACEABILITY_MONGOD_SHA256";
  static final MongodVersion VERSION = MongodVersion.of("7.0.34");
  private static final String OFFICIAL = "https://fastdl.mongodb.org/";
  private static final String ON_THIS_MACHINE = "http://(127\\.0\\.0\\.1|localhost)[:/].*";
  private static final Duration STALLED = Duration.ofSeconds(30);

  @Override
  public String name() {
    return base().equals(OFFICIAL) ? "the official archive" : "the mirror " + base();
  }

  private String base() {
    var mirror = environment.getOrDefault(MIRROR, "").strip();
    return mirror.isEmpty() ? OFFICIAL : mirror.endsWith("/") ? mirror : mirror + "/";
  }

  @Override
  public Optional<Path> find() throws IOException {
    var archive = machine.archive(VERSION);
    if (archive.isEmpty()) {
      return Optional.empty();
    }
    if (!machine.hasAvx()) {
      throw new IOException("MongoDB " + VERSION + " needs a processor with AVX");
    }
    var address = base() + archive.get();
    var hash = hash(address);
    var download = Files.createTempFile("mongod", ".download");
    try {
      fetch(address, download);
      Sha256.check(download, hash, address);
      return Optional.of(unpack(download, address.endsWith(".zip")));
    } finally {
      Files.deleteIfExists(download);
    }
  }

  private String hash(String address) throws IOException {
    var named = environment.getOrDefault(HASH, "").strip();
    if (!named.isEmpty()) {
      return sha256(named, "the setting " + HASH);
    }
    if (!address.startsWith("https://") && !address.matches(ON_THIS_MACHINE)) {
      throw new IOException(
          "its address is not https, so the archive's hash has to be set by " + HASH);
    }
    var file = address + ".sha256";
    try (var beside = open(file).getInputStream()) {
      return sha256(new String(beside.readNBytes(1000), StandardCharsets.UTF_8).strip(), file);
    }
  }

  private static String sha256(String text, String from) throws IOException {
    var hash = text.split("\\s", 2)[0];
    if (!hash.matches("[0-9a-fA-F]{64}")) {
      throw new IOException(from + " holds no SHA-256");
    }
    return hash;
  }

  private void fetch(String address, Path into) throws IOException {
    var connection = open(address);
    long whole = connection.getContentLengthLong();
    try (var in = connection.getInputStream();
        var out = Files.newOutputStream(into)) {
      var buffer = new byte[1 << 16];
      long done = 0;
      long said = -1;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        done += read;
        long tenths = whole > 0 ? 10 * done / whole : done >> 24;
        if (tenths != said) {
          said = tenths;
          progress.accept(
              "Downloading MongoDB %s: %d of %s MB"
                  .formatted(VERSION, done / 1_000_000, whole > 0 ? whole / 1_000_000 : "?"));
        }
      }
      if (whole >= 0 && done != whole) {
        throw new IOException("the connection to " + address + " ended early");
      }
    }
  }

  private HttpURLConnection open(String address) throws IOException {
    URL url;
    try {
      url = URI.create(address).toURL();
    } catch (IllegalArgumentException notAnAddress) {
      throw new IOException(address + " is no web address; correct " + MIRROR, notAnAddress);
    }
    if (!(url.openConnection() instanceof HttpURLConnection connection)) {
      throw new IOException(address + " is no web address; correct " + MIRROR);
    }
    connection.setConnectTimeout((int) connectTimeout.toMillis());
    connection.setReadTimeout((int) STALLED.toMillis());
    try {
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new IOException(address + " answered " + connection.getResponseCode());
      }
    } catch (java.net.UnknownHostException | java.net.SocketException unreachable) {
      throw new IOException(url.getHost() + " cannot be reached", unreachable);
    } catch (java.net.SocketTimeoutException silent) {
      throw new IOException(url.getHost() + " does not answer", silent);
    }
    return connection;
  }

  private Path unpack(Path download, boolean zip) throws IOException {
    var wanted = "/bin/" + (zip ? "mongod.exe" : "mongod");
    try (var in = new BufferedInputStream(Files.newInputStream(download));
        var unpacked = zip ? Unpack.zip(in, wanted) : Unpack.tar(new GZIPInputStream(in), wanted)) {
      return kept.keep(VERSION, unpacked);
    }
  }

  /** Reads on to one entry of an archive. */
  static final class Unpack {
    private static final int BLOCK = 512;

    private Unpack() {}

    static InputStream zip(InputStream archive, String ending) throws IOException {
      var zip = new java.util.zip.ZipInputStream(archive);
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(ending)) {
          return zip;
        }
      }
      throw new IOException("the archive holds no " + ending);
    }

    static InputStream tar(InputStream archive, String ending) throws IOException {
      for (var header = archive.readNBytes(BLOCK);
          header.length == BLOCK && header[0] != 0;
          header = archive.readNBytes(BLOCK)) {
        long size = size(header);
        if (text(header, 0, 100).endsWith(ending)) {
          return new Limited(archive, size);
        }
        archive.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
      }
      throw new IOException("the archive holds no " + ending);
    }

    private static long size(byte[] header) throws IOException {
      var octal = text(header, 124, 12).strip();
      if (!octal.matches("[0-7]{1,11}")) {
        throw new IOException("the archive is damaged");
      }
      return Long.parseLong(octal, 8);
    }

    private static String text(byte[] header, int from, int most) {
      int length = 0;
      while (length < most && header[from + length] != 0) {
        length++;
      }
      return new String(header, from, length, StandardCharsets.UTF_8);
    }
  }

  /** The next bytes of a stream, and an error when it ends before them. */
  private static final class Limited extends java.io.FilterInputStream {
    private long left;

    Limited(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = super.read(into, from, (int) Math.min(most, left));
      if (read < 0) {
        throw new IOException("the archive ends early");
      }
      left -= read;
      return read;
    }
  }
}
