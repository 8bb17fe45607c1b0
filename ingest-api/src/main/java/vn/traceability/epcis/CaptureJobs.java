package vn.traceability.epcis;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.offer.OfferDesk;
import vn.traceability.pipeline.Jobs;

/**
 * Capture jobs as the standard writes them.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 12.7 (capture jobs)</a>
 */
final class CaptureJobs {
  private CaptureJobs() {}

  /** Where a page of jobs ends, as it stands in a token. */
  static String token(Jobs.Job last) {
    return last.createdAt() + " " + last.id();
  }

  /**
   * @throws EpcisProblem 400 when it is no token of these
   */
  static Jobs.Position position(String token) {
    int space = token.indexOf(' ');
    try {
      var createdAt = Instant.parse(token.substring(0, Math.max(0, space)));
      return new Jobs.Position(
          Instant.ofEpochMilli(createdAt.toEpochMilli()), token.substring(space + 1));
    } catch (DateTimeParseException | ArithmeticException foreign) {
      throw new EpcisProblem(Kind.QUERY_PARAMETER, "nextPageToken: is none that this server gave");
    }
  }

  static ObjectNode write(Jobs.Job job) {
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    written.put("captureID", job.id()).put("createdAt", job.createdAt().toString());
    job.finishedAt().ifPresent(at -> written.put("finishedAt", at.toString()));
    written
        .put("running", !job.isFinished())
        .put("success", job.failed() == 0 && job.refused().total() == 0)
        .put("captureErrorBehaviour", job.errorBehaviour().name().toLowerCase(Locale.ROOT));
    var errors = written.putArray("errors");
    job.refused().problems().forEach(problem -> errors.add(EpcisForm.parse(problem)));
    int unnamed = job.refused().total() - job.refused().problems().size();
    if (unnamed > 0) {
      errors.add(new EpcisProblem(Kind.VALIDATION, unnamed + " more events break a rule").body());
    }
    if (job.offersLeftOut() > 0) {
      written
          .putObject("masterData")
          .put("leftOut", job.offersLeftOut())
          .put(
              "detail",
              job.offersLeftOut()
                  + " elements of the master data were not offered: "
                  + OfferDesk.MOST_OPEN
                  + " offers of this party wait for an answer; send these again once some are"
                  + " answered");
    }
    if (job.failed() > 0) {
      errors.add(
          new EpcisProblem(
                  Kind.FAILED,
                  job.failed()
                      + " events were accepted and could not be recorded; they are kept, and"
                      + " whoever runs the service can have them recorded again")
              .body());
    }
    return written;
  }
}
