package vn.traceability.report;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.lot.LotId;

/**
 * What reports are gathered under: a registered lot. Codes that are not ours, and those of no lot,
 * are gathered under the product they name, so that nobody charges a lot with a label that its
 * owner never had.
 *
 * @param lot empty where the code is not of a registered lot
 */
public record ReportedGoods(Gtin gtin, Optional<LotNumber> lot) {
  public static ReportedGoods of(LotId lot) {
    return new ReportedGoods(lot.gtin(), Optional.of(lot.number()));
  }

  public static ReportedGoods of(Gtin product) {
    return new ReportedGoods(product, Optional.empty());
  }

  public Optional<LotId> lotId() {
    return lot.map(number -> new LotId(gtin, number));
  }

  /** Always the same for the same goods, and fit for an address. */
  public UUID id() {
    var text = gtin.digits() + "|" + lot.map(LotNumber::text).orElse("");
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
