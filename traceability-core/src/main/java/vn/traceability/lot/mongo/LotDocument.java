package vn.traceability.lot.mongo;

import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;
import vn.traceability.gs1.Gln;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.mongo.MasterDocument;
import vn.traceability.measure.Quantity;

final class LotDocument implements MasterDocument<LotId, Lot> {
  @Override
  public String kind() {
    return "lot";
  }

  @Override
  public String collection() {
    return "lots";
  }

  @Override
  public LotId idOf(Lot lot) {
    return lot.id();
  }

  @Override
  public String name(LotId id) {
    return id.toString();
  }

  @Override
  public String ownerOf(Lot lot) {
    return lot.owner().digits();
  }

  @Override
  public Document write(Lot lot) {
    return new Document("lot", lot.id().toString())
        .append("owner", lot.owner().digits())
        .append("place", lot.place().map(Gln::digits).orElse(null))
        .append("planned", lot.planned().map(LotDocument::write).orElse(null))
        .append("producedOn", lot.producedOn().map(LocalDate::toString).orElse(null))
        .append("expiresOn", lot.expiresOn().map(LocalDate::toString).orElse(null));
  }

  @Override
  public Lot read(Document document) {
    return new Lot(
        LotId.parse(document.getString("lot")),
        new Gln(document.getString("owner")),
        Optional.ofNullable(document.getString("place")).map(Gln::new),
        Optional.ofNullable(document.get("planned", Document.class))
            .map(planned -> Quantity.of(planned.getString("value"), planned.getString("unit"))),
        Optional.ofNullable(document.getString("producedOn")).map(LocalDate::parse),
        Optional.ofNullable(document.getString("expiresOn")).map(LocalDate::parse));
  }

  private static Document write(Quantity quantity) {
    return new Document("value", quantity.value().toPlainString())
        .append("unit", quantity.unit().code());
  }
}
