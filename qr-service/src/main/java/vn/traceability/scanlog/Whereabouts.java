package vn.traceability.scanlog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.traceability.party.CommuneCode;
import vn.traceability.party.Communes;
import vn.traceability.party.Communes.Commune;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.scanlog.ScanPlace.Source;

/** Makes of what a person tells a place that is no closer than a commune. */
public final class Whereabouts {
  /** What is farther from the closest centre is outside Hanoi. */
  private static final double MOST_KILOMETRES = 8;

  private final List<Commune> communes = Communes.ofHanoi().all();

  /**
   * The commune whose centre is closest; a field of tenths of degrees outside Hanoi.
   *
   * @throws InvalidValue when that is nowhere on earth
   */
  public ScanPlace at(double latitude, double longitude) {
    var place = new ScanPlace(Optional.empty(), "", latitude, longitude, Source.TOLD);
    return communes.stream()
        .filter(each -> kilometres(each, latitude, longitude) <= MOST_KILOMETRES)
        .min(Comparator.comparingDouble(each -> kilometres(each, latitude, longitude)))
        .map(Whereabouts::in)
        .orElse(place);
  }

  /**
   * In this commune.
   *
   * @throws InvalidValue when it is none of Hanoi's
   */
  public ScanPlace in(CommuneCode code) {
    return communes.stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .map(Whereabouts::in)
        .orElseThrow(
            () -> new InvalidValue("commune", code.digits(), "is no code of a commune of Hanoi"));
  }

  private static ScanPlace in(Commune commune) {
    return new ScanPlace(
        Optional.of(commune.code()),
        commune.name(),
        commune.latitude(),
        commune.longitude(),
        Source.TOLD);
  }

  private static double kilometres(Commune commune, double latitude, double longitude) {
    return ScanPlace.kilometres(commune.latitude(), commune.longitude(), latitude, longitude);
  }
}
