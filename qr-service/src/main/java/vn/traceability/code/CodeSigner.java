package vn.traceability.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
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

  /** The serial of a code for this lot. */
  Serial sign(LotId lot, long sequence) {
    int number = keys.signing();
    return sign(lot, sequence, number, keys.find(number).orElseThrow());
  }

  /** Whether we made this serial for this lot; takes as long for a false one as for a true one. */
  boolean holds(LotId lot, Serial serial) {
    return keys.find(serial.key())
        .map(key -> sign(lot, serial.sequence(), serial.key(), key))
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

  private static Serial sign(LotId lot, long sequence, int number, byte[] master) {
    var gtin = ascii(lot.gtin().digits());
    var name = ascii("code for a lot");
    var info = ByteBuffer.allocate(name.length + 1 + gtin.length);
    info.put(name).put((byte) number).put(gtin);
    var key = Hkdf.derive(master, NO_SALT, info.array(), 32);

    var text = ascii(lot.number().text());
    var message = ByteBuffer.allocate(gtin.length + 1 + text.length + Long.BYTES);
    message.put(gtin).put((byte) text.length).put(text).putLong(sequence);
    long mac = ByteBuffer.wrap(Hkdf.hmac(key, message.array())).getLong() >>> 24;
    return Serial.of(number, sequence, mac);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
