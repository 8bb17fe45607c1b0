package vn.traceability.epcis;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.traceability.account.Account;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.RecordedEvent;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;
import vn.traceability.pipeline.KnownJobs;

/** What each address below {@code /epcis} does. */
final class Resources {
  private static final List<String> TOP =
      List.of(
          "capture",
          "events",
          "eventTypes",
          "epcs",
          "bizSteps",
          "bizLocations",
          "readPoints",
          "dispositions",
          "queries");

  /** How long one who captures an event waits for its recording. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Capturing capturing;
  private final Querying querying;
  private final StandingQueries standing;
  private final Events events;
  private final StoreAway away;
  private final KnownJobs jobs;
  private final Clock clock;

  Resources(
      Capturing capturing,
      Querying querying,
      StandingQueries standing,
      Events events,
      StoreAway away,
      KnownJobs jobs,
      Clock clock) {
    this.capturing = capturing;
    this.querying = querying;
    this.standing = standing;
    this.events = events;
    this.away = away;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** The methods of an address, without those that all have. */
  Set<String> methods(Route route) {
    return switch (route.resource()) {
      case "queries" -> standing.methods(route);
      case "nextPageToken" -> Set.of("DELETE");
      case "capture", "events" -> route.name().isPresent() ? Set.of("GET") : Set.of("GET", "POST");
      default -> Set.of("GET");
    };
  }

  /** Capture goes on while the store is away, and the jobs of what was accepted are known. */
  boolean doWithoutTheStore(Route route, String method) {
    return method.equals("POST")
        || route.resource().isEmpty()
        || route.resource().equals("capture") && route.name().isPresent();
  }

  /** What is announced of an address (EPCIS 2.0, section 12.5). */
  Answer options(Route route, Optional<Account> account) {
    var answer = Answer.nothing(204);
    if (route.resource().equals("queries") && account.isPresent()) {
      answer = standing.announced(route, account.get(), answer);
    }
    for (var header : new TreeMap<>(Negotiation.ANNOUNCED).entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    if (route.resource().equals("capture") && route.name().isEmpty()) {
      answer =
          answer
              .with("GS1-Capture-Error-Behaviour", "all")
              .with("GS1-EPCIS-Capture-Limit", Integer.toString(Capturing.LIMITS.events()))
              .with("GS1-EPCIS-Capture-File-Size-Limit", Long.toString(Capturing.LIMITS.bytes()));
    }
    return answer;
  }

  Answer answer(Route route, Request request) throws IOException {
    boolean posted = request.method().equals("POST");
    if (posted) {
      Negotiation.body(request::header);
    }
    var name = route.name();
    return switch (route.resource()) {
      case "" -> Answer.collection(TOP);
      case "queries" -> standing.answer(route, request);
      case "nextPageToken" -> Answer.nothing(204); // a token holds nothing that could be released
      case "capture" ->
          posted ? capture(request) : name.isPresent() ? job(name.get(), request) : jobs(request);
      case "events" ->
          posted
              ? captureOne(request)
              : name.isPresent() ? event(name.get(), request) : querying.events(request);
      default -> {
        if (!Route.COLLECTIONS.contains(route.resource())) {
          throw EpcisController.nothing();
        }
        if (name.isEmpty()) {
          yield querying.values(route.resource(), request);
        }
        yield route.below().isEmpty()
            ? querying.one(route.resource(), name.get(), request)
            : querying.eventsOf(route.resource(), name.get(), request);
      }
    };
  }

  private Answer capture(Request request) throws IOException {
    String behaviour = request.header("GS1-Capture-Error-Behaviour");
    if (behaviour != null && !Set.of("rollback", "proceed").contains(behaviour.strip())) {
      throw new EpcisProblem(
          Kind.VALIDATION, "GS1-Capture-Error-Behaviour: needs rollback or proceed");
    }
    String job =
        capturing.document(
            request.body(),
            request.account(),
            behaviour != null && behaviour.strip().equals("proceed"));
    return Answer.nothing(202).with("Location", "/epcis/capture/" + job);
  }

  private Answer job(String id, Request request) {
    return jobs.find(id)
        .filter(job -> request.account().isOf(job.party()) || request.account().reachesTheCity())
        .map(job -> Answer.of(200, CaptureJobs.write(job)))
        .orElseThrow(() -> new EpcisProblem(Kind.NO_SUCH_NAME, "no capture job is called " + id));
  }

  /** The jobs of the party that asks, the newest first. */
  private Answer jobs(Request request) {
    var party = Capturing.party(request.account());
    var paging = Paging.of(request);
    var found = jobs.ofParty(party, paging.after().map(CaptureJobs::position), paging.limit() + 1);
    var page = found.subList(0, Math.min(found.size(), paging.limit()));
    var body = JsonNodeFactory.instance.arrayNode();
    page.forEach(job -> body.add(CaptureJobs.write(job)));
    var answer = Answer.of(200, body);
    return found.size() > page.size()
        ? paging.next(answer, CaptureJobs.token(page.get(page.size() - 1)))
        : answer;
  }

  private Answer captureOne(Request request) throws IOException {
    var event = capturing.read(request.body(), request.account());
    mustBeNew(event);
    String job = capturing.event(event, request.account());
    if (!jobs.awaitRecorded(job, PATIENCE)) {
      return Answer.nothing(202).with("Location", "/epcis/capture/" + job);
    }
    return Answer.of(201, event.json())
        .with("Location", "/epcis/events/" + Querying.encoded(event.eventID()));
  }

  /**
   * The same event again is no error; another one under its name is. A name in the form of an event
   * hash that is not the hash of its event is somebody's reckoning, and no name to hold him to.
   */
  private void mustBeNew(CapturedEvent event) {
    if (EventId.looksReckoned(event.eventID())) {
      return;
    }
    if (isAnothers(event)) {
      throw new EpcisProblem(
          Kind.ALREADY_EXISTS, "eventID: another event is called " + event.eventID());
    }
  }

  /** While the store is away nobody knows; then what is sent is taken. */
  private boolean isAnothers(CapturedEvent event) {
    try {
      return away.ask(() -> events.named(event.eventID(), Optional.empty())).stream()
          .anyMatch(kept -> !kept.id().original().equals(event.id().original()));
    } catch (StoreIsAway unknown) {
      return false;
    }
  }

  private Answer event(String name, Request request) {
    var found = events.named(name, querying.readers(request));
    if (found.isEmpty()) {
      throw new EpcisProblem(Kind.NO_SUCH_RESOURCE, "no event is called " + name);
    }
    return Answer.of(
        200,
        EventDocuments.of(
            "SimpleEventQuery",
            found.stream().map(each -> kept(each, name)).toList(),
            clock.instant()));
  }

  /** Under the name that was asked for: it may have come under another one first. */
  private static EventDocuments.Kept kept(RecordedEvent event, String name) {
    return new EventDocuments.Kept(
        name.equals(event.id().original().value()) ? event.eventID() : name,
        event.epcis(),
        event.recordedAt());
  }
}
