package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Account;
import vn.traceability.capture.contract.DiaryEventDto;
import vn.traceability.capture.contract.EventReceiptDto;
import vn.traceability.capture.contract.EventStateDto;
import vn.traceability.capture.contract.EventsApi;
import vn.traceability.capture.contract.ForeseenFindingsDto;
import vn.traceability.event.Corrected;
import vn.traceability.event.EventId;
import vn.traceability.event.Events;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.finding.Assessor;
import vn.traceability.finding.Foresight;
import vn.traceability.inspection.Inspected;
import vn.traceability.inspection.Inspections;
import vn.traceability.outage.StoreAway;
import vn.traceability.outage.StoreIsAway;
import vn.traceability.pipeline.AcceptedJobs;
import vn.traceability.pipeline.CaptureLog;
import vn.traceability.pipeline.KnownJobs;
import vn.traceability.refusal.Conflict;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.refusal.Unknown;
import vn.traceability.rights.LotRights;
import vn.traceability.signin.Callers;
import vn.traceability.trace.Link;
import vn.traceability.trace.Tracer;

/** Takes entries of the diary: checked whole, then kept by the log, then recorded. */
@RestController
class EventsController implements EventsApi {
  private static final Logger LOG = LoggerFactory.getLogger(EventsController.class);
  private static final int LARGEST = 900 << 10;

  /** By how much the clock of a telephone may be fast. */
  private static final Duration FAST_CLOCK = Duration.ofMinutes(10);

  private final CaptureLog log;
  private final KnownJobs jobs;
  private final AcceptedJobs accepted;
  private final Events events;
  private final Assessor assessor;
  private final Inspections inspections;
  private final LotRights lots;
  private final Foresight foresight;
  private final StoreAway away;
  private final Clock clock;
  private final HttpServletRequest request;

  EventsController(
      CaptureLog log,
      KnownJobs jobs,
      AcceptedJobs accepted,
      Events events,
      Assessor assessor,
      Inspections inspections,
      LotRights lots,
      Foresight foresight,
      StoreAway away,
      Clock clock,
      HttpServletRequest request) {
    this.log = log;
    this.jobs = jobs;
    this.accepted = accepted;
    this.events = events;
    this.assessor = assessor;
    this.inspections = inspections;
    this.lots = lots;
    this.foresight = foresight;
    this.away = away;
    this.clock = clock;
    this.request = request;
  }

  @Override
  @WithoutTheStore
  public ResponseEntity<EventReceiptDto> recordEvent(DiaryEventDto body, @Nullable String prefer) {
    var account = Callers.get(request);
    var event = read(body, account);
    refuseWhatTheStoreSpeaksAgainst(event);
    var written = write(event);
    String epcis = written.toString();
    if (epcis.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw new InvalidValue(
          "lots", epcis.length() + " characters", "makes the event larger than 900 KiB; split it");
    }
    var id = EpcisForm.identify(written);
    String job = UUID.randomUUID().toString();
    accepted.add(log.accept(event.entry().party(), account.id(), job, List.of(epcis)));
    return wait(prefer).filter(patience -> jobs.awaitRecorded(job, patience)).isPresent()
        ? created(event, id)
        : accepted(event, id, job);
  }

  @Override
  public ResponseEntity<ForeseenFindingsDto> foreseeEvent(DiaryEventDto body) {
    var account = Callers.get(request);
    var event = read(body, account);
    lots.mustHold(event);
    var written = write(event);
    var entry =
        new RecordedEvent(
            EpcisForm.identify(written),
            written.toString(),
            EpcisForm.read(written),
            clock.instant(),
            Optional.of(account.id()));
    return ResponseEntity.ok(
        new ForeseenFindingsDto(
            foresight.of(entry).stream()
                .map(finding -> FindingMapping.write(finding, false))
                .toList()));
  }

  /** An entry that this account may make, of what has happened. */
  private TraceEvent read(DiaryEventDto body, Account account) {
    var event = Mapping.read(body);
    Rights.mustRecordFor(account, event.entry().party());
    mustHaveHappened(event);
    return event;
  }

  /**
   * What happened is accepted also while the store is away: whose lots it speaks of and whether
   * they are held is not looked at then. What is wrong with it is found in the chain, as it is with
   * partners' events.
   */
  private void refuseWhatTheStoreSpeaksAgainst(TraceEvent event) {
    try {
      away.ask(
          () -> {
            lots.mustHold(event);
            if (event.match(new Leaving())) {
              refuseWhatIsHeld(event);
            }
            return true;
          });
    } catch (StoreIsAway unchecked) {
      LOG.debug("an entry is accepted unchecked", unchecked);
    }
  }

  private ObjectNode write(TraceEvent event) {
    return event instanceof Corrected correction ? declared(correction) : EpcisForm.write(event);
  }

  private void mustHaveHappened(TraceEvent event) {
    var occurredAt = event.entry().occurredAt();
    if (occurredAt.isAfter(clock.instant().plus(FAST_CLOCK))) {
      throw new InvalidValue(
          "occurredAt", occurredAt.toString(), "must not lie in the future: enter what happened");
    }
  }

  /**
   * What an officer has not released does not leave: the one who ships it is told before, and asks.
   */
  private void refuseWhatIsHeld(TraceEvent event) {
    for (var each : event.passing()) {
      var inspected =
          inspections.of(assessor.assess(each.lot(), Tracer.Direction.BACK, Tracer.Limits.DEFAULT));
      var holding = inspected.holding(event.entry().party());
      if (!holding.isEmpty()) {
        throw new Conflict(
            "lot-held",
            "lot "
                + each.lot()
                + " is held until an officer releases it: "
                + holding.stream()
                    .map(finding -> finding.rule().slug())
                    .distinct()
                    .collect(Collectors.joining(", ")));
      }
      if (inspected.isRecalled() && !goesBack(event, inspected)) {
        throw new Conflict(
            "lot-recalled",
            "lot " + each.lot() + " is recalled; it may only go back to whom it came from");
      }
    }
  }

  /** Whether goods go to their owner, or to one who sent them to the party before. */
  private static boolean goesBack(TraceEvent event, Inspected inspected) {
    return event
        .counterpart()
        .filter(
            to ->
                inspected.assessment().lot().filter(lot -> lot.owner().equals(to)).isPresent()
                    || inspected.assessment().trace().links().stream()
                        .filter(row -> row.role() == Link.Role.SENT && row.party().equals(to))
                        .anyMatch(
                            row -> row.counterpart().equals(Optional.of(event.entry().party()))))
        .isPresent();
  }

  /** Needs the original, so it has to wait until the store is back. */
  private ObjectNode declared(Corrected correction) {
    var original =
        away.ask(() -> events.find(correction.corrects()))
            .orElseThrow(() -> new Unknown("event", correction.corrects().value()));
    Rights.mustRecordFor(Callers.get(request), original.fact().entry().party());
    return EpcisForm.declare(original.epcis(), correction);
  }

  /** The seconds of {@code Prefer: wait=n} (RFC 7240, section 4.3); the contract allows 0 to 3. */
  private static Optional<Duration> wait(@Nullable String prefer) {
    return Optional.ofNullable(prefer)
        .map(text -> Duration.ofSeconds(Long.parseLong(text.substring("wait=".length()))))
        .filter(patience -> !patience.isZero());
  }

  private static ResponseEntity<EventReceiptDto> created(TraceEvent event, EventId id) {
    var receipt = new EventReceiptDto(event.entry().clientId(), EventStateDto.RECORDED);
    receipt.setEventId(id.value());
    return ResponseEntity.status(201).body(receipt);
  }

  private static ResponseEntity<EventReceiptDto> accepted(
      TraceEvent event, EventId id, String job) {
    var receipt = new EventReceiptDto(event.entry().clientId(), EventStateDto.ACCEPTED);
    receipt.setEventId(id.value());
    receipt.setJob("/api/v1/jobs/" + job);
    return ResponseEntity.accepted().location(URI.create("/api/v1/jobs/" + job)).body(receipt);
  }
}
