package vn.traceability.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.traceability.Diary;
import vn.traceability.event.Entry;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.gs1.Gln;
import vn.traceability.measure.Quantity;

/** Many events of one farm, each another. */
final class Harvests {
  private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

  private Harvests() {}

  static List<String> of(Gln farm, int count) {
    return IntStream.range(0, count).mapToObj(number -> of(farm, "L-" + number)).toList();
  }

  private static String of(Gln farm, String lot) {
    var entry = new Entry(UUID.randomUUID(), MORNING, Entry.VIETNAM, farm, farm);
    var amount = new LotQuantity(Diary.lot(lot), Quantity.kilograms("100"));
    return EpcisForm.write(new Harvested(entry, List.of(amount))).toString();
  }
}
