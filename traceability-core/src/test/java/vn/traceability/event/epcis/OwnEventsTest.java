package vn.traceability.event.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.Corrected;
import vn.traceability.event.Entry;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.epcis.document.EpcisReader;
import vn.traceability.event.epcis.document.EpcisSchema;
import vn.traceability.event.epcis.document.Limits;
import vn.traceability.gs1.Gln;

/**
 * What this system writes is EPCIS to others: by the ratified schema, and by what we ask of them.
 */
class OwnEventsTest {

  static Stream<TraceEvent> everyKind() {
    return EpcisFormTest.everyKind().stream();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void areValidAndKeepTheirNameOnTheWay(TraceEvent event) throws IOException {
    var written = EpcisForm.write(event);
    var declared =
        EpcisForm.declare(
            written.toString(),
            new Corrected(
                new Entry(
                    new UUID(1, 2),
                    Instant.parse("2026-03-05T01:00:00Z"),
                    Entry.VIETNAM,
                    new Gln("6291041500213"),
                    new Gln("6291041500213")),
                EpcisForm.identify(written),
                Corrected.Reason.WRONG_QUANTITY));

    for (var each : List.of(written, declared)) {
      assertThat(EpcisSchema.violationsOfEvent(each, 10)).isEmpty();
      assertThat(EpcisForm.identify(readAsForeign(each))).isEqualTo(EpcisForm.identify(each));
    }
  }

  private static ObjectNode readAsForeign(ObjectNode event) throws IOException {
    var body = new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8));
    return new EpcisReader(Limits.STANDARD).event(body);
  }
}
