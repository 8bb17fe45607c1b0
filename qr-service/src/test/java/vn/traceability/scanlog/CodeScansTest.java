package vn.traceability.scanlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeScansTest {
  private static final CodeScans NONE = CodeScans.none(Scans.code("S1"));

  /** Random histories, each read once, and again with parts of it repeated. */
  @Test
  void aMessageMetAgainChangesNothing() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var history = history(random);
      var once = read(NONE, history);
      var again = NONE;
      for (int done = 0; done < history.size(); ) {
        int from = random.nextInt(done + 1);
        int to = Math.min(history.size(), done + 1 + random.nextInt(9));
        again = read(again, history.subList(from, to));
        done = to;
      }
      assertThat(again).as("history %d", seed).isEqualTo(once);
    }
  }

  @Test
  void theFirstAndTheLatestAreThoseOfAllByTimeAndEachIsCountedOnce() {
    for (int seed = 0; seed < 300; seed++) {
      var history = history(new Random(seed));
      var scans = read(NONE, history);
      var counted =
          history.stream()
              .map(Taken::message)
              .filter(ScanEvent.class::isInstance)
              .map(ScanEvent.class::cast)
              .filter(ScanEvent::counts)
              .sorted(Comparator.comparing(ScanEvent::time).thenComparing(ScanEvent::id))
              .toList();

      assertThat(scans.persons()).as("history %d", seed).isEqualTo(counted.size());
      assertThat(scans.first().map(ScanEvent::time))
          .isEqualTo(counted.stream().findFirst().map(ScanEvent::time));
      assertThat(scans.last().stream().map(ScanEvent::id))
          .containsExactlyElementsOf(
              counted.stream()
                  .skip(Math.max(0, counted.size() - CodeScans.KEPT))
                  .map(ScanEvent::id)
                  .toList());
    }
  }

  /** Sent twice because the answer of the broker was lost: another offset, the same scan. */
  @Test
  void aScanSentTwiceIsOne() {
    var scan = Scans.person("a", "S1", Scans.NOW);
    var scans = read(NONE, List.of(new Taken(0, 1, scan), new Taken(0, 2, scan)));

    assertThat(scans.persons()).isEqualTo(1);
    assertThat(scans.inADay()).isEqualTo(1);
  }

  @Test
  void whatThePersonTellsReplacesTheOperatorsRangeAndStays() {
    var scan = Scans.at(Scans.SAIGON, Scans.person("a", "S1", Scans.NOW));
    var scans =
        read(
            NONE,
            List.of(
                new Taken(0, 1, scan),
                new Taken(0, 2, Scans.told(scan, Scans.GIA_LAM, "0123456789abcdef")),
                new Taken(0, 3, Scans.told(scan, Scans.SAIGON, ""))));

    for (var kept : List.of(scans.first().orElseThrow(), scans.last().get(0))) {
      assertThat(kept.place().orElseThrow().name()).isEqualTo("Xã Gia Lâm");
      assertThat(kept.place().orElseThrow().source()).isEqualTo(ScanPlace.Source.TOLD);
      assertThat(kept.device()).contains("0123456789abcdef");
    }
  }

  @Test
  void aDayIsTheHourOfTheLatestAndThe23BeforeIt() {
    var messages =
        IntStream.range(0, 30)
            .mapToObj(
                hour ->
                    new Taken(
                        0,
                        hour,
                        Scans.person("hour " + hour, "S1", Scans.NOW.plus(Duration.ofHours(hour)))))
            .toList();

    assertThat(read(NONE, messages).inADay()).isEqualTo(24);
    assertThat(read(NONE, messages).persons()).isEqualTo(30);
  }

  private static CodeScans read(CodeScans from, List<Taken> history) {
    var scans = from;
    for (var taken : history) {
      scans = scans.with(taken);
    }
    return scans;
  }

  private static List<Taken> history(Random random) {
    var history = new ArrayList<Taken>();
    var scans = new ArrayList<ScanEvent>();
    long offset = 0;
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      offset += 1 + random.nextInt(3);
      if (!scans.isEmpty() && random.nextInt(4) == 0) {
        var of = scans.get(random.nextInt(scans.size()));
        var place = random.nextBoolean() ? Scans.GIA_LAM : Scans.SAIGON;
        history.add(new Taken(0, offset, Scans.told(of, place, "")));
      } else {
        var time = Scans.NOW.plusSeconds(random.nextInt(200_000));
        var scan = Scans.person("scan " + i, "S1", time);
        scan = random.nextInt(5) == 0 ? Scans.of(ScanEvent.Kind.FETCH, scan) : scan;
        scan = random.nextInt(5) == 0 ? Scans.answered(Outcome.UNAVAILABLE, scan) : scan;
        scans.add(scan);
        history.add(new Taken(0, offset, scan));
      }
    }
    return history;
  }

  @Test
  void placesAreNoCloserThanATenthOfADegree() {
    var place = new ScanPlace(Optional.empty(), "", 21.02857, 105.85421, ScanPlace.Source.TOLD);

    assertThat(place.latitude()).isEqualTo(21.0);
    assertThat(place.longitude()).isEqualTo(105.9);
    assertThat(place.kilometresTo(Scans.SAIGON)).isBetween(1130.0, 1145.0);
  }
}
