package vn.traceability.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.traceability.refusal.InvalidValue;

/**
 * Where messages may go: to hosts all of whose addresses are public, over TLS, and to what the
 * operator allows beside.
 */
public final class Reach {
  /** Looks up the addresses of a host, given as a name or an address. */
  public interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * What the operator allows.
   *
   * @param hosts whose addresses may be any
   * @param networks whose addresses are as good as public ones
   * @param plainHttp whether {@code http} is allowed too
   */
  public record Allowed(Set<String> hosts, List<String> networks, boolean plainHttp) {
    public static final Allowed NOTHING = new Allowed(Set.of(), List.of(), false);

    public Allowed {
      hosts = Set.copyOf(hosts);
      networks = List.copyOf(networks);
      networks.forEach(Network::of);
    }

    /**
     * Reads a setting.
     *
     * @param list names of hosts, addresses and networks, separated by commas
     * @throws InvalidValue when it holds something that is meant as a network and is none
     */
    public static Allowed of(String list, boolean plainHttp) {
      List<String> all = Stream.of(list.split(",")).map(String::strip).toList();
      return new Allowed(
          all.stream()
              .filter(each -> !each.isEmpty() && !Network.isOne(each))
              .map(each -> each.toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet()),
          all.stream().filter(Network::isOne).toList(),
          plainHttp);
    }
  }

  /** A host that may not be reached; tells nothing of its addresses. */
  static final class NotAllowed extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    NotAllowed(String host) {
      super(host + " has an address that is not public");
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Reach.class);

  private final Allowed allowed;
  private final List<Network> networks;
  private final Resolver resolver;

  public Reach(Allowed allowed, Resolver resolver) {
    this.allowed = allowed;
    this.networks = allowed.networks().stream().map(Network::of).toList();
    this.resolver = resolver;
  }

  /** By the names that this machine knows. */
  public Reach(Allowed allowed) {
    this(allowed, InetAddress::getAllByName);
  }

  /**
   * That messages may go there, as far as that can be told now. A name that cannot be looked up may
   * be known later: each time something is sent its addresses are looked at again.
   *
   * @throws InvalidValue when they may not
   */
  public void check(Destination to) {
    checkScheme(to);
    try {
      addresses(to.host());
    } catch (NotAllowed no) {
      throw new InvalidValue("dest", to.toString(), "leads to an address that is not public");
    } catch (UnknownHostException notNow) {
      LOG.debug("{} cannot be looked up at present", to.host(), notNow);
    }
  }

  void checkScheme(Destination to) {
    if (!to.isEncrypted() && !allowed.plainHttp()) {
      throw new InvalidValue("dest", to.toString(), "needs https");
    }
  }

  /**
   * The addresses to connect to, every one of them allowed: whoever connects asks no name again.
   *
   * @param host a name or an address
   * @throws NotAllowed when one of them is not
   * @throws UnknownHostException when it has none
   */
  InetAddress[] addresses(String host) throws UnknownHostException {
    String plain = Destination.plain(host);
    InetAddress[] found = resolver.resolve(plain);
    if (found.length == 0) {
      throw new UnknownHostException(host);
    }
    if (!allowed.hosts().contains(plain)) {
      for (InetAddress each : found) {
        if (!PublicAddresses.contain(each)
            && networks.stream().noneMatch(network -> network.contains(each))) {
          throw new NotAllowed(host);
        }
      }
    }
    return found;
  }
}
