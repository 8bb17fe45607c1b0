package vn.traceability.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.LongFunction;
import vn.traceability.lot.LotId;

/**
 * Makes serials and tells ours from all others, without a store. The signature of a code for a lot
 * covers GTIN, lot and sequence number, so that a true serial under another lot is a false one.
 *
 * <p>The key of a GTIN is HKDF-SHA-256 (RFC 5869) of the master key, with {@code "code for a lot" ‖
 * key number ‖ GTIN} as info. The message is GTIN (14 bytes), length of the lot number (1 byte),
 * lot number, sequence (8 bytes, big endian); its HMAC-SHA-256 is cut to the first 40 bits.
 */
public final class CodeSigner {
  private static final byte[] NO_SALT = {};

  private final MasterKeys keys;

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
   * @param key number of the key they were made under, whatever key signs now
   * @throws IllegalStateException when that key is not there any more
   */
  LongFunction<Serial> serials(LotId lot, int key) {
    return keys.find(key)
        .map(master -> serials(lot, key, master))
        .orElseThrow(
            () -> new IllegalStateException("the key " + key + " of the codes is missing"));
  }

  /** Whether we made this serial for this lot; takes as long for a false one as for a true one. */
  boolean holds(LotId lot, Serial serial) {
    return keys.find(serial.key())
        .map(master -> serials(lot, serial.key(), master).apply(serial.sequence()))
        .filter(made -> MessageDigest.isEqual(ascii(made.text()), ascii(serial.text())))
        .isPresent();
  }

  /**
   * Reads a serial that may have been typed: as written where that holds, folded where only that
   * does.
   */
  Optional<Serial> read(LotId lot, String typed) {
    return Serial.meantBy(typed).filter(meant -> holds(lot, meant));
  }

  private static LongFunction<Serial> serials(LotId lot, int number, byte[] master) {
    var gtin = ascii(lot.gtin().digits());
    var name = ascii("code for a lot");
    var info = ByteBuffer.allocate(name.length + 1 + gtin.length);
    info.put(name).put((byte) number).put(gtin);
    var key = Hkdf.derive(master, NO_SALT, info.array(), 32);

    var text = ascii(lot.number().text());
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

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
