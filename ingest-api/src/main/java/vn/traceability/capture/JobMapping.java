package vn.traceability.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.traceability.capture.contract.JobDto;
import vn.traceability.capture.contract.JobProblemDto;
import vn.traceability.capture.contract.JobStateDto;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.pipeline.Jobs.Job;

/** Capture jobs as the contract has them. */
final class JobMapping {
  private static final int MOST_PROBLEMS = 100;

  private JobMapping() {}

  /** How far it is, which is for everybody who knows its name. */
  static JobDto write(Job job) {
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
    job.finishedAt().map(Mapping::write).ifPresent(dto::setFinishedAt);
    dto.setProblems(null); // an empty list would say that there are none
    return dto;
  }

  /** With what was wrong in it. */
  static JobDto writeWhole(Job job) {
    var dto = write(job);
    dto.setRefused(job.refused().total());
    dto.setProblems(problems(job));
    if (job.offersLeftOut() > 0) {
      dto.setOffersLeftOut(job.offersLeftOut());
    }
    return dto;
  }

  private static List<JobProblemDto> problems(Job job) {
    var problems = new ArrayList<JobProblemDto>();
    job.dead().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                problems.add(new JobProblemDto(JobProblemDto.StateEnum.FAILED, each.getValue())));
    job.refused().problems().stream()
        .flatMap(each -> refused(EpcisForm.parse(each)))
        .forEach(problems::add);
    return problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS));
  }

  /** Each of the places of a refused event; the whole where none is named. */
  private static Stream<JobProblemDto> refused(JsonNode problem) {
    if (problem.path("errors").isEmpty()) {
      return Stream.of(refused(problem.path("detail").asString("")));
    }
    return problem
        .path("errors")
        .valueStream()
        .map(
            error -> {
              var dto = refused(error.path("detail").asString(""));
              dto.setPointer(error.path("pointer").asString(""));
              return dto;
            });
  }

  private static JobProblemDto refused(String detail) {
    return new JobProblemDto(JobProblemDto.StateEnum.REFUSED, detail);
  }
}
