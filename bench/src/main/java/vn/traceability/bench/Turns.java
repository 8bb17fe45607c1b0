package vn.traceability.bench;

import java.time.Duration;
import java.util.ArrayList;

/** A floor and ours, measured in turn, so that what else the machine does strikes both. */
final class Turns {
  /** One of the two. */
  interface Measured {
    Rate during(Duration time) throws Exception;
  }

  private Turns() {}

  /** Warms both up, and reports the median of each. */
  static void compare(String what, Scale scale, Report report, Measured floor, Measured ours)
      throws Exception {
    floor.during(scale.warmUp());
    ours.during(scale.warmUp());
    var floors = new ArrayList<Rate>();
    var own = new ArrayList<Rate>();
    for (int round = 0; round < scale.rounds(); round++) {
      floors.add(floor.during(scale.measured()));
      own.add(ours.during(scale.measured()));
    }
    report.add(what, Rate.median(floors), Rate.median(own));
  }
}
