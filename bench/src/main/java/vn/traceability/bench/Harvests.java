package vn.traceability.bench;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import vn.traceability.event.Entry;
import vn.traceability.event.Harvested;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;

/** Events of farms, each another, about 600 bytes of EPCIS. */
final class Harvests {
  private static final Instant MORNING = Instant.parse("2026-03-02T01:00:00Z");

  private Harvests() {}

  static Gln farm(int number) {
    return Gln.internal(100 + number);
  }

  /**
   * @param first the number of the first lot
   */
  static List<String> of(Gln farm, int first, int count) {
    return IntStream.range(first, first + count).mapToObj(number -> of(farm, number)).toList();
  }

  private static String of(Gln farm, int number) {
    var entry =
        new Entry(UUID.randomUUID(), MORNING.plusSeconds(number), Entry.VIETNAM, farm, farm);
    var lot = LotId.of("09506000134352", "L" + number);
    var amount = new LotQuantity(lot, Quantity.kilograms("100"));
    return EpcisForm.write(new Harvested(entry, List.of(amount))).toString();
  }
}
