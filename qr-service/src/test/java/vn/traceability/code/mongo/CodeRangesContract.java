package vn.traceability.code.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.traceability.code.Actor;
import vn.traceability.code.Admitted;
import vn.traceability.code.CodeChange;
import vn.traceability.code.CodeMark;
import vn.traceability.code.CodeMarks;
import vn.traceability.code.CodeOrder;
import vn.traceability.code.CodeRange;
import vn.traceability.code.CodeRanges;
import vn.traceability.code.CodeState;
import vn.traceability.code.DataAttributes;
import vn.traceability.code.Roll;
import vn.traceability.embedded.testing.TestMongo;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

/** What every store of ranges holds to. */
abstract class CodeRangesContract {
  private static final Instant NOW = Instant.parse("2026-03-20T01:00:00.123Z");
  private static final Gtin GTIN = new Gtin("08930000000019");
  private static final LotId LOT = LotId.of(GTIN.digits(), "A/1");

  private static final UUID ORDER = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private static final Actor OWNER = new Actor("00000000-0000-4000-8000-00000000000a", false);
  private static final Actor OFFICER = new Actor("00000000-0000-4000-8000-00000000000b", true);

  private CodeRanges ranges;

  abstract TestMongo mongo();

  @BeforeEach
  void open() {
    ranges = MongoCodeStore.open(mongo().database());
  }

  @Test
  void numbersAreAllottedOneAfterAnotherForEachProduct() {
    assertThat(ranges.allot(GTIN, 10)).isEqualTo(1);
    assertThat(ranges.allot(GTIN, 1_000_000)).isEqualTo(11);
    assertThat(ranges.allot(GTIN, 1)).isEqualTo(1_000_011);
    assertThat(ranges.allot(new Gtin("08930000000026"), 1)).isEqualTo(1);
  }

  @Test
  void noNumberIsAllottedTwiceHoweverManyAskAtOnce() throws Exception {
    var firsts = atOnce(64, () -> ranges.allot(GTIN, 3));
    assertThat(Set.copyOf(firsts)).hasSize(64).allMatch(first -> (first - 1) % 3 == 0);
  }

  @Test
  void theFirstOrderOfAnIdStays() {
    var order = order(10);
    assertThat(ranges.place(order)).isEqualTo(order);
    assertThat(
            ranges.place(
                new CodeOrder(order.id(), GTIN, Optional.of(LOT), 20, NOW, OptionalLong.empty())))
        .isEqualTo(order);
    assertThat(ranges.place(order(20)).count()).isEqualTo(20);
  }

  @Test
  void anOrderOfARollHasNoLot() {
    var order = new CodeOrder(ORDER, GTIN, Optional.empty(), 10, NOW, OptionalLong.empty());
    assertThat(ranges.place(order)).isEqualTo(order);
    assertThat(ranges.number(order, 7).first()).hasValue(7);
  }

  @Test
  void anOrderFromBeforeItsProductWasKeptIsOfItsLot() {
    mongo()
        .database()
        .getCollection("codes.orders")
        .insertOne(
            new Document("_id", ORDER.toString())
                .append("lot", LOT.toString())
                .append("count", 10)
                .append("orderedAt", Date.from(NOW))
                .append("first", 41L));
    var order = new CodeOrder(ORDER, GTIN, Optional.of(LOT), 10, NOW, OptionalLong.of(41));
    assertThat(ranges.place(order)).isEqualTo(order);
  }

  @Test
  void theFirstNumbersOfAnOrderStay() {
    var order = ranges.place(order(10));
    assertThat(ranges.number(order, 41).first()).hasValue(41);
    assertThat(ranges.number(order, 51).first()).hasValue(41);
    assertThat(ranges.place(order).first()).hasValue(41);
  }

  @Test
  void anOrderHasOneNumberHoweverManyGiveItOne() throws Exception {
    var order = ranges.place(order(10));
    var next = new AtomicLong(1);
    var given = atOnce(64, () -> ranges.number(order, next.getAndAdd(10)).first().orElseThrow());
    assertThat(Set.copyOf(given)).hasSize(1);
  }

  @Test
  void aRangeThatIsThereStaysAsItIs() {
    var range = range(LOT, 1, 10);
    assertThat(ranges.add(range)).isEqualTo(range);
    activate(1, NOW);
    assertThat(ranges.add(range).state()).isEqualTo(CodeState.ACTIVATED);
    assertThat(ranges.count(LOT)).isEqualTo(10);
  }

  @Test
  void aRangeComesBackAsItWasKept() {
    var range = range(LOT, 1, 10);
    ranges.add(range);
    assertThat(ranges.holding(LOT, 1)).contains(range);
    assertThat(ranges.holding(LOT, 10)).contains(range);
    assertThat(ranges.holding(LOT, 11)).isEmpty();
    assertThat(ranges.holding(LotId.of(GTIN.digits(), "A"), 1)).isEmpty();
  }

  @Test
  void aNumberOfAnotherLotBetweenTwoRangesBelongsToNeither() {
    ranges.add(range(LOT, 1, 10));
    ranges.add(range(LotId.of(GTIN.digits(), "A/2"), 11, 10));
    ranges.add(range(LOT, 21, 10));
    assertThat(ranges.holding(LOT, 15)).isEmpty();
    assertThat(ranges.count(LOT)).isEqualTo(20);
  }

  @Test
  void rangesComeInTheOrderOfIssueFromAnyNumberOn() {
    for (long first : new long[] {1, 11, 101, 20_000_000_001L}) {
      ranges.add(range(LOT, first, 10));
    }
    assertThat(firsts(ranges.from(LOT, 1, 10))).containsExactly(1L, 11L, 101L, 20_000_000_001L);
    assertThat(firsts(ranges.from(LOT, 15, 2))).containsExactly(11L, 101L);
    assertThat(firsts(ranges.from(LOT, 30, 10))).containsExactly(101L, 20_000_000_001L);
    assertThat(ranges.from(LOT, 20_000_000_011L, 10)).isEmpty();
  }

  @Test
  void theNewestComeFirstInPages() {
    for (long first : new long[] {1, 11, 101, 20_000_000_001L}) {
      ranges.add(range(LOT, first, 10));
    }
    ranges.add(range(LotId.of(GTIN.digits(), "A/2"), 21, 10));
    activate(11, NOW);
    long end = 1L << 35;

    assertThat(firsts(ranges.newest(LOT, Set.of(), end, 3)))
        .containsExactly(20_000_000_001L, 101L, 11L);
    assertThat(firsts(ranges.newest(LOT, Set.of(), 11, 3))).containsExactly(1L);
    assertThat(firsts(ranges.newest(LOT, Set.of(CodeState.ISSUED, CodeState.PRINTED), end, 3)))
        .containsExactly(20_000_000_001L, 101L, 1L);
  }

  @Test
  void aMillionCodesAreOneDocument() {
    ranges.add(range(LOT, 1, 1_000_000));
    assertThat(ranges.count(LOT)).isEqualTo(1_000_000);
    assertThat(mongo().database().getCollection("codes.ranges").estimatedDocumentCount())
        .isLessThan(2);
  }

  @Test
  void aRangeIsActivatedOnce() {
    ranges.add(range(LOT, 1, 10));
    ranges.add(range(LOT, 11, 5));
    assertThat(activate(1, NOW)).isPresent();
    assertThat(ranges.change(range(LOT, 1, 10), change(CodeState.ACTIVATED, NOW))).isEmpty();
    assertThat(ranges.change(range(LOT, 2, 10), change(CodeState.ACTIVATED, NOW))).isEmpty();
    assertThat(ranges.holding(LOT, 3).orElseThrow().state()).isEqualTo(CodeState.ACTIVATED);
    assertThat(ranges.holding(LOT, 3).orElseThrow().activatedAt()).contains(NOW);
    assertThat(firsts(ranges.waiting(LOT))).containsExactly(11L);
  }

  @Test
  void codesAreCountedByTheirState() {
    ranges.add(range(LOT, 1, 10));
    ranges.add(range(LOT, 11, 5));
    ranges.add(range(LOT, 16, 1_000_000));
    ranges.add(range(LotId.of(GTIN.digits(), "A"), 2_000_000, 7));
    activate(11, NOW);

    assertThat(ranges.counts(LOT))
        .isEqualTo(Map.of(CodeState.ISSUED, 1_000_010L, CodeState.ACTIVATED, 5L));
    assertThat(ranges.counts(LotId.of(GTIN.digits(), "A/2"))).isEmpty();
  }

  @Test
  void nothingOfALotIsAdmittedAtFirst() {
    assertThat(ranges.admitted(LOT)).isEqualTo(new Admitted(LOT, 0, Set.of(), 0));
  }

  @Test
  void rangesAreAdmittedTogetherAndCounted() {
    assertThat(ranges.admit(ranges.admitted(LOT), List.of(range(LOT, 1, 10), range(LOT, 21, 5))))
        .isTrue();
    assertThat(ranges.admitted(LOT)).isEqualTo(new Admitted(LOT, 15, Set.of(1L, 21L), 1));
    assertThat(ranges.admitted(LotId.of(GTIN.digits(), "A")).codes()).isZero();
  }

  @Test
  void noneIsAdmittedOnWhatHoldsNoMore() {
    var seen = ranges.admitted(LOT);
    ranges.admit(seen, List.of(range(LOT, 1, 10)));
    assertThat(ranges.admit(seen, List.of(range(LOT, 11, 10)))).isFalse();
    assertThat(ranges.admitted(LOT).codes()).isEqualTo(10);
  }

  @Test
  void oneOfManyIsAdmittedAtOnce() throws Exception {
    var seen = ranges.admitted(LOT);
    var next = new AtomicLong(1);
    var admitted =
        atOnce(64, () -> ranges.admit(seen, List.of(range(LOT, next.getAndAdd(10), 10))));
    assertThat(admitted).containsOnlyOnce(true);
    assertThat(ranges.admitted(LOT).codes()).isEqualTo(10);
  }

  @Test
  void whatWasActiveBeforeAnythingWasAdmittedCounts() {
    ranges.add(range(LOT, 1, 10));
    ranges.add(range(LOT, 11, 5));
    activate(11, NOW);
    assertThat(ranges.admitted(LOT)).isEqualTo(new Admitted(LOT, 5, Set.of(11L), 0));
  }

  @Test
  void aLotWithoutCodesHasNone() {
    assertThat(ranges.count(LOT)).isZero();
    assertThat(ranges.from(LOT, 1, 10)).isEmpty();
    assertThat(ranges.waiting(LOT)).isEmpty();
  }

  @Test
  void theFirstFingerprintOfAKeyStays() {
    assertThat(ranges.fingerprint(0, "aa")).isEqualTo("aa");
    assertThat(ranges.fingerprint(0, "bb")).isEqualTo("aa");
    assertThat(ranges.fingerprint(1, "bb")).isEqualTo("bb");
    assertThat(ranges.fingerprinted()).containsExactly(0, 1);
  }

  @Test
  void aRangeKeepsWhatItCameThrough() {
    var issued = ranges.add(range(LOT, 1, 10));
    var printed = change(CodeState.PRINTED, NOW);
    var seen = ranges.change(issued, printed).orElseThrow();
    assertThat(firsts(ranges.waiting(LOT))).containsExactly(1L);
    var active = new CodeChange(CodeState.ACTIVATED, NOW.plusSeconds(1), OFFICER, Optional.empty());
    seen = ranges.change(seen, active).orElseThrow();
    assertThat(seen.activatedAt()).contains(NOW.plusSeconds(1));
    var suspended =
        new CodeChange(CodeState.SUSPENDED, NOW.plusSeconds(2), OWNER, Optional.of("mất cuộn"));
    assertThat(ranges.change(issued, suspended)).as("it was seen as it is not").isEmpty();
    seen = ranges.change(seen, suspended).orElseThrow();
    seen = ranges.change(seen, change(CodeState.ACTIVATED, NOW.plusSeconds(3))).orElseThrow();

    assertThat(ranges.holding(LOT, 10)).contains(seen);
    assertThat(seen.changes())
        .startsWith(printed, active, suspended)
        .extracting(CodeChange::to)
        .endsWith(CodeState.ACTIVATED);
    assertThat(seen.activatedAt()).as("the first time").contains(NOW.plusSeconds(1));
    assertThat(seen.key()).isEqualTo(3);
  }

  @Test
  void oneOfManyChangesIsMade() throws Exception {
    var issued = ranges.add(range(LOT, 1, 10));
    var made = atOnce(64, () -> ranges.change(issued, change(CodeState.PRINTED, NOW)).isPresent());
    assertThat(made).containsOnlyOnce(true);
    assertThat(ranges.holding(LOT, 1).orElseThrow().changes()).hasSize(1);
  }

  @Test
  void whatIsReleasedWasAdmittedAndCountsNoMore() {
    var one = range(LOT, 1, 10);
    var other = range(LOT, 21, 5);
    ranges.admit(ranges.admitted(LOT), List.of(one, other));
    var seen = ranges.admitted(LOT);
    assertThat(ranges.release(one)).isTrue();
    assertThat(ranges.release(one)).isFalse();
    assertThat(ranges.release(range(LOT, 31, 5))).isFalse();
    assertThat(ranges.admitted(LOT).codes()).isEqualTo(5);
    assertThat(ranges.admitted(LOT).firsts()).containsExactly(21L);
    assertThat(ranges.admit(seen, List.of(range(LOT, 41, 1)))).as("it has changed").isFalse();
  }

  @Test
  void marksOfSingleCodesAreKeptBesideTheirRange() {
    var marks = MongoCodeStore.marks(mongo().database());
    assertThat(marks.find(LOT, 7)).isEmpty();
    var suspended = change(CodeState.SUSPENDED, NOW);
    var mark = marks.change(LOT, 7, 1, 0, suspended).orElseThrow();
    assertThat(mark).isEqualTo(new CodeMark(LOT, 7, 1, List.of(suspended)));
    assertThat(marks.change(LOT, 7, 1, 0, change(CodeState.CANCELLED, NOW))).isEmpty();
    var cancelled = change(CodeState.CANCELLED, NOW.plusSeconds(1));
    assertThat(marks.change(LOT, 7, 1, 1, cancelled).orElseThrow().state())
        .isEqualTo(CodeState.CANCELLED);
    assertThat(marks.find(LOT, 7).orElseThrow().changes()).containsExactly(suspended, cancelled);
    marks.change(LOT, 9, 1, 0, suspended);
    marks.change(LOT, 20_000_000_001L, 20_000_000_001L, 0, suspended);
    marks.change(LotId.of(GTIN.digits(), "A/2"), 8, 1, 0, suspended);

    assertThat(marks.states(LOT, 1, 9))
        .isEqualTo(Map.of(7L, CodeState.CANCELLED, 9L, CodeState.SUSPENDED));
    assertThat(marks.states(LOT, 8, 8)).isEmpty();
    assertThat(marks.sums(LOT))
        .containsExactlyInAnyOrder(
            new CodeMarks.Sum(1, CodeState.CANCELLED, 1),
            new CodeMarks.Sum(1, CodeState.SUSPENDED, 1),
            new CodeMarks.Sum(20_000_000_001L, CodeState.SUSPENDED, 1));
  }

  @Test
  void oneOfManyMarksOfACodeIsMade() throws Exception {
    var marks = MongoCodeStore.marks(mongo().database());
    var second = new AtomicLong();
    var made =
        atOnce(
            64,
            () ->
                marks
                    .change(
                        LOT,
                        7,
                        1,
                        0,
                        change(CodeState.SUSPENDED, NOW.plusSeconds(second.getAndIncrement())))
                    .isPresent());
    assertThat(made).containsOnlyOnce(true);
    assertThat(marks.find(LOT, 7).orElseThrow().changes()).hasSize(1);
  }

  private static final Gln OWNER_GLN = new Gln("2900000000018");

  @Test
  void aRollComesBackAsItWasKept() {
    var rolls = MongoCodeStore.rolls(mongo().database());
    var roll = roll(11, 10);
    assertThat(rolls.add(roll)).isEqualTo(roll);
    assertThat(rolls.add(roll(11, 20))).as("the first stays").isEqualTo(roll);
    rolls.add(roll(20_000_000_001L, 5));
    assertThat(rolls.holding(GTIN, 11)).contains(roll);
    assertThat(rolls.holding(GTIN, 20)).contains(roll);
    assertThat(rolls.holding(GTIN, 10)).isEmpty();
    assertThat(rolls.holding(GTIN, 21)).isEmpty();
    assertThat(rolls.holding(new Gtin("08930000000026"), 11)).isEmpty();
    assertThat(rolls.newest(GTIN, 1L << 35, 5))
        .extracting(Roll::first)
        .containsExactly(20_000_000_001L, 11L);
    assertThat(rolls.newest(GTIN, 20_000_000_001L, 5)).containsExactly(roll);
  }

  @Test
  void stretchesOfARollAreBoundOneAfterAnother() {
    var rolls = MongoCodeStore.rolls(mongo().database());
    var roll = rolls.add(roll(11, 10));
    var later = new Roll.Binding(LOT, 16, 2, NOW, OWNER);
    var earlier = new Roll.Binding(LotId.of(GTIN.digits(), "B"), 11, 5, NOW, OFFICER);
    var once = rolls.bind(roll, later).orElseThrow();
    assertThat(rolls.bind(roll, earlier)).as("it was seen as it is not").isEmpty();
    var twice = rolls.bind(once, earlier).orElseThrow();
    assertThat(twice.bindings()).containsExactly(earlier, later);
    assertThat(twice.free()).isEqualTo(3);
    assertThat(rolls.holding(GTIN, 20)).contains(twice);
    assertThat(rolls.change(roll, change(CodeState.PRINTED, NOW))).isEmpty();
    var printed = rolls.change(twice, change(CodeState.PRINTED, NOW)).orElseThrow();
    assertThat(printed.state()).isEqualTo(CodeState.PRINTED);
    assertThat(printed.changes()).hasSize(1);
    assertThat(printed.bindings()).hasSize(2);
  }

  @Test
  void oneOfManyBindingsIsMade() throws Exception {
    var rolls = MongoCodeStore.rolls(mongo().database());
    var roll = rolls.add(roll(1, 100));
    var next = new AtomicLong(1);
    var made =
        atOnce(
            64,
            () ->
                rolls
                    .bind(roll, new Roll.Binding(LOT, next.getAndIncrement(), 1, NOW, OWNER))
                    .isPresent());
    assertThat(made).containsOnlyOnce(true);
    assertThat(rolls.holding(GTIN, 1).orElseThrow().bindings()).hasSize(1);
  }

  private static Roll roll(long first, int count) {
    return new Roll(GTIN, OWNER_GLN, first, count, 2, CodeState.ISSUED, NOW, List.of(), List.of());
  }

  private Optional<CodeRange> activate(long first, Instant at) {
    var seen = ranges.holding(LOT, first).orElseThrow();
    return ranges.change(seen, change(CodeState.ACTIVATED, at));
  }

  private static CodeChange change(CodeState to, Instant at) {
    return new CodeChange(to, at, OWNER, Optional.empty());
  }

  private static <T> List<T> atOnce(int times, Callable<T> ask) throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    try {
      var answers = new ArrayList<T>();
      for (var answer : pool.invokeAll(Collections.nCopies(times, ask))) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void countsTheChangesThatAreAnnounced() {
    long before = ranges.changes();
    ranges.announceChange();
    ranges.announceChange();
    assertThat(ranges.changes()).isEqualTo(before + 2);
  }

  private static CodeOrder order(int count) {
    return new CodeOrder(
        UUID.randomUUID(), GTIN, Optional.of(LOT), count, NOW, OptionalLong.empty());
  }

  private static List<Long> firsts(List<CodeRange> found) {
    return found.stream().map(CodeRange::first).toList();
  }

  private static CodeRange range(LotId lot, long first, int count) {
    return new CodeRange(
        lot,
        first,
        count,
        3,
        new DataAttributes(Map.of("416", "2900000001022", "8008", "26031208")),
        CodeState.ISSUED,
        NOW,
        Optional.empty(),
        Optional.of(ORDER),
        List.of());
  }
}
