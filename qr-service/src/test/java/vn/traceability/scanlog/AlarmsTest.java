package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  /** 99 and 101 km south of Gia Lâm's field, as far as tenths of degrees allow. */
  private static final ScanPlace NEARER = south(20.1);

  private static final ScanPlace FARTHER = south(20.0);

  private static ScanPlace south(double latitude) {
    return new ScanPlace(Optional.empty(), "phía nam", latitude, 105.9, ScanPlace.Source.TOLD);
  }

  private static CodeScans of(ScanMessage... messages) {
    var scans = CodeScans.none(Scans.code("S1"));
    for (int i = 0; i < messages.length; i++) {
      scans = scans.with(new Taken(0, i, messages[i]));
    }
    return scans;
  }

  private static ScanEvent scan(String name, Duration after) {
    return Scans.person(name, "S1", Scans.NOW.plus(after));
  }

  @Nested
  class TwoFarApart {
    private final ScanEvent here = Scans.at(Scans.GIA_LAM, scan("a", Duration.ZERO));

    private ScanEvent there(ScanPlace place, Duration after) {
      return Scans.at(place, scan("b", after));
    }

    @Test
    void raiseAnAlarmFrom100KilometresOnWithin10Minutes() {
      var ten = Duration.ofMinutes(10);

      assertThat(Scans.GIA_LAM.kilometresTo(NEARER)).isBetween(99.0, 101.0);
      assertThat(FarApart.of(of(here, there(FARTHER, ten)))).isPresent();
      assertThat(FarApart.of(of(here, there(FARTHER, ten.plusSeconds(1))))).isEmpty();
      assertThat(FarApart.of(of(here, there(south(20.2), ten)))).isEmpty();
    }

    @Test
    void sayWhatTheAlarmRestsOn() {
      var nowhere = scan("c", Duration.ofMinutes(1));
      var alarm =
          FarApart.of(of(here, nowhere, there(FARTHER, Duration.ofMinutes(2)))).orElseThrow();

      assertThat(alarm.id()).isEqualTo("far-apart|08930000000019|S1");
      assertThat(alarm.scans()).containsExactly(here, there(FARTHER, Duration.ofMinutes(2)));
      assertThat(alarm.evidence())
          .isEqualTo(
              Map.of(
                  "kilometres", "111",
                  "seconds", "120",
                  "leastKilometres", "100",
                  "mostSeconds", "600",
                  "scans", "3",
                  "withPlace", "2"));
      assertThat(alarm.about()).contains(Scans.scanned("S1"));
    }

    /** Two addresses of one phone network may be said to be anywhere. */
    @Test
    void arePublicOnlyWhereAPersonSaidWhereOneOfThemWas() {
      var far = there(Scans.SAIGON, Duration.ofMinutes(5));

      assertThat(FarApart.of(of(here, far)).orElseThrow().suspectsCopy()).isFalse();
      assertThat(
              FarApart.of(of(here, far, Scans.told(far, Scans.SAIGON, "")))
                  .orElseThrow()
                  .suspectsCopy())
          .isTrue();
      assertThat(FarApart.of(of(here, far, Scans.told(far, Scans.GIA_LAM, "")))).isEmpty();
    }

    @Test
    void ofOneDeviceShowThatAPlaceIsWrong() {
      var far = there(Scans.SAIGON, Duration.ofMinutes(5));
      var one = Scans.told(here, Scans.GIA_LAM, "0123456789abcdef");

      assertThat(FarApart.of(of(here, far, one, Scans.told(far, Scans.SAIGON, "0123456789abcdef"))))
          .isEmpty();
      assertThat(FarApart.of(of(here, far, one, Scans.told(far, Scans.SAIGON, "fedcba9876543210"))))
          .isPresent();
      assertThat(FarApart.of(of(here, far, one, Scans.told(far, Scans.SAIGON, "")))).isPresent();
    }
  }

  @Nested
  class ARate {
    private CodeScans scanned(int times) {
      return of(
          IntStream.range(0, times)
              .mapToObj(i -> scan("scan " + i, Duration.ofMinutes(i)))
              .toArray(ScanMessage[]::new));
    }

    private Optional<Alarm> rate(int times, long persons, long codes) {
      return UnusualRate.of(scanned(times), new ProductScans(Scans.GTIN, persons, codes, Map.of()));
    }

    @Test
    void isUnusualFrom20OnWhereOthersAreScannedHardlyEver() {
      assertThat(rate(19, 19, 1)).isEmpty();
      assertThat(rate(20, 20, 1)).isPresent();
      assertThat(rate(20, 20 + 200, 1 + 100)).isPresent(); // the others: twice each
    }

    @Test
    void isUnusualFrom10TimesTheOthersMeanOn() {
      assertThat(rate(29, 29 + 30, 1 + 10)).as("of 3 each").isEmpty();
      assertThat(rate(30, 30 + 30, 1 + 10)).as("of 3 each").isPresent();
      assertThat(rate(25, 25 + 25, 1 + 10)).as("of 2.5 each").isPresent();
      assertThat(rate(24, 24 + 25, 1 + 10)).as("of 2.5 each").isEmpty();
    }

    @Test
    void isOfOneDay() {
      var slowly =
          of(
              IntStream.range(0, 40)
                  .mapToObj(i -> scan("scan " + i, Duration.ofHours(2L * i)))
                  .toArray(ScanMessage[]::new));

      assertThat(slowly.inADay()).isEqualTo(12);
      assertThat(UnusualRate.of(slowly, ProductScans.none(Scans.GTIN))).isEmpty();
    }

    @Test
    void saysTheNormAndTheBorders() {
      var alarm = rate(30, 30 + 30, 1 + 10).orElseThrow();

      assertThat(alarm.suspectsCopy()).isTrue();
      assertThat(alarm.scans()).hasSize(20);
      assertThat(alarm.evidence())
          .isEqualTo(
              Map.of(
                  "inADay", "30",
                  "usual", "3.00",
                  "otherCodes", "10",
                  "leastInADay", "20",
                  "leastTimesUsual", "10",
                  "scans", "20",
                  "withPlace", "0"));
    }
  }

  @Nested
  class TooLate {
    /** In Vietnam it is 08:00 on the 20th then. */
    private ScanEvent scan(String name, Instant time, String expires, String soldOut) {
      return Scans.of(
          new LotDays(
              Scans.LOT.lot(),
              Optional.of(expires).filter(day -> !day.isEmpty()).map(LocalDate::parse),
              Optional.of(soldOut).filter(day -> !day.isEmpty()).map(LocalDate::parse)),
          Scans.person(name, "S1", time));
    }

    @Test
    void isAFirstScanTheDayAfterTheLastDay() {
      assertThat(Late.afterExpiry(of(scan("a", Scans.NOW, "2026-03-20", "")))).isEmpty();
      var alarm = Late.afterExpiry(of(scan("a", Scans.NOW, "2026-03-19", ""))).orElseThrow();

      assertThat(alarm.id()).isEqualTo("after-expiry|08930000000019|S1");
      assertThat(alarm.evidence())
          .containsEntry("expiresOn", "2026-03-19")
          .containsEntry("scannedOn", "2026-03-20")
          .containsEntry("withPlace", "0");
      assertThat(alarm.suspectsCopy()).isFalse();
      assertThat(Late.afterExpiry(of(scan("a", Scans.NOW, "", "")))).isEmpty();
    }

    @Test
    void isNoSecondLook() {
      var bought = scan("a", Scans.NOW, "2026-03-25", "");
      var again = scan("b", Scans.NOW.plus(Duration.ofDays(30)), "2026-03-25", "");

      assertThat(Late.afterExpiry(of(bought, again))).isEmpty();
    }

    @Test
    void isAScanMoreThan60DaysAfterAllWasSold() {
      assertThat(Late.afterSale(of(scan("a", Scans.NOW, "", "2026-01-19")))).isEmpty();
      var alarm = Late.afterSale(of(scan("a", Scans.NOW, "", "2026-01-18"))).orElseThrow();

      assertThat(alarm.evidence())
          .containsEntry("soldOutOn", "2026-01-18")
          .containsEntry("scannedOn", "2026-03-20");
      assertThat(Late.afterSale(of(scan("a", Scans.NOW, "", "")))).isEmpty();
    }
  }

  @Nested
  class ManyUnknownCodesOfOnePlace {
    private UnknownCodes codes(int count) {
      var scans = new ArrayList<ScanEvent>();
      for (int i = 0; i < count; i++) {
        scans.add(unknown("NOT_ISSUED", "X" + i));
      }
      return new UnknownCodes(Scans.GIA_LAM, LocalDate.parse("2026-03-20"), scans);
    }

    private ScanEvent unknown(String outcome, String serial) {
      var scan = Scans.at(Scans.GIA_LAM, Scans.person(serial, serial, Scans.NOW));
      return Scans.answered(new Outcome(outcome, false), scan);
    }

    @Test
    void raiseAnAlarmFrom30On() {
      assertThat(codes(29).alarm()).isEmpty();
      var alarm = codes(30).alarm().orElseThrow();

      assertThat(alarm.id()).isEqualTo("unknown-codes|00565|2026-03-20");
      assertThat(alarm.place()).contains(Scans.GIA_LAM);
      assertThat(alarm.about()).isEmpty();
      assertThat(alarm.scans()).hasSize(30);
      assertThat(alarm.evidence()).containsEntry("codes", "30").containsEntry("withPlace", "30");
      assertThat(codes(100).alarm().orElseThrow().evidence()).containsEntry("codes", "100+");
    }

    @Test
    void arePersonsScansOfWhatIsNotOurs() {
      for (var outcome : List.of("NOT_ISSUED", "MISTYPED", "UNKNOWN_PRODUCT", "UNKNOWN_LOT")) {
        assertThat(UnknownCodes.concerns(unknown(outcome, "X"))).as(outcome).isTrue();
      }
      for (var outcome : List.of("ACTIVATED", "UNAVAILABLE", "UNREADABLE", "CANCELLED")) {
        assertThat(UnknownCodes.concerns(unknown(outcome, "X"))).as(outcome).isFalse();
      }
      var program = Scans.of(ScanEvent.Kind.FETCH, unknown("NOT_ISSUED", "X"));
      assertThat(UnknownCodes.concerns(program)).isFalse();
      var nowhere =
          Scans.answered(new Outcome("NOT_ISSUED", false), Scans.person("a", "X", Scans.NOW));
      assertThat(UnknownCodes.concerns(nowhere)).isFalse();
    }
  }
}
