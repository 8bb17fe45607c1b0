package vn.traceability.scanpage;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.traceability.event.Entry;
import vn.traceability.scan.Answer;
import vn.traceability.scan.State;
import vn.traceability.scanlog.CodeScans;
import vn.traceability.scanlog.ScanEvent;
import vn.traceability.scanlog.ScanPlace;

/** What the page of a code that is active says of the scans before. */
final class ScansView {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private ScansView() {}

  /** Whether its page says anything of them. */
  static boolean isTold(Answer answer) {
    return answer.link().serial().isPresent() && answer.states().contains(State.ACTIVATED);
  }

  static List<String> lines(Visits.Told told, Texts texts) {
    boolean person = told.kind() == ScanEvent.Kind.PERSON;
    var lines = new ArrayList<String>();
    if (!told.before().known()) {
      lines.add(texts.get("scans.unknown"));
    } else if (told.before().scans().isEmpty()) {
      lines.add(texts.get(person ? "scans.first-ever" : "scans.none"));
    } else {
      var scans = told.before().scans().get();
      scans.first().ifPresent(first -> lines.add(first(first, texts)));
      lines.add(count(scans, person, texts));
      lines.add(texts.get("scans.compare"));
    }
    return lines;
  }

  private static String first(ScanEvent first, Texts texts) {
    var at = first.time().atZone(Entry.VIETNAM);
    var place = first.place().map(ScansView::name).orElse("");
    return texts.get(
        place.isEmpty() ? "scans.first.nowhere" : "scans.first",
        "time",
        TIME.format(at),
        "day",
        texts.day(at.toLocalDate()),
        "place",
        place);
  }

  private static String name(ScanPlace place) {
    return place.name().isEmpty()
        ? String.format(Locale.ROOT, "%.1f, %.1f", place.latitude(), place.longitude())
        : place.name();
  }

  private static String count(CodeScans scans, boolean person, Texts texts) {
    var count = Long.toString(scans.persons());
    return texts.get(person ? "scans.count" : "scans.count.all", "count", count);
  }
}
