package vn.traceability.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import vn.traceability.capture.contract.JobDto;
import vn.traceability.capture.contract.JobPageDto;
import vn.traceability.capture.contract.JobsApi;
import vn.traceability.event.EventId;
import vn.traceability.pipeline.Jobs;
import vn.traceability.pipeline.KnownJobs;
import vn.traceability.refusal.Forbidden;
import vn.traceability.refusal.Unknown;
import vn.traceability.signin.Callers;

/** Tells how far accepted entries are. */
@RestController
class JobsController implements JobsApi {
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,15})-(\\S{1,100})");

  private final KnownJobs jobs;
  private final HttpServletRequest request;

  JobsController(KnownJobs jobs, HttpServletRequest request) {
    this.jobs = jobs;
    this.request = request;
  }

  @Override
  public ResponseEntity<JobPageDto> listJobs(@Nullable String after, Integer limit) {
    var party =
        Callers.get(request)
            .party()
            .orElseThrow(
                () -> new Forbidden("role", "this account is of no party, so it captures nothing"));
    var found =
        jobs.ofParty(party, Optional.ofNullable(after).map(JobsController::position), limit + 1);
    var shown = found.subList(0, Math.min(found.size(), limit));
    var dto = new JobPageDto(shown.stream().map(JobMapping::writeWhole).toList());
    if (found.size() > limit) {
      dto.setNext(cursor(shown.get(limit - 1).position()));
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(dto);
  }

  @Override
  @WithoutTheStore
  public ResponseEntity<JobDto> getJob(String id) {
    var account = Callers.get(request);
    var job = jobs.find(id).orElseThrow(() -> new Unknown("job", id));
    boolean whole = account.isOf(job.party()) || account.reachesTheCity();
    var dto = whole ? JobMapping.writeWhole(job) : JobMapping.write(job);
    dto.setEventIds(job.recorded().stream().map(EventId::value).toList());
    return ResponseEntity.ok(dto);
  }

  private static String cursor(Jobs.Position position) {
    return position.createdAt().toEpochMilli() + "-" + position.job();
  }

  private static Jobs.Position position(String cursor) {
    var parts = CURSOR.matcher(cursor);
    if (!parts.matches()) {
      throw new BrokenContract("after", "is no cursor of a page before");
    }
    return new Jobs.Position(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
  }
}
