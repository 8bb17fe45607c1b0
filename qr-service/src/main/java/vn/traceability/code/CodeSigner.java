package vn.traceability.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.LongFunction;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

/**
 * Makes serials and tells ours from all others, without a store. The signature of a code for a lot
 * covers GTIN, lot and sequence number, so that a true serial under another lot is a false one.
 *
 * <p>A code of a roll is bound to its lot later, so its signature covers GTIN and sequence number
 * only.
 *
 * <p>The key of a GTIN is HKDF-SHA-256 (RFC 5869) of the master key, with {@code "code for a lot" ‖
 * key number ‖ GTIN} as info, or {@code "code of a roll" ‖ …}. The message is GTIN (14 bytes),
 * length of the lot number (1 byte), lot number, sequence (8 bytes, big endian), with a lot number
 * of length 0 for a roll; its HMAC-SHA-256 is cut to the first 40 bits.
 */
public final class CodeSigner {
  private static final byte[] NO_SALT = {};

  private static final int MOST_KEYS = 10_000;

  private final MasterKeys keys;

  /** Keys of products that were asked for lately: to derive one takes longer than to use it. */
  private final Cache<Use, byte[]> derived = Caffeine.newBuilder().maximumSize(MOST_KEYS).build();

  /** What a key is for. */
  private record Use(int number, String purpose, Gtin product) {}

  public CodeSigner(MasterKeys keys) {
    this.keys = keys;
  }

  /** The number of the key that new codes are made under. */
  int key() {
    return keys.signing();
  }

  /**
   * The serials of codes for this lot, by their sequence number.
   *
   * @param key as serials name it: of a roll, where the lot got its codes from one
   * @throws IllegalStateException when that key is not there any more
   */
  LongFunction<Serial> serials(LotId lot, int key) {
    return Serial.isOfRoll(key)
        ? serials(lot.gtin(), Serial.master(key))
        : serials(key, "code for a lot", lot.gtin(), lot.number().text());
  }

  /**
   * The serials of a roll of this product, by their sequence number.
   *
   * @param master number of the master key
   * @throws IllegalStateException when that key is not there any more
   */
  LongFunction<Serial> serials(Gtin gtin, int master) {
    return serials(Serial.rollKey(master), "code of a roll", gtin, "");
  }

  /**
   * Whether we made this serial for this lot, or for a roll of its product; takes as long for a
   * false one as for a true one.
   */
  boolean holds(LotId lot, Serial serial) {
    return keys.find(Serial.master(serial.key()))
        .map(master -> serials(lot, serial.key()))
        .filter(serials -> isSame(serials.apply(serial.sequence()), serial))
        .isPresent();
  }

  /** Whether we made this serial for a roll of this product. */
  private boolean holds(Gtin gtin, Serial serial) {
    int master = Serial.master(serial.key());
    return serial.isOfRoll()
        && keys.find(master)
            .filter(key -> isSame(serials(gtin, master).apply(serial.sequence()), serial))
            .isPresent();
  }

  private static boolean isSame(Serial made, Serial serial) {
    return MessageDigest.isEqual(ascii(made.text()), ascii(serial.text()));
  }

  /**
   * Reads a serial that may have been typed: as written where that holds, folded where only that
   * does.
   */
  Optional<Serial> read(LotId lot, String typed) {
    return Serial.meantBy(typed).filter(meant -> holds(lot, meant));
  }

  /** The same, of a roll of this product. */
  Optional<Serial> read(Gtin product, String typed) {
    return Serial.meantBy(typed).filter(meant -> holds(product, meant));
  }

  private LongFunction<Serial> serials(int number, String purpose, Gtin product, String lot) {
    var key = derived.get(new Use(number, purpose, product), this::derive);
    var gtin = ascii(product.digits());
    var text = ascii(lot);
    var message = ByteBuffer.allocate(gtin.length + 1 + text.length + Long.BYTES);
    message.put(gtin).put((byte) text.length).put(text);
    int behind = message.position();
    return sequence -> {
      var all = message.array().clone();
      ByteBuffer.wrap(all).putLong(behind, sequence);
      long mac = ByteBuffer.wrap(Hkdf.hmac(key, all)).getLong() >>> 24;
      return Serial.of(number, sequence, mac);
    };
  }

  private byte[] derive(Use use) {
    int master = Serial.master(use.number());
    var secret =
        keys.find(master)
            .orElseThrow(
                () -> new IllegalStateException("the key " + master + " of the codes is missing"));
    var gtin = ascii(use.product().digits());
    var name = ascii(use.purpose());
    var info = ByteBuffer.allocate(name.length + 1 + gtin.length);
    info.put(name).put((byte) use.number()).put(gtin);
    return Hkdf.derive(secret, NO_SALT, info.array(), 32);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
