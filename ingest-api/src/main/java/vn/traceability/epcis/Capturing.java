package vn.traceability.epcis;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import vn.traceability.account.Account;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.event.epcis.document.DocumentRefused;
import vn.traceability.event.epcis.document.EpcisDocument;
import vn.traceability.event.epcis.document.EpcisReader;
import vn.traceability.event.epcis.document.Limits;
import vn.traceability.gs1.Gln;
import vn.traceability.outage.StoreAway;
import vn.traceability.pipeline.AcceptedJobs;
import vn.traceability.pipeline.Capture;
import vn.traceability.pipeline.CaptureLog;
import vn.traceability.pipeline.ErrorBehaviour;
import vn.traceability.pipeline.Refused;
import vn.traceability.rights.LotRights;

/**
 * The capture interface: what is sent is checked whole, then kept by the log, and only then
 * answered.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.1 (capture)</a>
 */
final class Capturing {
  static final Limits LIMITS = Limits.STANDARD;

  private final EpcisReader reader = new EpcisReader(LIMITS);
  private final CaptureLog log;
  private final AcceptedJobs accepted;
  private final LotRights rights;
  private final StoreAway away;
  private final Clock clock;

  Capturing(CaptureLog log, AcceptedJobs accepted, LotRights rights, StoreAway away, Clock clock) {
    this.log = log;
    this.accepted = accepted;
    this.rights = rights;
    this.away = away;
    this.clock = clock;
  }

  /**
   * Takes a document.
   *
   * @param proceed whether events that do not hold are left out
   * @return the id of the job
   * @throws EpcisProblem when it is refused; then nothing of it is kept
   */
  String document(InputStream body, Account account, boolean proceed) throws IOException {
    var party = party(account);
    try (EpcisDocument document = proceed ? reader.greedily(body) : reader.document(body)) {
      return accept(
          new Capture(
              party,
              account.id(),
              true,
              UUID.randomUUID().toString(),
              clock.instant(),
              proceed ? ErrorBehaviour.PROCEED : ErrorBehaviour.ROLLBACK,
              refused(document),
              document.size(),
              each -> pass(document, party, each),
              document.masterData()));
    } catch (DocumentRefused no) {
      throw refused(no);
    }
  }

  private void pass(EpcisDocument document, Gln party, Consumer<? super Capture.Event> each)
      throws IOException {
    var checked = checked(party, event -> each.accept(event.toCapture()));
    document.forEachPlaced(checked);
    checked.end();
  }

  private Checked checked(Gln party, Consumer<CapturedEvent> next) {
    return new Checked(rights.check(), party, clock, away, next);
  }

  /** Reads one event, and keeps nothing yet. */
  CapturedEvent read(InputStream body, Account account) throws IOException {
    try {
      var read = new ArrayList<CapturedEvent>();
      var checked = checked(party(account), read::add);
      checked.accept("", reader.event(body));
      checked.end();
      return read.get(0);
    } catch (DocumentRefused no) {
      throw refused(no);
    }
  }

  /** Takes one event; returns the id of its job. */
  String event(CapturedEvent event, Account account) throws IOException {
    return accept(
        new Capture(
            party(account),
            account.id(),
            true,
            UUID.randomUUID().toString(),
            clock.instant(),
            ErrorBehaviour.ROLLBACK,
            Refused.NONE,
            1,
            each -> each.accept(event.toCapture()),
            List.of()));
  }

  private String accept(Capture capture) throws IOException {
    log.accept(capture);
    accepted.add(capture);
    return capture.job();
  }

  private static Refused refused(EpcisDocument document) {
    return new Refused(
        document.refused(),
        document.refusals().stream()
            .map(
                each ->
                    EpcisProblem.of(
                            Kind.VALIDATION,
                            String.valueOf(each.violations().get(0)),
                            each.violations())
                        .body()
                        .toString())
            .toList());
  }

  static Gln party(Account account) {
    return account
        .party()
        .orElseThrow(
            () ->
                new EpcisProblem(
                    Kind.NOT_ALLOWED,
                    "this account is of no party, and events are captured by those who were"
                        + " there"));
  }

  private static EpcisProblem refused(DocumentRefused no) {
    if (no.kind() == DocumentRefused.Kind.TOO_LARGE) {
      return limits(EpcisProblem.of(Kind.CAPTURE_LIMIT, no.getMessage(), no.violations()));
    }
    return EpcisProblem.of(Kind.VALIDATION, no.getMessage(), no.violations());
  }

  private static EpcisProblem limits(EpcisProblem problem) {
    return problem
        .with("GS1-EPCIS-Capture-Limit", Integer.toString(LIMITS.events()))
        .with("GS1-EPCIS-Capture-File-Size-Limit", Long.toString(LIMITS.bytes()));
  }
}
