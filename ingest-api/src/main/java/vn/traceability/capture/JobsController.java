package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.JobDto;
import vn.traceability.capture.contract.JobStateDto;
import vn.traceability.capture.contract.JobsApi;
import vn.traceability.event.EventId;
import vn.traceability.pipeline.KnownJobs;
import vn.traceability.refusal.Unknown;
import vn.traceability.signin.Callers;

/** Tells how far an accepted entry is. */
@RestController
class JobsController implements JobsApi {
  private final KnownJobs jobs;
  private final HttpServletRequest request;

  JobsController(KnownJobs jobs, HttpServletRequest request) {
    this.jobs = jobs;
    this.request = request;
  }

  @Override
  @WithoutTheStore
  public ResponseEntity<JobDto> getJob(String id) {
    Callers.get(request);
    var job = jobs.find(id).orElseThrow(() -> new Unknown("job", id));
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
            Mapping.write(job.createdAt()));
    dto.setEventIds(job.recorded().stream().map(EventId::value).toList());
    job.finishedAt().map(Mapping::write).ifPresent(dto::setFinishedAt);
    return ResponseEntity.ok(dto);
  }
}
