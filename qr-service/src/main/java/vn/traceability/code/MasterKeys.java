package vn.traceability.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets that all codes come from, each under its number. The highest number signs; the others
 * still verify, so a key is replaced by adding one. Whoever has them can forge labels, and labels
 * printed under a lost one can never be told from forged ones again: back them up.
 */
public final class MasterKeys {
  private static final int HIGHEST = 15; // 16 to 31 are kept for pre-printed rolls
  private static final int BYTES = 32;
  private static final String FORM =
      "needs lines such as 0:9f…, a number from 0 to 15, a colon and 64 hexadecimal digits";

  private final Map<Integer, byte[]> keys;
  private final int signing;

  private MasterKeys(Map<Integer, byte[]> keys) {
    this.keys = keys;
    this.signing = keys.keySet().stream().max(Integer::compare).orElseThrow();
  }

  /**
   * Reads keys as a setting or a file holds them.
   *
   * @param source where they come from, for the message
   * @param text {@code number:64 hexadecimal digits}, parted by commas or line ends
   * @throws IllegalArgumentException when they cannot be read; the message shows no key
   */
  public static MasterKeys read(String source, String text) {
    Map<Integer, byte[]> keys = new HashMap<>();
    for (var line : text.split("[,\\s]+", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      if (!line.matches("[0-9]{1,2}:[0-9a-fA-F]{64}")) {
        throw new IllegalArgumentException(source + " " + FORM);
      }
      int colon = line.indexOf(':');
      int number = Integer.parseInt(line.substring(0, colon));
      var key = HexFormat.of().parseHex(line.substring(colon + 1));
      if (number > HIGHEST || keys.put(number, key) != null) {
        throw new IllegalArgumentException(source + " " + FORM + ", each number once");
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(source + " holds no key; it " + FORM);
    }
    return new MasterKeys(keys);
  }

  /** The keys kept in a file that only its owner can read; made with one new key where missing. */
  public static MasterKeys in(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return read(file.toString(), Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("the keys of the codes in " + file, failure);
    }
  }

  private static void create(Path file) throws IOException {
    var absolute = file.toAbsolutePath();
    Files.createDirectories(Optional.ofNullable(absolute.getParent()).orElseThrow());
    var partial = absolute.resolveSibling(absolute.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    Files.createFile(partial);
    if (partial.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rw-------"));
    }
    var key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    try (var channel =
        java.nio.channels.FileChannel.open(partial, java.nio.file.StandardOpenOption.WRITE)) {
      var line = "0:" + HexFormat.of().formatHex(key) + "\n";
      channel.write(
          java.nio.ByteBuffer.wrap(line.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(partial, absolute, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The number of the key that signs new codes. */
  int signing() {
    return signing;
  }

  Optional<byte[]> find(int number) {
    return Optional.ofNullable(keys.get(number));
  }

  /** Tells keys apart without giving them away: 16 bytes in hexadecimal, by number. */
  public Map<Integer, String> fingerprints() {
    Map<Integer, String> prints = new HashMap<>();
    keys.forEach(
        (number, key) -> {
          var info =
              "fingerprint of a master key".getBytes(java.nio.charset.StandardCharsets.UTF_8);
          prints.put(number, HexFormat.of().formatHex(Hkdf.derive(key, new byte[0], info, 16)));
        });
    return prints;
  }

  /**
   * A key for another purpose, the same in all processes that share the signing key.
   *
   * @param purpose tells it from those of others
   * @return 32 bytes, from which no master key can be told
   */
  public byte[] derive(String purpose) {
    var info = ("derived for " + purpose).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Hkdf.derive(find(signing).orElseThrow(), new byte[0], info, BYTES);
  }
}
