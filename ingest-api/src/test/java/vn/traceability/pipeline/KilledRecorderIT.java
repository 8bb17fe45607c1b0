package vn.traceability.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.traceability.Diary;
import vn.traceability.gs1.Gln;

/** Whatever the recorder was doing when its process ended, the next one makes it whole. */
class KilledRecorderIT {
  private static final int KILLS = 20;
  private static final int CAPTURES = 50;
  private static final int EVENTS_OF_EACH = 1_000;

  @Test
  void fiftyThousandEventsAreRecordedOnceThoughTheRecorderIsKilledTwentyTimes() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("To have the same kills again: -Dseed=" + seed);
    var random = new Random(seed);
    try (var pipeline = new TestPipeline()) {
      var expected = accept(pipeline);

      for (int kill = 0; kill < KILLS; kill++) {
        var next = Kill.somewhere(random);
        var killed = pipeline.recorder(next);
        await()
            .alias(next.toString())
            .atMost(TestPipeline.PATIENCE)
            .until(() -> killed.trouble().isPresent());
        assertThat(killed.trouble().orElseThrow()).contains("the process ends here");
      }
      pipeline.recorder(Recorder.Steps.NONE);
      pipeline.awaitRecorded();

      var recorded = pipeline.all().stream().map(event -> event.id().value()).sorted().toList();
      assertThat(recorded.size()).isEqualTo(CAPTURES * EVENTS_OF_EACH);
      assertThat(recorded.equals(expected)).as("what was accepted").isTrue();
      assertThat(pipeline.rows().equals(pipeline.rebuilt())).as("rows are as rebuilt").isTrue();
      for (int capture = 0; capture < CAPTURES; capture++) {
        var job = pipeline.jobs.find("job-" + capture).orElseThrow();
        assertThat(job.isFinished()).as(job.id()).isTrue();
        assertThat(job.read()).as(job.id()).isEqualTo(EVENTS_OF_EACH);
      }
    }
  }

  /** Fewer than are recorded between two kills would leave the last ones nothing to end. */
  private static List<String> accept(TestPipeline pipeline) {
    var ids = new ArrayList<String>();
    for (int capture = 0; capture < CAPTURES; capture++) {
      Gln farm = Gln.internal(100 + capture);
      var events = Harvests.of(farm, EVENTS_OF_EACH);
      events.forEach(event -> ids.add(Diary.identify(event).value()));
      pipeline.accept(farm, "job-" + capture, events);
    }
    return ids.stream().sorted().toList();
  }
}
