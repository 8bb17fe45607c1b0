package vn.traceability.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public Internet from those that lead into somebody's own network or back
 * to this machine.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA, special-purpose
 *     addresses of IPv4</a>, and <a
 *     href="https://www.iana.org/assignments/iana-ipv6-special-registry/">of IPv6</a> (RFC 6890)
 */
final class PublicAddresses {
  private static final List<Network> NOT_PUBLIC_IN_4 =
      networks(
          "0.0.0.0/8", // this network, and the address that means any
          "10.0.0.0/8", // private
          "100.64.0.0/10", // behind the translation of a carrier
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, where clouds keep their metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // for protocols
          "192.0.2.0/24", // for documents
          "192.88.99.0/24", // 6to4
          "192.168.0.0/16", // private
          "198.18.0.0/15", // for measurements
          "198.51.100.0/24", // for documents
          "203.0.113.0/24", // for documents
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // kept back, and broadcast

  /** All that is given out for the public lies here; what leads elsewhere through it is below. */
  private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

  private static final List<Network> NOT_PUBLIC_IN_6 =
      networks(
          "2001::/23", // for protocols; Teredo carries an address of IPv4
          "2001:db8::/32", // for documents
          "2002::/16", // 6to4 carries an address of IPv4
          "3fff::/20"); // for documents

  private PublicAddresses() {}

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }

  /** What the platform reads as IPv4 though it came as IPv6 is judged as IPv4. */
  static boolean contain(InetAddress address) {
    return address instanceof Inet4Address
        ? NOT_PUBLIC_IN_4.stream().noneMatch(network -> network.contains(address))
        : GLOBAL_UNICAST.contains(address)
            && NOT_PUBLIC_IN_6.stream().noneMatch(network -> network.contains(address));
  }
}
