package vn.traceability.ratelimit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who asks, as far as an address tells: all of an IPv4 address, the first 64 bits of an IPv6
 * address, since that is what one household or phone has.
 *
 * @param prefix those bits
 * @param six whether they are of an IPv6 address
 */
record Client(long prefix, boolean six) {
  private static final Pattern FOUR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  /**
   * The client of an address.
   *
   * @param address as a server has it, maybe with a zone
   * @return empty for addresses of this machine: they are those of a proxy that does not say whom
   *     it asks for, and so of everybody
   */
  static Optional<Client> at(String address) {
    int zone = address.indexOf('%');
    var plain = zone < 0 ? address : address.substring(0, zone);
    boolean isAddress =
        FOUR.matcher(plain).matches() || plain.contains(":") && SIX.matcher(plain).matches();
    if (!isAddress) {
      return Optional.empty(); // so no name is ever looked up
    }
    try {
      var known = InetAddress.getByName(plain);
      if (known.isLoopbackAddress()) {
        return Optional.empty();
      }
      var bytes = ByteBuffer.wrap(known.getAddress());
      return Optional.of(
          bytes.remaining() == Integer.BYTES
              ? new Client(bytes.getInt(), false)
              : new Client(bytes.getLong(), true));
    } catch (UnknownHostException broken) {
      return Optional.empty();
    }
  }
}
