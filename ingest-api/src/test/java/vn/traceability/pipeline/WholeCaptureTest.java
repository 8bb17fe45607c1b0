package vn.traceability.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.Diary;
import vn.traceability.event.EventId;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.offer.Offer;

/** What one message stands for is what many messages would have said. */
class WholeCaptureTest {
  private static final List<String> EVENTS =
      List.of("{\"a\":1}", "{\n  \"b\": \"sầu riêng\"\n}", "{}");

  @Test
  void standsForItsEventsInTheirOrderAndTheEndOfItsJob() {
    var refused = new Refused(2, List.of("{\"title\":\"one\"}", "{\"title\":\"two\"}"));
    var capture = capture(true, refused, EVENTS);

    var parts = WholeCapture.parts(read(message(capture, EVENTS)));

    var expected =
        List.of(
            WireEvent.event("captured", capture, 0, sent(EVENTS).get(0)),
            WireEvent.event("captured", capture, 1, sent(EVENTS).get(1)),
            WireEvent.event("captured", capture, 2, sent(EVENTS).get(2)),
            WireEvent.endOfJob("captured", capture));
    assertThat(parts).hasSameSizeAs(expected);
    for (int i = 0; i < parts.size(); i++) {
      assertThat(parts.get(i).value()).isEqualTo(expected.get(i).value());
      assertThat(parts.get(i).key()).isEqualTo(expected.get(i).key());
      assertThat(parts.get(i).headers().toArray())
          .as("headers of part %d", i)
          .containsExactlyInAnyOrder(expected.get(i).headers().toArray());
      assertThat(parts.get(i).offset()).isEqualTo(7);
      assertThat(WholeCapture.isBroken(parts.get(i))).isFalse();
    }
  }

  @Test
  void ofOurOwnEntriesIsNoPartners() {
    var capture = capture(false, Refused.NONE, EVENTS);

    assertThat(WholeCapture.parts(read(message(capture, EVENTS))))
        .noneMatch(part -> WireEvent.header(part, WireEvent.PARTNERS).isPresent());
  }

  @Test
  void ofNoEventIsTheEndOfAJob() {
    var parts =
        WholeCapture.parts(read(message(capture(true, Refused.NONE, List.of()), List.of())));

    assertThat(parts).singleElement().matches(WireEvent::isEndOfJob);
  }

  @Test
  void standsForWhatItOffersBehindItsEvents() {
    var capture =
        offering(
            IntStream.range(0, 1_200)
                .mapToObj(i -> new MasterDataElement("ex:Recipe", "ex:" + i, "{}"))
                .toList());
    var expected = WireOffers.of("captured", capture);

    var parts = WholeCapture.parts(read(message(capture, EVENTS)));

    var offers = parts.stream().filter(WireOffers::isIn).toList();
    assertThat(parts.subList(3, parts.size() - 1)).isEqualTo(offers);
    assertThat(WireEvent.isEndOfJob(parts.get(parts.size() - 1))).isTrue();
    assertThat(parts.get(parts.size() - 1).headers().lastHeader("offered")).isNull();
    assertThat(offers).hasSameSizeAs(expected).hasSize(2);
    for (int i = 0; i < offers.size(); i++) {
      assertThat(offers.get(i).value()).isEqualTo(expected.get(i).value());
      assertThat(offers.get(i).headers().toArray())
          .containsExactlyInAnyOrder(expected.get(i).headers().toArray());
    }
    assertThat(offers.stream().flatMap(each -> WireOffers.read(each).offers().stream()))
        .extracting(Offer::element)
        .containsExactlyElementsOf(capture.masterData());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0:1", "0:x", "0", ":", "1,1", "0:-1"})
  void isBrokenWhereTheLengthsOfWhatItOffersAreNot(String offered) {
    var capture = offering(List.of(new MasterDataElement("ex:Recipe", "ex:1", "{}")));
    var message = message(capture, EVENTS);
    message.headers().remove("offered");
    WireEvent.add(message.headers(), "offered", offered);
    var read = read(message);

    assertThat(WholeCapture.parts(read)).containsExactly(read);
    assertThat(WholeCapture.isBroken(read)).isTrue();
  }

  @Test
  void standsForItselfWhereItIsOneOfMany() {
    var one =
        read(
            WireEvent.event(
                "captured", capture(true, Refused.NONE, EVENTS), 0, sent(EVENTS).get(0)));

    assertThat(WholeCapture.parts(one)).containsExactly(one);
    assertThat(WholeCapture.isBroken(one)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7,29",
        "7,29,3",
        "7,29,2,0",
        "7,29,2,",
        "-7,43,2",
        "seven,29,2",
        "",
        "4294967303,29,2",
        "2147483647,2147483647,2147483647"
      })
  void isBrokenWhereItsLengthsAreNotThoseOfItsValue(String lengths) {
    var message = message(capture(true, Refused.NONE, EVENTS), EVENTS);
    message.headers().remove("lengths");
    WireEvent.add(message.headers(), "lengths", lengths);
    var read = read(message);

    assertThat(WholeCapture.parts(read)).containsExactly(read);
    assertThat(WholeCapture.isBroken(read)).isTrue();
  }

  @Test
  void isBrokenWhereItsNamesAreNotAsManyAsItsEvents() {
    var message = message(capture(true, Refused.NONE, EVENTS), EVENTS);
    message.headers().remove("ids");
    WireEvent.add(message.headers(), "ids", sent(EVENTS).get(0).id().orElseThrow().value());
    var read = read(message);

    assertThat(WholeCapture.parts(read)).containsExactly(read);
    assertThat(WholeCapture.isBroken(read)).isTrue();
  }

  @Test
  void leavesNamesThatAreNotWorkedOutToTheRecorder() {
    var event = new Sent(Optional.empty(), "{}".getBytes(UTF_8));
    var named = sent(List.of("{}")).get(0);
    var capture = capture(true, Refused.NONE, List.of("{}", "{}"));

    var parts =
        WholeCapture.parts(
            read(WholeCapture.message("captured", capture, List.of(named, event), List.of())));

    assertThat(parts).hasSize(3);
    assertThat(parts).noneMatch(part -> WireEvent.header(part, WireEvent.ID).isPresent());
  }

  @Test
  void isBrokenWithoutAValue() {
    var message = message(capture(true, Refused.NONE, EVENTS), EVENTS);
    var read =
        read(
            new ProducerRecord<>(
                message.topic(), null, null, message.key(), null, message.headers()));

    assertThat(WholeCapture.parts(read)).containsExactly(read);
    assertThat(WholeCapture.isBroken(read)).isTrue();
  }

  private static Capture capture(boolean isPartners, Refused refused, List<String> events) {
    return capture(isPartners, refused, events, List.of());
  }

  private static Capture offering(List<MasterDataElement> elements) {
    return capture(true, Refused.NONE, EVENTS, elements);
  }

  private static Capture capture(
      boolean isPartners,
      Refused refused,
      List<String> events,
      List<MasterDataElement> masterData) {
    return new Capture(
        Diary.FARM,
        TestPipeline.AUTHOR,
        isPartners,
        "job-1",
        Instant.parse("2026-03-02T01:00:00Z"),
        ErrorBehaviour.PROCEED,
        refused,
        events.size(),
        Capture.Source.of(events),
        masterData);
  }

  /** Each under some name that was worked out. */
  private static List<Sent> sent(List<String> events) {
    return events.stream()
        .map(
            event ->
                new Capture.Event(
                    Optional.of(
                        new EventId(
                            "ni:///sha-256;%064x?ver=CBV2.0".formatted(event.hashCode() & 0xff))),
                    event))
        .map(Sent::of)
        .toList();
  }

  private static ProducerRecord<String, byte[]> message(Capture capture, List<String> events) {
    return WholeCapture.message(
        "captured", capture, sent(events), WireOffers.of("captured", capture));
  }

  private static ConsumerRecord<String, byte[]> read(ProducerRecord<String, byte[]> message) {
    return new ConsumerRecord<>(
        message.topic(),
        3,
        7,
        0,
        TimestampType.CREATE_TIME,
        0,
        0,
        message.key(),
        message.value(),
        message.headers(),
        Optional.empty());
  }
}
