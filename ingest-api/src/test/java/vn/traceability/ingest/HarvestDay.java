package vn.traceability.ingest;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.RecordedEvent;
import vn.traceability.lot.LotId;

/**
 * Four clients of the farm that send what they harvest from now on until {@link #ends}: by key and
 * in a session, to the diary and as EPCIS. Each waits for its answer, and some sent twice.
 */
final class HarvestDay implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PACE = Duration.ofMillis(20);

  /** What anybody waits at most: twice what it takes at most to find the store away. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** What nobody waits who does not wait for the store. */
  private static final Duration LONG = Duration.ofMillis(1_900);

  private final Village village;
  private final LotId lot;
  private final Caller machine;
  private final Caller session;
  private final Instant began;
  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(4);
  private final Set<String> accepted = new HashSet<>();
  private final List<String> jobs = new ArrayList<>();
  private final List<Throwable> wrong = new ArrayList<>();
  private int numbered;
  private int answers;
  private int waited;
  private Duration longest = Duration.ZERO;

  HarvestDay(Village village, LotId lot) {
    this.village = village;
    this.lot = lot;
    machine = village.farm.caller();
    var answer = village.nobody().post("/session", Village.credentials(village.farm)).is(201);
    session =
        village
            .nobody()
            .with("Cookie", answer.header("Set-Cookie").orElseThrow().split(";")[0])
            .with("Origin", village.api().origin())
            .with("Sec-Fetch-Site", "same-origin");
    began = village.api().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    sending(() -> entered(machine));
    sending(() -> entered(withToken()));
    sending(() -> document(machine));
    sending(() -> event(withToken()));
  }

  private void sending(Runnable client) {
    clients.scheduleWithFixedDelay(
        () -> {
          try {
            client.run();
          } catch (RuntimeException | AssertionError failure) {
            synchronized (this) {
              wrong.add(failure);
            }
          }
        },
        0,
        PACE.toMillis(),
        MILLISECONDS);
  }

  /** Fetched each time, as the workspace does. */
  private Caller withToken() {
    return session.with(
        "X-CSRF-Token", timed(() -> session.get("/session/csrf-token")).is(200).at("token"));
  }

  private void entered(Caller caller) {
    var entry = village.farm.harvested(lot, "1");
    entry.put("occurredAt", began.plusMillis(number()).toString());
    accepts(timed(() -> caller.post("/events", entry)));
    if (number() % 3 == 0) { // as after an answer that did not arrive
      accepts(timed(() -> caller.with("Prefer", "wait=1").post("/events", entry)));
    }
  }

  private void document(Caller caller) {
    var names = Stream.generate(HarvestDay::newName).limit(3).toList();
    var document = context();
    document
        .put("type", "EPCISDocument")
        .put("schemaVersion", "2.0")
        .put("creationDate", "2026-03-02T07:30:00Z");
    var events = document.putObject("epcisBody").putArray("eventList");
    names.forEach(name -> events.add(storing(JSON.createObjectNode(), name)));
    var answer = timed(() -> caller.post("/epcis/capture", document)).is(202);
    accepted(names, answer);
  }

  private void event(Caller caller) {
    var name = newName();
    var event = storing(context(), name);
    assertThat(timed(() -> caller.post("/epcis/events", event)).status()).isIn(201, 202);
    synchronized (this) {
      accepted.add(name);
    }
  }

  private static String newName() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private static ObjectNode context() {
    var document = JSON.createObjectNode();
    document
        .putArray("@context")
        .add("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
    return document;
  }

  /** No two of the same moment, or they would be one event. */
  private ObjectNode storing(ObjectNode event, String name) {
    event
        .put("type", "ObjectEvent")
        .put("action", "OBSERVE")
        .put("bizStep", "storing")
        .put("eventID", name)
        .put("eventTime", began.plusMillis(number()).toString())
        .put("eventTimeZoneOffset", "+07:00");
    event
        .putArray("quantityList")
        .addObject()
        .put(
            "epcClass",
            "https://id.gs1.org/01/" + lot.gtin().digits() + "/10/" + lot.number().text())
        .put("quantity", 1)
        .put("uom", "KGM");
    return event;
  }

  private synchronized int number() {
    return numbered++;
  }

  private Answer timed(Supplier<Answer> request) {
    long before = System.nanoTime();
    var answer = request.get();
    var took = Duration.ofNanos(System.nanoTime() - before);
    synchronized (this) {
      answers++;
      waited += took.compareTo(LONG) > 0 ? 1 : 0;
      longest = took.compareTo(longest) > 0 ? took : longest;
    }
    assertThat(took).as(answer.text()).isLessThan(LONGEST);
    return answer;
  }

  /** An entry of the diary; its answer has to say so. */
  void accepts(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isIn(201, 202);
    accepted(List.of(answer.at("eventId")), answer);
  }

  private synchronized void accepted(List<String> names, Answer answer) {
    accepted.addAll(names);
    answer.header("Location").ifPresent(jobs::add);
  }

  /** The job accepted last whose address begins so. */
  synchronized String lastJob(String start) {
    return jobs.stream()
        .filter(each -> each.startsWith(start))
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  /** Waits until so many more answers came, all of them good. */
  void awaitsMore(int more) {
    int before = answers();
    await().atMost(120, SECONDS).until(() -> answers() >= before + more);
    isWell();
  }

  private synchronized int answers() {
    return answers;
  }

  /** How many waited as one does for the store only. */
  synchronized int waited() {
    return waited;
  }

  private synchronized void isWell() {
    if (!wrong.isEmpty()) {
      throw new AssertionError(wrong.size() + " were not accepted", wrong.get(0));
    }
  }

  void ends() {
    clients.shutdown();
    await().atMost(60, SECONDS).until(clients::isTerminated);
    isWell();
  }

  /** The names of what was accepted. */
  synchronized Set<String> accepted() {
    return new HashSet<>(accepted);
  }

  synchronized List<String> jobs() {
    return List.copyOf(jobs);
  }

  /** A partner's event goes by the name it came with, an entry by its hash. */
  static String nameOf(RecordedEvent event) {
    return event.eventID().startsWith("urn:uuid:") ? event.eventID() : event.id().value();
  }

  @Override
  public synchronized String toString() {
    return "%d answers, %d events accepted, %d answers after more than %d ms, the last after %d ms"
        .formatted(answers, accepted.size(), waited, LONG.toMillis(), longest.toMillis());
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
