package vn.traceability.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.ratelimit.RateLimits.What;

class RateLimitsTest {
  private static final String SHOP = "203.0.113.7";

  private final AtomicLong nanoseconds = new AtomicLong(-5); // it begins anywhere
  private final RateLimits limits = limits(1000);

  private RateLimits limits(int most) {
    return new RateLimits(
        Map.of(
            What.PAGE,
            new Limit(600, Duration.ofMinutes(1), 300),
            What.WRITE,
            new Limit(10, Duration.ofMinutes(1), 20),
            What.UNKNOWN_CODE,
            new Limit(0, Duration.ofMinutes(1), 0)),
        most,
        nanoseconds::get);
  }

  private void pass(Duration time) {
    nanoseconds.addAndGet(time.toNanos());
  }

  @Test
  void whatIsTooMuchWaitsUntilItIsRefilled() {
    for (int i = 0; i < 20; i++) {
      assertThat(limits.count(SHOP, What.WRITE)).isEmpty();
    }
    assertThat(limits.count(SHOP, What.WRITE)).contains(Duration.ofSeconds(6));
    pass(Duration.ofSeconds(2));
    assertThat(limits.left(SHOP, What.WRITE)).contains(Duration.ofSeconds(4));
    pass(Duration.ofSeconds(4));
    assertThat(limits.left(SHOP, What.WRITE)).as("looking counts nothing").isEmpty();
    assertThat(limits.count(SHOP, What.WRITE)).isEmpty();
    assertThat(limits.count(SHOP, What.WRITE)).isPresent();
    pass(Duration.ofHours(9));
    for (int i = 0; i < 20; i++) {
      assertThat(limits.count(SHOP, What.WRITE)).isEmpty();
    }
    assertThat(limits.count(SHOP, What.WRITE)).as("no more than at once").isPresent();
  }

  @Test
  void aShopOfFiftyPhonesIsNeverLimited() {
    for (int second = 0; second < 3600; second++) {
      if (second % 5 == 0) {
        for (int phone = 0; phone < 50; phone++) { // each scans 12 codes a minute
          assertThat(limits.count(SHOP, What.PAGE)).isEmpty();
        }
      }
      pass(Duration.ofSeconds(1));
    }
  }

  @Test
  void oneThingDoesNotUseUpAnotherNorOneClientAnothers() {
    while (limits.count(SHOP, What.WRITE).isEmpty()) {
      assertThat(limits.count(SHOP, What.UNKNOWN_CODE)).as("0 times is no limit").isEmpty();
    }
    assertThat(limits.count(SHOP, What.PAGE)).isEmpty();
    assertThat(limits.count("203.0.113.8", What.WRITE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1,2001:db8:1:2:ffff:ffff:ffff:ffff,true",
    "2001:db8:1:2::1,2001:db8:1:3::1,false",
    "fe80::1%eth0,fe80::2,true",
    "::ffff:203.0.113.7,203.0.113.7,true",
    "0.0.0.1,::,false"
  })
  void sixtyFourBitsAreOneClient(String one, String other, boolean same) {
    while (limits.count(one, What.WRITE).isEmpty()) {}
    assertThat(limits.count(other, What.WRITE).isPresent()).isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "0:0:0:0:0:0:0:1", "localhost", ""})
  void whatIsNoAddressOfAClientIsNotLimited(String address) {
    for (int i = 0; i < 500; i++) {
      assertThat(limits.count(address, What.PAGE)).isEmpty();
    }
    assertThat(limits.remembered()).isZero();
  }

  @Test
  void memoryIsBoundedAndThoseSeenLastStay() {
    while (limits.count(SHOP, What.WRITE).isEmpty()) {}
    for (int i = 0; i < 100_000; i++) {
      limits.count("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), What.PAGE);
      if (i % 500 == 0) {
        assertThat(limits.count(SHOP, What.WRITE)).as("still remembered").isPresent();
      }
    }
    assertThat(limits.remembered()).isEqualTo(1000);
    assertThat(limits.count("10.0.0.1", What.WRITE)).isEmpty();
  }

  @Test
  void aLimitThatLimitsNothingIsRefused() {
    assertThatThrownBy(() -> new Limit(-1, Duration.ofMinutes(1), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limit(1, Duration.ofMinutes(1), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limit(1, Duration.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
