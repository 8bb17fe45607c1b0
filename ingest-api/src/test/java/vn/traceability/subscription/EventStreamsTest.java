package vn.traceability.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.traceability.event.EventId;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.event.query.Page;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.ReadableEvent;
import vn.traceability.event.query.ValueKind;
import vn.traceability.event.query.ValuesPage;
import vn.traceability.gs1.Gln;

/** Streams step by step: nothing happens but what a test brings about. */
class EventStreamsTest {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final Gln FARM = new Gln("9506000134352");
  private static final Gln SHOP = new Gln("9506000134369");
  private static final Owner OWNER = new Owner("party:farm");

  /** Keeps events in memory, and may be away. */
  private final class Kept implements EventSearch {
    private final Map<EventId, ReadableEvent> events = new HashMap<>();
    private boolean isAway;

    private void mustBeThere() {
      if (isAway) {
        throw new IllegalStateException("the store is away");
      }
    }

    @Override
    public Page find(
        EventQuery query, Optional<Set<Gln>> readers, Optional<Position> after, int limit) {
      mustBeThere();
      var all =
          events.values().stream()
              .filter(each -> each.isFor(readers))
              .filter(each -> query.matches(each.asked(), each.event().recordTime()))
              .map(ReadableEvent::event)
              .sorted(Comparator.comparing(each -> each.id().value()))
              .filter(
                  each -> after.filter(to -> each.id().value().compareTo(to.id()) <= 0).isEmpty())
              .toList();
      var page = all.subList(0, Math.min(limit, all.size()));
      return new Page(
          page,
          page.size() == all.size()
              ? Optional.empty()
              : Optional.of(Position.at(START, page.get(page.size() - 1).id().value(), 0)));
    }

    @Override
    public ValuesPage values(
        ValueKind kind, Optional<Set<Gln>> readers, Optional<String> after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<ReadableEvent> readable(Collection<EventId> ids) {
      mustBeThere();
      return ids.stream().filter(events::containsKey).map(events::get).toList();
    }

    @Override
    public long rebuild() {
      throw new UnsupportedOperationException();
    }
  }

  /** A connection that takes messages when a test lets it. */
  private static final class Wire implements Line {
    private final List<String> messages = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private Optional<Consumer<Boolean>> onItsWay = Optional.empty();
    private boolean isQuick = true;
    private int pings;

    @Override
    public void send(String message, Consumer<Boolean> gone) {
      assertThat(onItsWay).as("one message at a time").isEmpty();
      assertThat(endings).as("nothing after its end").isEmpty();
      messages.add(message);
      onItsWay = Optional.of(gone);
      if (isQuick) {
        arrives(true);
      }
    }

    void arrives(boolean whole) {
      var told = onItsWay.orElseThrow();
      onItsWay = Optional.empty();
      told.accept(whole);
    }

    @Override
    public void ping() {
      assertThat(onItsWay).isEmpty();
      pings++;
    }

    @Override
    public void close(Ending ending) {
      assertThat(onItsWay).isEmpty();
      endings.add(ending);
    }

    /** The numbers of the events of each message. */
    List<List<Integer>> sent() {
      return messages.stream()
          .map(
              message ->
                  message.isEmpty()
                      ? List.<Integer>of()
                      : List.of(message.split(" ")).stream().map(Integer::valueOf).toList())
          .toList();
    }

    List<Integer> all() {
      return sent().stream().flatMap(List::stream).toList();
    }
  }

  private final SetClock clock = new SetClock(START);
  private final Kept kept = new Kept();
  private final Set<String> removed = new HashSet<>();
  private Optional<Readers.Sight> sight = Optional.of(new Readers.Sight(Optional.of(Set.of(FARM))));
  private EventStreams.Limits limits =
      new EventStreams.Limits(2, 3, 40, 1_000_000, Duration.ofSeconds(20), Duration.ofSeconds(30));
  private EventStreams streams;

  @BeforeEach
  void open() {
    streams = unattended();
    streams.listening();
  }

  private EventStreams unattended() {
    return EventStreams.unattended(
        new EventStreams.Sources(
            new Matching.Sources(kept, NOTHING), new Queries(), account -> sight, new Numbers()),
        limits,
        clock,
        () -> Duration.between(START, clock.now).toNanos());
  }

  private static final MasterDataAttributes NOTHING =
      (MasterDataAttributes)
          java.lang.reflect.Proxy.newProxyInstance(
              EventStreamsTest.class.getClassLoader(),
              new Class<?>[] {MasterDataAttributes.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("nothing is asked of master data");
              });

  private final class Queries implements NamedQueries {
    @Override
    public boolean addIfNew(NamedQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<NamedQuery> find(Owner owner, String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<NamedQuery> findAll(Collection<String> ids) {
      return ids.stream().filter(id -> !removed.contains(id)).map(EventStreamsTest::query).toList();
    }

    @Override
    public List<NamedQuery> page(Owner owner, Optional<String> after, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(String id) {
      throw new UnsupportedOperationException();
    }
  }

  /** Writes the numbers of events. */
  private static final class Numbers implements Reports {
    @Override
    public byte[] body(String query, String subscription, List<FoundEvent> events, Instant now) {
      return events.stream()
          .map(each -> each.eventID().substring("urn:x:".length()))
          .collect(Collectors.joining(" "))
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  private static NamedQuery query(String id) {
    return new NamedQuery(id, OWNER, id, "{\"EQ_bizStep\": [\"shipping\"]}", Map.of(), START);
  }

  private Wire stream(String id) {
    return stream(id, Optional.empty(), false, () -> true);
  }

  private Wire stream(
      String id, Optional<Schedule> schedule, boolean reportIfEmpty, BooleanSupplier admitted) {
    var wire = new Wire();
    streams.open(terms(id, OWNER, schedule, reportIfEmpty), wire, admitted);
    return wire;
  }

  private static StreamTerms terms(
      String id, Owner owner, Optional<Schedule> schedule, boolean reportIfEmpty) {
    return new StreamTerms(id, query("q-" + id), "lan", owner, schedule, reportIfEmpty, START);
  }

  private EventId keep(int number, String step, Gln reader, Instant recordTime) {
    String json =
        """
        {"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "%s",
         "eventTime": "2026-03-01T07:30:00Z", "eventTimeZoneOffset": "+07:00", "n": %d}"""
            .formatted(step, number);
    var id = new EventId("ni:///sha-256;%064x?ver=CBV2.0".formatted(number));
    kept.events.put(
        id,
        new ReadableEvent(
            new FoundEvent(id, "urn:x:" + number, json, recordTime),
            EpcisForm.parse(json),
            Set.of(reader.digits())));
    return id;
  }

  /** Are kept as of now, and told to nobody. */
  private List<EventId> kept(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> keep(number, "shipping", FARM, clock.now))
        .toList();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  /** Time passes, and whoever is pinged at the other end answers. */
  private void pass(Duration time) {
    passInSilence(time);
    streams.pong("a");
    streams.pong("b");
  }

  private void passInSilence(Duration time) {
    clock.now = clock.now.plus(time);
    streams.look();
  }

  @Nested
  class AStream {
    @Test
    void sendsWhatWasThereAndThenWhatIsRecordedEachOnce() {
      var before = kept(0, 30);
      var wire = stream("a");

      streams.look();
      assertThat(wire.all()).containsExactlyElementsOf(numbers(0, 30));
      streams.recorded(before); // which the search found
      var after = kept(30, 35);
      streams.recorded(after);
      streams.recorded(after);
      streams.look();
      streams.recorded(after);
      streams.look();

      assertThat(wire.all()).containsExactlyElementsOf(numbers(0, 35));
      assertThat(wire.sent()).hasSize(3);
    }

    @Test
    void sendsWhatIsRecordedWhileItSearchesAfterIt() {
      kept(0, 90); // five pages
      var wire = stream("a");
      wire.isQuick = false;
      streams.look();

      streams.recorded(kept(90, 95));
      while (wire.onItsWay.isPresent()) {
        wire.arrives(true);
      }

      assertThat(wire.all()).containsExactlyElementsOf(numbers(0, 95));
    }

    @Test
    void sendsWhatMatchesAndMayBeReadAndIsNew() {
      var wire = stream("a");
      streams.recorded(
          List.of(
              keep(1, "shipping", FARM, START),
              keep(2, "receiving", FARM, START),
              keep(3, "shipping", SHOP, START),
              keep(4, "shipping", FARM, START.minusMillis(1))));

      streams.look();

      assertThat(wire.all()).containsExactly(1);
    }

    @Test
    void sendsNothingThatMayNotBeReadAnyMore() {
      var wire = stream("a");
      streams.look();
      streams.recorded(kept(0, 3));
      sight = Optional.of(new Readers.Sight(Optional.of(Set.of(SHOP))));

      streams.look();

      assertThat(wire.all()).isEmpty();
      assertThat(wire.endings).isEmpty();
      sight = Optional.of(new Readers.Sight(Optional.of(Set.of(FARM))));
      streams.recorded(kept(1, 2)); // as is told again once it may be read
      streams.look();
      assertThat(wire.all()).containsExactly(1);
      sight = Optional.empty();
      streams.recorded(kept(3, 4));
      assertThat(wire.endings).containsExactly(Ending.NOT_ADMITTED);
    }

    @Test
    void putsNoMoreIntoAMessageThanItMayHold() {
      limits = new EventStreams.Limits(2, 3, 40, 1, Duration.ofSeconds(20), Duration.ofSeconds(30));
      open();
      kept(0, 3);
      var wire = stream("a");

      streams.look();

      assertThat(wire.sent()).containsExactly(List.of(0), List.of(1), List.of(2));
    }

    @Test
    void endsWhenTooMuchWaitsOnceItsMessageHasGone() {
      var wire = stream("a");
      wire.isQuick = false;
      streams.look();
      streams.recorded(kept(0, 1));
      streams.look();
      streams.recorded(kept(1, 40));
      streams.look();
      assertThat(wire.endings).isEmpty();

      streams.recorded(kept(40, 41));
      streams.look();

      assertThat(wire.messages).hasSize(1);
      assertThat(wire.endings).isEmpty();
      wire.arrives(true);
      assertThat(wire.endings).containsExactly(Ending.TOO_SLOW);
      assertThat(wire.messages).hasSize(1);
    }

    @Test
    void endsWhereAMessageDoesNotGo() {
      kept(0, 1);
      var wire = stream("a");
      wire.isQuick = false;
      streams.look();

      wire.arrives(false);

      assertThat(wire.endings).containsExactly(Ending.TOO_SLOW);
    }
  }

  @Nested
  class WhileTheStoreIsAway {
    @Test
    void waitsAndSendsAllWhenItIsBack() {
      kept(0, 3);
      var wire = stream("a");
      kept.isAway = true;
      streams.look();
      pass(Duration.ofSeconds(10));
      var ids = kept(3, 5);
      assertThatThrownBy(() -> streams.recorded(ids)).hasMessage("the store is away");
      assertThat(wire.messages).isEmpty();

      kept.isAway = false;
      streams.recorded(ids);
      pass(Duration.ofSeconds(10));

      assertThat(wire.all()).containsExactlyInAnyOrderElementsOf(numbers(0, 5));
    }

    @Test
    void triesAgainAfterAPause() {
      kept(0, 1);
      var wire = stream("a");
      kept.isAway = true;
      streams.look();
      kept.isAway = false;

      streams.look();
      assertThat(wire.messages).isEmpty();
      pass(Duration.ofSeconds(1));

      assertThat(wire.all()).containsExactly(0);
    }

    @Test
    void saysAfterAQuarterOfAnHourThatItCannotGoOn() {
      var wire = stream("a");
      kept.isAway = true;
      for (int minute = 0; minute < 15; minute++) {
        pass(Duration.ofMinutes(1));
        assertThat(wire.endings).isEmpty();
      }

      pass(Duration.ofMinutes(1));

      assertThat(wire.endings).containsExactly(Ending.FAILED);
    }

    @Test
    void whatCannotBeMatchedEndsThemAllRatherThanBeingPassedOver() {
      var wire = stream("a");
      streams.look();
      var ids = kept(0, 1);
      kept.isAway = true;
      assertThatThrownBy(() -> streams.recorded(ids)).hasMessage("the store is away");
      clock.now = clock.now.plus(Duration.ofMinutes(14));
      assertThatThrownBy(() -> streams.recorded(ids)).hasMessage("the store is away");
      clock.now = clock.now.plus(Duration.ofMinutes(1));

      streams.recorded(ids);

      assertThat(wire.endings).containsExactly(Ending.FAILED);
    }
  }

  @Nested
  class AScheduledOne {
    private final Optional<Schedule> hourly =
        Optional.of(new Schedule(Map.of("minute", "0", "second", "0")));

    @Test
    void sendsAtItsTimesWhatWasFoundByThen() {
      var wire = stream("a", hourly, false, () -> true);
      streams.recorded(kept(0, 2));
      pass(Duration.ofMinutes(59));
      assertThat(wire.messages).isEmpty();

      pass(Duration.ofMinutes(1));
      assertThat(wire.sent()).containsExactly(List.of(0, 1));
      pass(Duration.ofMinutes(60));
      assertThat(wire.messages).hasSize(1);
      streams.recorded(kept(2, 3));
      pass(Duration.ofMinutes(60));

      assertThat(wire.sent()).containsExactly(List.of(0, 1), List.of(2));
      assertThat(wire.endings).isEmpty();
    }

    @Test
    void reportsThatNothingWasFoundWhereThatIsWanted() {
      var wire = stream("a", hourly, true, () -> true);
      pass(Duration.ofMinutes(60));
      streams.recorded(kept(0, 1));
      pass(Duration.ofMinutes(60));
      pass(Duration.ofMinutes(60));

      assertThat(wire.sent()).containsExactly(List.of(), List.of(0), List.of());
    }
  }

  @Nested
  class ItsLine {
    @Test
    void isPingedWhenItIsStillAndEndsWithoutAPong() {
      var wire = stream("a");
      passInSilence(Duration.ofSeconds(30)); // it searches
      passInSilence(Duration.ofSeconds(0));
      assertThat(wire.pings).isEqualTo(1);
      streams.pong("a");
      passInSilence(Duration.ofSeconds(29));
      assertThat(wire.pings).isEqualTo(1);
      passInSilence(Duration.ofSeconds(1));
      assertThat(wire.pings).isEqualTo(2);
      passInSilence(Duration.ofSeconds(29));
      assertThat(wire.endings).isEmpty();

      passInSilence(Duration.ofSeconds(1));

      assertThat(wire.endings).containsExactly(Ending.SILENT);
    }

    @Test
    void isForgottenOnceItHasEnded() {
      var wire = stream("a");
      assertThat(streams.count()).isEqualTo(1);

      streams.closed("a");
      streams.recorded(kept(0, 1));
      streams.look();
      streams.close();

      assertThat(streams.count()).isZero();
      assertThat(wire.messages).isEmpty();
      assertThat(wire.endings).isEmpty();
    }
  }

  @Nested
  class ItEnds {
    @Test
    void whenItsCallerIsNotAdmittedAnyMoreButNotWhereNobodyKnows() {
      var known = new boolean[] {true, true};
      var wire =
          stream(
              "a",
              Optional.empty(),
              false,
              () -> {
                if (!known[0]) {
                  throw new IllegalStateException("the store is away");
                }
                return known[1];
              });
      streams.look();
      known[0] = false;
      streams.look();
      assertThat(wire.endings).isEmpty();
      known[0] = true;
      known[1] = false;

      streams.look();

      assertThat(wire.endings).containsExactly(Ending.NOT_ADMITTED);
    }

    @Test
    void withItsQueryHereAndElsewhere() {
      var here = stream("a");
      var elsewhere = stream("b");
      streams.removed("q-a");
      assertThat(here.endings).containsExactly(Ending.QUERY_REMOVED);
      streams.closed("a");

      streams.look();
      removed.add("q-b");
      pass(Duration.ofSeconds(5));

      assertThat(elsewhere.endings).containsExactly(Ending.QUERY_REMOVED);
    }

    @Test
    void whenEventsMayHaveBeenMissed() {
      var wire = stream("a");

      streams.missed();

      assertThat(wire.endings).containsExactly(Ending.MISSED);
      assertThat(streams.refusal(OWNER)).hasValue(Ending.NOT_LISTENING);
      assertThat(stream("b").endings).containsExactly(Ending.NOT_LISTENING);
      streams.closed("a");
      streams.closed("b");
      streams.listening();
      assertThat(streams.refusal(OWNER)).isEmpty();
    }

    @Test
    void withTheService() {
      var wire = stream("a");

      streams.close();

      assertThat(wire.endings).containsExactly(Ending.SERVICE_ENDS);
      assertThat(streams.refusal(OWNER)).hasValue(Ending.NOT_LISTENING);
    }

    @ParameterizedTest
    @EnumSource
    void withAReasonThatAFrameCanHold(Ending ending) {
      assertThat(ending.reason().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 123);
    }
  }

  @Nested
  class Limited {
    @Test
    void areThoseOfOneOwnerAndAllTogether() {
      stream("a");
      assertThat(streams.refusal(OWNER)).isEmpty();
      stream("b");
      assertThat(streams.refusal(OWNER)).hasValue(Ending.TOO_MANY);
      assertThat(stream("c").endings).containsExactly(Ending.TOO_MANY);
      streams.closed("c");

      var other = new Owner("party:shop");
      var third = new Wire();
      streams.open(terms("d", other, Optional.empty(), false), third, () -> true);

      assertThat(third.endings).isEmpty();
      assertThat(streams.refusal(other)).hasValue(Ending.FULL);
    }
  }
}
