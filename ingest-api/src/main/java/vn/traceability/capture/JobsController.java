package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.JobDto;
import vn.traceability.capture.contract.JobStateDto;
import vn.traceability.capture.contract.JobsApi;
import vn.traceability.event.EventId;
import vn.traceability.pipeline.AcceptedJobs;
import vn.traceability.pipeline.Jobs;
import vn.traceability.refusal.Unknown;
import vn.traceability.signin.Callers;

/** Tells how far an accepted entry is. */
@RestController
class JobsController implements JobsApi {
  private final Jobs jobs;
  private final AcceptedJobs accepted;
  private final HttpServletRequest request;

  JobsController(Jobs jobs, AcceptedJobs accepted, HttpServletRequest request) {
    this.jobs = jobs;
    this.accepted = accepted;
    this.request = request;
  }

  @Override
  public ResponseEntity<JobDto> getJob(String id) {
    Callers.get(request);
    var job = jobs.find(id).or(() -> accepted.find(id)).orElseThrow(() -> new Unknown("job", id));
    var state =
        !job.isFinished()
            ? JobStateDto.RUNNING
            : job.failed() > 0 ? JobStateDto.FAILED : JobStateDto.FINISHED;
    var dto =
        new JobDto(
            job.id(),
            state,
            job.accepted().orElse(job.read() + job.failed()),
            job.read(),
            job.failed(),
            Mapping.write(job.startedAt()));
    dto.setEventIds(job.recorded().stream().map(EventId::value).toList());
    return ResponseEntity.ok(dto);
  }
}
