package vn.traceability.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/**
 * The addresses that begin alike, as in {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param start any address in it
 * @param bits how many of its first bits they share
 */
record Network(InetAddress start, int bits) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

  /**
   * Reads one; a single address is a network of its own.
   *
   * @throws InvalidValue when it is none
   */
  static Network of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      if (ADDRESS.matcher(address).matches()) { // so that no name is looked up
        InetAddress start = InetAddress.getByName(address);
        int longest = start.getAddress().length * 8;
        int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
        if (bits >= 0 && bits <= longest) {
          return new Network(start, bits);
        }
      }
    } catch (UnknownHostException | NumberFormatException no) {
      // answered below
    }
    throw new InvalidValue("network", text, "needs an address and a length such as 10.0.0.0/8");
  }

  static boolean isOne(String text) {
    return text.indexOf('/') >= 0 || ADDRESS.matcher(text).matches();
  }

  boolean contains(InetAddress address) {
    byte[] mine = start.getAddress();
    byte[] its = address.getAddress();
    if (mine.length != its.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
