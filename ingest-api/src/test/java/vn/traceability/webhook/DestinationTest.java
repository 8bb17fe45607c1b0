package vn.traceability.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.refusal.InvalidValue;

/** Which addresses others may choose for our messages. */
class DestinationTest {
  private static final byte[] NOWHERE = {};

  /** What names resolve to, so that no test asks the network. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry(
              "example.com", List.of("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")),
          Map.entry("loop.example.com", List.of("127.0.0.1")),
          Map.entry("half.example.com", List.of("93.184.215.14", "10.0.0.5")),
          Map.entry("half6.example.com", List.of("93.184.215.14", "fd00::5")),
          Map.entry("cloud.example.com", List.of("169.254.169.254")),
          Map.entry("mapped.example.com", List.of("::ffff:192.168.0.1")),
          Map.entry("carrier.example.com", List.of("100.64.1.1")),
          Map.entry("many.example.com", List.of("224.0.0.251")),
          Map.entry("any.example.com", List.of("0.0.0.0")),
          Map.entry("nat64.example.com", List.of("64:ff9b::7f00:1")),
          Map.entry("localhost", List.of("127.0.0.1", "::1")));

  private static InetAddress[] resolve(String host) throws UnknownHostException {
    if (Network.isOne(host)) {
      return new InetAddress[] {InetAddress.getByName(host)};
    }
    var found = NAMES.get(host);
    if (found == null) {
      throw new UnknownHostException(host);
    }
    var addresses = new InetAddress[found.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] = InetAddress.getByName(found.get(i));
    }
    return addresses;
  }

  private static void check(String address, Reach.Allowed allowed) {
    new Reach(allowed, DestinationTest::resolve).check(Destination.of(address));
  }

  @Test
  void mayLeadToAHostThatIsNotKnownYetAndIsLookedUpBeforeEachMessage() {
    check("https://nobody.example.com/", Reach.Allowed.NOTHING);

    assertThatThrownBy(
            () ->
                new Reach(Reach.Allowed.NOTHING, DestinationTest::resolve)
                    .addresses("nobody.example.com"))
        .isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://127.255.255.254:8443/x",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0x0.0x0.0x1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.0.0.01/",
        "https://0/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://100.64.0.1/",
        "https://100.127.255.255/",
        "https://169.254.169.254/latest/meta-data/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://192.0.2.1/",
        "https://198.18.0.1/",
        "https://198.51.100.7/",
        "https://203.0.113.7/",
        "https://224.0.0.1/",
        "https://239.255.255.255/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::ffff:8.8.8.8]/",
        "https://[0:0:0:0:0:ffff:10.0.0.1]/",
        "https://[::127.0.0.1]/",
        "https://[fe80::1]/",
        "https://[fe80::1%25eth0]/",
        "https://[febf::1]/",
        "https://[fec0::1]/",
        "https://[fc00::1]/",
        "https://[fdff:ffff::1]/",
        "https://[ff02::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2001:db8::1]/",
        "https://[2001::1]/",
        "https://[2002:7f00:1::]/",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://localhost./",
        "https://loop.example.com/",
        "https://Loop.Example.COM./",
        "https://half.example.com/",
        "https://half6.example.com/",
        "https://cloud.example.com/",
        "https://mapped.example.com/",
        "https://carrier.example.com/",
        "https://many.example.com/",
        "https://any.example.com/",
        "https://nat64.example.com/",
        "https://user@example.com/",
        "https://example.com@127.0.0.1/",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://example.com/#part",
        "https://exa_mple.com/",
        "https://example.com\\@127.0.0.1/",
        "https://①②⑦.0.0.1/",
        "https:///path",
        "https:example.com",
        "//example.com/",
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "jar:https://example.com/!/",
        "javascript:alert(1)",
        "example.com",
        ""
      })
  void leadsSomewhereItMayNot(String address) {
    assertThatThrownBy(() -> check(address, Reach.Allowed.NOTHING))
        .isInstanceOf(InvalidValue.class)
        .hasMessageStartingWith("dest ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com/events?of=me",
        "HTTPS://Example.COM.:8443/events",
        "https://93.184.215.14/",
        "https://9.255.255.255/",
        "https://11.0.0.1/",
        "https://100.63.255.255/",
        "https://100.128.0.0/",
        "https://172.15.255.255/",
        "https://172.32.0.1/",
        "https://223.255.255.255/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:443/"
      })
  void isPublic(String address) {
    assertThatCode(() -> check(address, Reach.Allowed.NOTHING)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "'127.0.0.0/8', http://127.0.0.1:8080/x, true",
    "'127.0.0.0/8', http://localhost/, false",
    "'127.0.0.0/8, ::1', http://localhost/, true",
    "'localhost', http://LocalHost./, true",
    "'localhost', http://127.0.0.1/, false",
    "'10.0.0.0/24', http://10.0.0.255/, true",
    "'10.0.0.0/24', http://10.0.1.0/, false",
    "'fd00::/8', 'http://[fd12::1]/', true",
    "'', http://example.com/, true",
    "'loop.example.com,', http://loop.example.com/, true"
  })
  void isAllowedByTheOperator(String allowed, String address, boolean may) {
    var reach = Reach.Allowed.of(allowed, true);

    if (may) {
      assertThatCode(() -> check(address, reach)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> check(address, reach)).isInstanceOf(InvalidValue.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8/1", "1.2.3.4.5/8", "::1/129", "fd00::/x"})
  void aSettingThatIsNoNetworkIsRefusedAtStart(String setting) {
    assertThatThrownBy(() -> Reach.Allowed.of(setting, false)).isInstanceOf(InvalidValue.class);
  }

  /** A name whose addresses change is judged by those it has when a message is sent. */
  @Test
  void theAddressesThatAreCheckedAreThoseThatAreConnectedTo() throws Exception {
    var answers = List.of("93.184.215.14", "127.0.0.1").iterator();
    var reach =
        new Reach(
            Reach.Allowed.NOTHING,
            host -> new InetAddress[] {InetAddress.getByName(answers.next())});
    reach.check(Destination.of("https://example.com/"));

    try (var webhooks = new Webhooks(reach)) {
      var outcome = webhooks.post(Destination.of("https://example.com/"), Map.of(), NOWHERE);
      assertThat(outcome.isDelivered()).isFalse();
      assertThat(outcome.reason()).isEqualTo("the address is not a public one");
    }
    assertThat(answers.hasNext()).isFalse();
  }

  @Test
  void aNameWithoutAnAddressIsNoPublicOne() {
    var reach =
        new Reach(new Reach.Allowed(Set.of(), List.of(), false), host -> new InetAddress[0]);

    assertThatThrownBy(() -> reach.addresses("example.com"))
        .isInstanceOf(UnknownHostException.class);
  }
}
