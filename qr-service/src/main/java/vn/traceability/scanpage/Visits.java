package vn.traceability.scanpage;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.scan.Answer;
import vn.traceability.scan.State;
import vn.traceability.scanlog.AddressPlaces;
import vn.traceability.scanlog.LotDays;
import vn.traceability.scanlog.Outcome;
import vn.traceability.scanlog.ScanEvent;
import vn.traceability.scanlog.ScanHistory;
import vn.traceability.scanlog.ScanLog;
import vn.traceability.scanlog.ScanPlace;
import vn.traceability.scanlog.ScanTickets;
import vn.traceability.scanlog.Scanned;

/**
 * Tells the log of each visit to the page, and the page of the scans before it. The address a
 * request came from is looked up in the operator's ranges and then forgotten.
 */
public final class Visits {
  /** Carries the ticket from one of our pages to the other. */
  static final String TICKET = "scan";

  private final ScanLog log;
  private final ScanHistory history;
  private final AddressPlaces places;
  private final ScanTickets tickets;
  private final Clock clock;

  public Visits(
      ScanLog log, ScanHistory history, AddressPlaces places, ScanTickets tickets, Clock clock) {
    this.log = log;
    this.history = history;
    this.places = places;
    this.tickets = tickets;
    this.clock = clock;
  }

  /**
   * What a page is told.
   *
   * @param answer with what the scans before add to it
   * @param kind of this visit
   * @param before the scans of its code before it
   * @param ticket with which the person may tell where the scan was made; empty where there is no
   *     code
   */
  record Told(
      Answer answer, ScanEvent.Kind kind, ScanHistory.Before before, Optional<String> ticket) {}

  Visit begin(HttpServletRequest request) {
    return new Visit(
        Visitors.kind(request),
        places.find(request.getRemoteAddr()),
        Optional.ofNullable(request.getParameter(TICKET)));
  }

  /** One of them; whatever comes of it, it is one scan. */
  final class Visit {
    private final UUID id = UUID.randomUUID();
    private final Instant time = clock.instant();
    private final ScanEvent.Kind kind;
    private final Optional<ScanPlace> place;
    private final Optional<String> brought;

    private Visit(ScanEvent.Kind kind, Optional<ScanPlace> place, Optional<String> brought) {
      this.kind = kind;
      this.place = place;
      this.brought = brought;
    }

    /** It was answered: says what its page is told, which is read before it is a scan itself. */
    Told answered(Answer answer) {
      var scanned = Scanned.of(answer.link());
      var before =
          scanned
              .code()
              .filter(code -> Outcome.of(answer).issued())
              .map(history::of)
              .orElse(ScanHistory.Before.NONE);
      var whole = before.copySuspected() ? answer.with(State.COPY_SUSPECTED) : answer;
      add(scanned, Outcome.of(whole), LotDays.of(answer));
      return new Told(whole, kind, before, scanned.code().map(code -> ticket(scanned)));
    }

    /** Of the scan that led to our pages, where this is not another one itself. */
    private String ticket(Scanned scanned) {
      return brought
          .filter(text -> kind == ScanEvent.Kind.FETCH)
          .filter(text -> tickets.read(text, scanned).isPresent())
          .orElseGet(() -> tickets.write(new ScanTickets.Ticket(id, time, scanned)));
    }

    /** It came to something else than an answer. */
    void ended(String path, Outcome outcome) {
      add(Scanned.at(path), outcome, LotDays.UNKNOWN);
    }

    private void add(Scanned scanned, Outcome outcome, LotDays lot) {
      // who asks for links is a program, whatever it says of itself
      var by = outcome.equals(Outcome.LINKS) ? ScanEvent.Kind.FETCH : kind;
      log.add(new ScanEvent(id, time, scanned, outcome, by, place, Optional.empty(), lot));
    }
  }
}
