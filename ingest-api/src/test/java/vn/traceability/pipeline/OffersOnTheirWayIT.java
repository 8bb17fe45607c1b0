package vn.traceability.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.Diary;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.offer.StandingOffer;
import vn.traceability.offer.StandingOffer.State;

/** Master data goes the way of the events it came with. */
class OffersOnTheirWayIT {
  private static final int ELEMENTS = 30;

  private final TestPipeline pipeline = new TestPipeline();

  @AfterEach
  void close() throws Exception {
    pipeline.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"project", "offers", "add", "publish", "commit"})
  void isOfferedOnceThoughTheRecorderIsKilledOnIt(String point) throws Exception {
    var entries = Diary.fromFieldToShop("1");
    accept("job-1", entries, elements(ELEMENTS, 20));
    var killed = pipeline.recorder(Kill.at(point, new Random(1)));
    await().atMost(TestPipeline.PATIENCE).until(() -> killed.trouble().isPresent());

    pipeline.recorder(Recorder.Steps.NONE);
    awaitEnd();

    assertThat(offered())
        .extracting(each -> each.offer().element())
        .containsExactlyInAnyOrderElementsOf(elements(ELEMENTS, 20));
    assertThat(offered())
        .allSatisfy(
            each -> {
              assertThat(each.offer().sender()).isEqualTo(Diary.FARM);
              assertThat(each.offer().author()).isEqualTo(TestPipeline.AUTHOR);
              assertThat(each.offer().job()).isEqualTo("job-1");
            });
    var job = pipeline.jobs.find("job-1").orElseThrow();
    assertThat(job.isFinished()).isTrue();
    assertThat(job.read()).isEqualTo(entries.size());
    assertThat(job.offersLeftOut()).isZero();
  }

  @Test
  void aJobOfMasterDataAloneEnds() throws Exception {
    pipeline.recorder(Recorder.Steps.NONE);

    accept("job-1", List.of(), elements(1, 20));
    awaitEnd();

    assertThat(offered()).hasSize(1);
    assertThat(pipeline.jobs.find("job-1").orElseThrow().isFinished()).isTrue();
  }

  /** Longer than what is one message, so that it is a transaction. */
  @Test
  void muchOfItGoesInManyMessagesOfOneTransaction() throws Exception {
    pipeline.recorder(Recorder.Steps.NONE);
    var entry = new Diary().harvested("field-1").written();

    accept("job-1", entry, elements(40, 50_000));
    awaitEnd();

    assertThat(offered().size()).isEqualTo(40);
    assertThat(pipeline.read(pipeline.topics.captured()).stream().filter(WireOffers::isIn).toList())
        .hasSizeBetween(5, 10)
        .allSatisfy(message -> assertThat(message.value()).hasSizeLessThan(512 << 10));
    assertThat(pipeline.recorded()).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsADeadLetterAndTheRestIsOffered() throws Exception {
    pipeline.recorder(Recorder.Steps.NONE);
    try (var producer = pipeline.producer(Map.of())) {
      var message =
          new ProducerRecord<>(
              pipeline.topics.captured(), Diary.FARM.digits(), "[{\"id\":7}]".getBytes(UTF_8));
      Map.of("job", "job-1", "author", "a", "created", "2026-03-03T01:00:00Z", "offers", "0")
          .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
      producer.send(message).get(10, SECONDS);
    }

    accept("job-1", List.of(), elements(1, 20));
    awaitEnd();

    assertThat(offered()).hasSize(1);
    assertThat(pipeline.read(pipeline.topics.deadLetters())).hasSize(1);
    assertThat(pipeline.jobs.find("job-1").orElseThrow().failed()).isEqualTo(1);
  }

  private void accept(String job, List<String> entries, List<MasterDataElement> elements)
      throws Exception {
    pipeline.log("offering").accept(TestPipeline.capture(job, entries, elements));
  }

  /** The end of a job is written behind what it offers. */
  private void awaitEnd() {
    await()
        .atMost(TestPipeline.PATIENCE)
        .until(() -> pipeline.jobs.find("job-1").filter(Jobs.Job::isFinished).isPresent());
  }

  private List<StandingOffer> offered() {
    return pipeline.offers.page(Optional.empty(), State.OFFERED, Optional.empty(), 1_000);
  }

  private static List<MasterDataElement> elements(int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new MasterDataElement(
                    "https://example.com/vtype/Recipe",
                    "https://example.com/recipes/" + number,
                    "{\"attributes\":[{\"attribute\":\""
                        + "a".repeat(length)
                        + "\",\"id\":\"cbvmda:name\"}]}"))
        .toList();
  }
}
