package vn.traceability.epcis;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.pipeline.Jobs;

/**
 * Capture jobs as the standard writes them.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 12.7 (capture jobs)</a>
 */
final class CaptureJobs {
  private CaptureJobs() {}

  static ObjectNode write(Jobs.Job job) {
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    written
        .put("captureID", job.id())
        .put("createdAt", job.startedAt().toString())
        .put("running", !job.isFinished())
        .put("success", job.failed() == 0)
        .put("captureErrorBehaviour", "rollback");
    var errors = written.putArray("errors");
    if (job.failed() > 0) {
      errors
          .addObject()
          .put("type", "epcisException:ImplementationException")
          .put("title", "Events wait to be recorded")
          .put("status", 500)
          .put(
              "detail",
              job.failed()
                  + " events were accepted and could not be recorded; they are kept, and whoever"
                  + " runs the service can have them recorded again");
    }
    return written;
  }
}
