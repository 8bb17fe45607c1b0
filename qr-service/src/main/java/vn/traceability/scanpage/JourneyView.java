package vn.traceability.scanpage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import vn.traceability.event.Entry;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Sown;
import vn.traceability.event.Tended;
import vn.traceability.event.TraceEvent;
import vn.traceability.finding.Finding;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.scan.Answer;
import vn.traceability.scan.Journey;
import vn.traceability.trace.Gap;

/** Tells a journey in words. */
final class JourneyView {
  private static final int MOST_LOTS_NAMED = 4;

  private final Answer answer;
  private final Journey journey;
  private final LotId lot;
  private final Texts texts;

  JourneyView(Answer answer, Journey journey, Texts texts) {
    this.answer = answer;
    this.journey = journey;
    this.lot = answer.lotId().orElseThrow();
    this.texts = texts;
  }

  /**
   * The journey, shortened where it does not fit.
   *
   * @param most steps and notes to show; care of the crop gives way first, then the latest
   */
  View.Way shownUpTo(int most) {
    var all = told();
    var chosen =
        all.stream()
            .sorted(Comparator.comparingInt(Told::givesWay))
            .limit(most)
            .sorted(Comparator.comparingInt(Told::position))
            .map(Told::step)
            .toList();
    var remarks = new ArrayList<String>();
    if (chosen.size() < all.size()) {
      remarks.add(count("journey.more", all.size() - chosen.size()));
    }
    if (journey.others() > 0) {
      remarks.add(count("journey.others", journey.others()));
    }
    if (journey.corrected() > 0) {
      remarks.add(count("journey.corrected", journey.corrected()));
    }
    return new View.Way(!chosen.isEmpty(), chosen, remarks, notes(most));
  }

  private record Told(int position, int givesWay, View.Step step) {}

  /**
   * The same care, by the same hands at the same place, is told once for all its times in a row.
   */
  private List<Told> told() {
    var told = new ArrayList<Told>();
    var steps = journey.steps();
    for (int i = 0; i < steps.size(); i++) {
      var fact = steps.get(i).fact();
      int last = i;
      while (last + 1 < steps.size() && sameCare(fact, steps.get(last + 1).fact())) {
        last++;
      }
      told.add(
          new Told(
              told.size(),
              givesWay(fact),
              step(fact, steps.get(last).fact().entry(), last - i + 1)));
      i = last;
    }
    return told;
  }

  private static int givesWay(TraceEvent fact) {
    if (isPlainCare(fact)) {
      return 2;
    }
    return fact instanceof Tended || fact instanceof Sown ? 1 : 0;
  }

  private static boolean isPlainCare(TraceEvent fact) {
    return fact instanceof Tended tended && tended.treatment().isEmpty();
  }

  private static boolean sameCare(TraceEvent one, TraceEvent next) {
    return isPlainCare(one)
        && isPlainCare(next)
        && ((Tended) one).activity() == ((Tended) next).activity()
        && one.entry().party().equals(next.entry().party())
        && one.entry().place().equals(next.entry().place())
        && namesOf(one.passing()).equals(namesOf(next.passing()));
  }

  private static List<LotId> namesOf(List<LotQuantity> amounts) {
    return amounts.stream().map(LotQuantity::lot).toList();
  }

  private View.Step step(TraceEvent fact, Entry last, int times) {
    var title = fact.match(new StepTitles(texts, this::party));
    var day = dayOf(fact.entry());
    return new View.Step(
        title.icon(),
        title.text(),
        day.toString(),
        texts.day(day),
        times == 1
            ? Optional.empty()
            : Optional.of(
                texts.get(
                    "journey.times",
                    "count",
                    Integer.toString(times),
                    "until",
                    texts.day(dayOf(last)))),
        title.detail(),
        party(fact.entry().party()),
        place(fact.entry().place()),
        lots(fact));
  }

  /** As the clock on the wall said, whatever zone a browser wrote the moment in. */
  private static LocalDate dayOf(Entry entry) {
    return LocalDate.ofInstant(entry.occurredAt(), Entry.VIETNAM);
  }

  /** Which lots, where they are not simply the one that was asked for. */
  private Optional<String> lots(TraceEvent fact) {
    var parts = new ArrayList<String>();
    if (!fact.inputs().isEmpty()) {
      parts.add(texts.get("journey.from", "lots", names(fact.inputs())));
    }
    var others = new ArrayList<>(fact.outputs());
    others.addAll(fact.passing());
    var known = others.stream().anyMatch(each -> each.lot().equals(lot));
    if (!known && !others.isEmpty()) {
      parts.add(texts.get("journey.lot", "lot", names(others)));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" → ", parts));
  }

  private String names(List<LotQuantity> amounts) {
    var named = amounts.stream().limit(MOST_LOTS_NAMED).map(each -> name(each.lot())).toList();
    var text = String.join(", ", named);
    return amounts.size() <= MOST_LOTS_NAMED
        ? text
        : text + " " + count("journey.lots.more", amounts.size() - MOST_LOTS_NAMED);
  }

  private String name(LotId other) {
    return LotNames.name(other, answer);
  }

  private String party(Gln gln) {
    return answer
        .names()
        .party(gln)
        .map(Party::name)
        .orElseGet(() -> texts.get("party.unregistered", "gln", gln.digits()));
  }

  private Optional<String> place(Gln gln) {
    var place = answer.names().place(gln).map(Place::name);
    if (place.isEmpty() && answer.names().party(gln).isPresent()) {
      return Optional.empty(); // a party's number stands for its seat
    }
    return Optional.of(place.orElseGet(() -> texts.get("place.unregistered", "gln", gln.digits())));
  }

  private List<String> notes(int most) {
    var notes = new LinkedHashSet<String>();
    if (journey.cut()) {
      notes.add(texts.get("journey.cut"));
    }
    journey.notes().stream().filter(Journey.Note::holds).map(this::tell).forEach(notes::add);
    journey.gaps().forEach(gap -> notes.add(tell(gap)));
    journey.notes().stream().filter(note -> !note.holds()).map(this::tell).forEach(notes::add);
    if (notes.isEmpty() && !answer.recalled().isEmpty()) {
      notes.add(texts.get("notes.recalled")); // under a recall nothing else reads as all is well
    }
    var told = new ArrayList<>(notes);
    if (told.size() <= most) {
      return told;
    }
    var shown = new ArrayList<>(told.subList(0, most));
    shown.add(count("notes.more", told.size() - most));
    return shown;
  }

  private String tell(Gap gap) {
    var day = gap.since().map(at -> texts.day(LocalDate.ofInstant(at, Entry.VIETNAM))).orElse("");
    return texts.get(
        "gap." + gap.kind().name(),
        "lot",
        name(gap.lot()),
        "day",
        day,
        "party",
        gap.party().map(this::party).orElse(""));
  }

  private String tell(Journey.Note note) {
    var finding = note.finding();
    var filled = new ArrayList<>(List.of("lot", name(finding.lot())));
    finding.evidence().forEach((name, value) -> filled.addAll(List.of(name, inWords(name, value))));
    var text = texts.get(key(finding), filled.toArray(String[]::new));
    return note.released() ? texts.get("finding.released", "finding", text) : text;
  }

  private String key(Finding finding) {
    var key = "finding." + finding.rule().slug();
    if (finding.rule() == Finding.Rule.MISSING_FIELD) {
      return key + "." + finding.evidence().get("field");
    }
    if (finding.rule() == Finding.Rule.CORRECTED) {
      return key + "." + finding.evidence().get("rule");
    }
    if (finding.rule() == Finding.Rule.MASS && finding.evidence().containsKey("party")) {
      return key + (finding.event().isPresent() ? ".received" : ".had");
    }
    return key;
  }

  private String inWords(String name, String value) {
    return switch (name) {
      case "out", "in" ->
          value.replace(" KGM", " kg").replace(" EA", " " + texts.get("unit.pieces"));
      case "party" -> party(new Gln(value));
      case "scheme" -> texts.get("scheme." + value);
      case "sprayedOn", "harvestedOn", "earliestOn", "producedOn", "validUntil" ->
          texts.day(LocalDate.parse(value));
      default -> value;
    };
  }

  private String count(String key, int count) {
    return texts.get(key, "count", Integer.toString(count));
  }
}
