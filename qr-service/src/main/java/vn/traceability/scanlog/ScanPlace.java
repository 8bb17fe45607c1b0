package vn.traceability.scanlog;

import java.util.Locale;
import java.util.Optional;
import vn.traceability.party.CommuneCode;
import vn.traceability.refusal.InvalidValue;

/**
 * Where a scan was made, no closer than a commune: coordinates are rounded to tenths of a degree
 * (11 km), whoever gives them.
 *
 * @param commune where it is one of Hanoi's
 * @param name of the commune, or of where a range of addresses is said to be; may be empty
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east
 */
public record ScanPlace(
    Optional<CommuneCode> commune, String name, double latitude, double longitude, Source source) {
  private static final double EARTH_KILOMETRES = 6371.0088; // mean radius, IUGG

  /** Who says so. */
  public enum Source {
    /** The operator, of a range of addresses. */
    RANGE,
    /** The person, by a tap on the page. */
    TOLD
  }

  public ScanPlace {
    if (!(Math.abs(latitude) <= 90)) {
      throw new InvalidValue("latitude", Double.toString(latitude), "needs -90 to 90 degrees");
    }
    if (!(Math.abs(longitude) <= 180)) {
      throw new InvalidValue("longitude", Double.toString(longitude), "needs -180 to 180 degrees");
    }
    if (name.length() > 100) {
      throw new InvalidValue("place", name, "needs at most 100 characters");
    }
    latitude = tenths(latitude);
    longitude = tenths(longitude);
  }

  private static double tenths(double degrees) {
    return Math.round(degrees * 10) / 10.0;
  }

  /** Along the great circle, on a ball (haversine); off by 0.5 per cent at most. */
  public double kilometresTo(ScanPlace other) {
    return kilometres(latitude, longitude, other.latitude, other.longitude);
  }

  static double kilometres(double north, double east, double otherNorth, double otherEast) {
    double from = Math.toRadians(north);
    double to = Math.toRadians(otherNorth);
    double up = Math.sin((to - from) / 2);
    double across = Math.sin(Math.toRadians(otherEast - east) / 2);
    double chord = up * up + Math.cos(from) * Math.cos(to) * across * across;
    return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(chord)));
  }

  /** The same for all scans of one commune; of one field of tenths of degrees elsewhere. */
  String key() {
    return commune
        .map(CommuneCode::digits)
        .orElseGet(() -> String.format(Locale.ROOT, "%.1f,%.1f", latitude, longitude));
  }
}
