package vn.traceability.qr;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import vn.traceability.code.LabelAddress;
import vn.traceability.code.MasterKeys;
import vn.traceability.legacy.OldAddresses;
import vn.traceability.ratelimit.Limit;
import vn.traceability.ratelimit.RateLimits;
import vn.traceability.ratelimit.RateLimits.What;
import vn.traceability.scanlog.AddressPlaces;

/**
 * Settings {@code traceability.qr.*}; {@code qr.properties} has them with what they are unless told
 * otherwise.
 *
 * @param address origin of the addresses on labels
 * @param data folder of the file {@code code-keys}
 * @param codeKeys the keys themselves; empty when the file is to be used
 * @param preview whether nothing is kept
 * @param places file with places of ranges of addresses; empty where there is none
 * @param oldAddresses file with where addresses of older labels lead now; empty where there is none
 * @param scansKept how long scans are kept as they are
 * @param limits of what one client may do
 */
@ConfigurationProperties("traceability.qr")
public record QrSettings(
    URI address,
    Path data,
    String codeKeys,
    boolean preview,
    String places,
    String oldAddresses,
    @DurationUnit(ChronoUnit.DAYS) Duration scansKept,
    Limits limits) {

  /**
   * What one client may do, on each process.
   *
   * @param pages it may read
   * @param unknownCodes it may ask for
   * @param writes reports and places it may send
   * @param clients how many are remembered
   */
  public record Limits(Limit pages, Limit unknownCodes, Limit writes, int clients) {
    public Limits {
      if (clients < 1) {
        throw new IllegalArgumentException("traceability.qr.limits.clients needs 1 or more");
      }
    }

    RateLimits start() {
      return new RateLimits(
          Map.of(What.PAGE, pages, What.UNKNOWN_CODE, unknownCodes, What.WRITE, writes), clients);
    }
  }

  public QrSettings {
    new LabelAddress(address); // says what is wrong with it
    if (scansKept.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("traceability.qr.scans-kept needs a day or more");
    }
  }

  AddressPlaces addressPlaces() {
    return places.isBlank() ? AddressPlaces.NONE : AddressPlaces.in(Path.of(places));
  }

  OldAddresses addressesOfOldLabels() {
    return oldAddresses.isBlank() ? OldAddresses.NONE : OldAddresses.read(Path.of(oldAddresses));
  }

  MasterKeys keys() {
    return codeKeys.isBlank()
        ? MasterKeys.in(data.resolve("code-keys"))
        : MasterKeys.read("traceability.qr.code-keys", codeKeys);
  }
}
