package vn.traceability.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.traceability.refusal.InvalidValue;

/**
 * Where messages go. Its host is a name, or an address in its usual spelling: those that other
 * programs read otherwise than this one (octal, hexadecimal, one whole number) are refused.
 *
 * @param uri with a scheme and a host, without user and fragment
 */
public record Destination(URI uri) {
  private static final int LONGEST = 2_000;
  private static final Pattern NUMBERS =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern LABELS =
      Pattern.compile(
          "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
              + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.?");

  public Destination {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw refused(uri, "needs https");
    }
    if (uri.toString().length() > LONGEST) {
      throw refused(uri, "needs at most " + LONGEST + " characters");
    }
    if (uri.getHost() == null || !isHost(uri.getHost())) {
      throw refused(uri, "needs the name of a host, or its address in the usual spelling");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw refused(uri, "has no place for a user or a fragment");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw refused(uri, "needs a port from 1 to 65535");
    }
  }

  /**
   * Reads an address.
   *
   * @throws InvalidValue when it is none of those above
   */
  public static Destination of(String text) {
    try {
      return new Destination(new URI(text));
    } catch (URISyntaxException no) {
      throw new InvalidValue("dest", text, "needs an address such as https://example.com/events");
    }
  }

  boolean isEncrypted() {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  /** In lower case, without the brackets of IPv6 and without a dot at its end. */
  String host() {
    return plain(uri.getHost());
  }

  static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    if (lower.startsWith("[")) {
      return lower.substring(1, lower.length() - 1);
    }
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      return isAddressOf6(host.substring(1, host.length() - 1));
    }
    return NUMBERS.matcher(host).matches()
        || host.length() <= 253 && LABELS.matcher(host).matches();
  }

  private static boolean isAddressOf6(String text) {
    try {
      return text.indexOf(':') >= 0
          && text.indexOf('%') < 0
          && !(InetAddress.getByName(text) instanceof Inet4Address); // an IPv4 in disguise
    } catch (UnknownHostException no) {
      return false;
    }
  }

  private static InvalidValue refused(URI uri, String rule) {
    return new InvalidValue("dest", uri.toString(), rule);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
