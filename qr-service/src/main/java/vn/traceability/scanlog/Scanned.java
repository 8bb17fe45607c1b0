package vn.traceability.scanlog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.scan.DigitalLink;

/**
 * What a scan asked for, as it came: the parts of a Digital Link, or an address that is none.
 *
 * @param unreadable the address, cut to 200 characters; present just where there is no GTIN
 */
public record Scanned(
    Optional<String> gtin,
    Optional<String> lot,
    Optional<String> serial,
    Optional<String> unreadable) {
  static final int LONGEST = 200;

  public Scanned {
    Stream.of(gtin, lot, serial, unreadable)
        .flatMap(Optional::stream)
        .filter(part -> part.length() > LONGEST)
        .findAny()
        .ifPresent(
            part -> {
              throw new InvalidValue("scanned", part, "needs at most 200 characters");
            });
    if (gtin.isPresent() == unreadable.isPresent()
        || gtin.isEmpty() && (lot.isPresent() || serial.isPresent())) {
      throw new InvalidValue("scanned", gtin.orElse(""), "needs a GTIN, or an address alone");
    }
  }

  public static Scanned of(DigitalLink link) {
    return new Scanned(
        Optional.of(link.gtin().digits()),
        link.lot().map(lot -> lot.text()),
        link.serial(),
        Optional.empty());
  }

  /** As much as can be read of an address; the beginning of one that is no Digital Link. */
  public static Scanned at(String path) {
    try {
      return of(DigitalLink.read(path));
    } catch (InvalidValue unreadable) {
      return new Scanned(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(path.substring(0, Math.min(path.length(), LONGEST))));
    }
  }

  /** The name of the code, {@code gtin|serial}, whether it is ours or not. */
  public Optional<String> code() {
    return gtin.flatMap(number -> serial.map(text -> number + "|" + text));
  }

  /**
   * The key of its messages: the same for all scans of one code, which so lie in order. Nothing of
   * an unreadable address can be told from it.
   */
  String key() {
    return unreadable
        .map(address -> "#" + hash(address))
        .orElseGet(
            () ->
                code()
                    .orElseGet(
                        () ->
                            Stream.of(gtin, lot)
                                .flatMap(Optional::stream)
                                .collect(Collectors.joining("|"))));
  }

  /** Tells what was asked for from all else: 8 bytes of a SHA-256, in hexadecimal. */
  public String print() {
    return hash(
        Stream.of(gtin, lot, serial, unreadable)
            .map(part -> part.orElse(""))
            .collect(Collectors.joining("\n")));
  }

  private static String hash(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
