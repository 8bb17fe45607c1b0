package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Shipped;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.epcis.EventReading;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.event.epcis.document.EpcisReader;
import vn.traceability.event.epcis.document.Limits;
import vn.traceability.gs1.Gln;

/** The document that the README sends to the demo. */
class ExampleDocumentTest {
  private static final Path FILE = Path.of("..", "docs", "examples", "epcis-document.json");
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final Gln COOPERATIVE = new Gln("2909000000011");

  @Test
  void holdsAndSaysWhatTheReadmeSays() throws IOException {
    String text =
        Files.readString(FILE)
            .replace("NOW", NOW.toString())
            .replace("BEFORE", NOW.minusSeconds(3_600).toString());
    var facts = new ArrayList<TraceEvent>();
    try (var document =
        new EpcisReader(Limits.STANDARD)
            .document(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      document.forEach(
          event ->
              facts.add(
                  new EventReading(COOPERATIVE, Optional.empty(), true, NOW)
                      .of(CapturedEvent.of(event).json())
                      .fact()));
      assertThat(document.masterData())
          .extracting(MasterDataElement::key)
          .extracting(Object::toString)
          .singleElement()
          .asString()
          .contains("PRODUCT", "02919000000065");
    }

    assertThat(facts).hasSize(2);
    assertThat(facts.get(0).inputs())
        .extracting(LotQuantity::toString)
        .singleElement()
        .asString()
        .contains("02919000000027/TC-13-6");
    assertThat(facts.get(0).outputs())
        .extracting(LotQuantity::lot)
        .isEqualTo(facts.get(1).passing().stream().map(LotQuantity::lot).toList());
    assertThat(facts.get(1))
        .isInstanceOfSatisfying(
            Shipped.class,
            shipped -> assertThat(shipped.receiver()).contains(new Gln("2909000000035")));
  }
}
