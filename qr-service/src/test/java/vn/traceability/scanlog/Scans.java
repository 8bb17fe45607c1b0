package vn.traceability.scanlog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.party.CommuneCode;

/** Scans for tests. */
public final class Scans {
  public static final String GTIN = "08930000000019";
  public static final Instant NOW = Instant.parse("2026-03-20T01:00:00Z");
  public static final ScanPlace GIA_LAM = place("00565", "Xã Gia Lâm", 21.02, 105.93);
  public static final ScanPlace SAIGON =
      new ScanPlace(Optional.empty(), "TP. Hồ Chí Minh", 10.8, 106.7, ScanPlace.Source.RANGE);

  public static final Alarm.Responsible OWNER =
      new Alarm.Responsible(new Gln("2900000000025"), Optional.of(new CommuneCode("00565")));

  /** Nothing known of its lot but its name. */
  public static final LotDays LOT =
      new LotDays(Optional.of(LotId.of(GTIN, "PHI-1")), Optional.empty(), Optional.empty());

  private static final Outcome ACTIVATED = new Outcome("ACTIVATED", true);

  private Scans() {}

  public static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static ScanPlace place(String commune, String name, double north, double east) {
    return new ScanPlace(
        Optional.of(new CommuneCode(commune)), name, north, east, ScanPlace.Source.RANGE);
  }

  public static Scanned scanned(String serial) {
    return new Scanned(
        Optional.of(GTIN), Optional.of("PHI-1"), Optional.of(serial), Optional.empty());
  }

  public static String code(String serial) {
    return GTIN + "|" + serial;
  }

  /** A person's, of a code of ours, with nothing known of where. */
  public static ScanEvent person(String name, String serial, Instant time) {
    return new ScanEvent(
        id(name),
        time,
        scanned(serial),
        ACTIVATED,
        ScanEvent.Kind.PERSON,
        Optional.empty(),
        Optional.empty(),
        LOT);
  }

  public static ScanEvent at(ScanPlace place, ScanEvent scan) {
    return new ScanEvent(
        scan.id(),
        scan.time(),
        scan.scanned(),
        scan.outcome(),
        scan.kind(),
        Optional.of(place),
        scan.device(),
        scan.lot());
  }

  public static ScanEvent of(ScanEvent.Kind kind, ScanEvent scan) {
    return new ScanEvent(
        scan.id(),
        scan.time(),
        scan.scanned(),
        scan.outcome(),
        kind,
        scan.place(),
        scan.device(),
        scan.lot());
  }

  public static ScanEvent answered(Outcome outcome, ScanEvent scan) {
    return new ScanEvent(
        scan.id(),
        scan.time(),
        scan.scanned(),
        outcome,
        scan.kind(),
        scan.place(),
        scan.device(),
        scan.lot());
  }

  public static ScanEvent of(LotDays lot, ScanEvent scan) {
    return new ScanEvent(
        scan.id(),
        scan.time(),
        scan.scanned(),
        scan.outcome(),
        scan.kind(),
        scan.place(),
        scan.device(),
        lot);
  }

  public static PlaceTold told(ScanEvent scan, ScanPlace place, String device) {
    var told =
        new ScanPlace(
            place.commune(),
            place.name(),
            place.latitude(),
            place.longitude(),
            ScanPlace.Source.TOLD);
    return new PlaceTold(
        scan.id(),
        scan.time(),
        scan.scanned(),
        told,
        Optional.of(device).filter(text -> !text.isEmpty()));
  }
}
