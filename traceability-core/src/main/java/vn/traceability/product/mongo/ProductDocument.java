package vn.traceability.product.mongo;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.mongo.MasterDocument;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.product.Product;

final class ProductDocument implements MasterDocument<Gtin, Product> {
  @Override
  public String kind() {
    return "product";
  }

  @Override
  public String collection() {
    return "products";
  }

  @Override
  public Gtin idOf(Product product) {
    return product.gtin();
  }

  @Override
  public String name(Gtin id) {
    return id.digits();
  }

  @Override
  public String ownerOf(Product product) {
    return product.owner().digits();
  }

  @Override
  public Set<String> found() {
    return Set.of("name", "brand", "netContent");
  }

  @Override
  public Document write(Product product) {
    return new Document("gtin", product.gtin().digits())
        .append("owner", product.owner().digits())
        .append("name", product.name())
        .append("brand", product.brand().orElse(null))
        .append("crop", product.crop().orElse(null))
        .append("unit", product.unit().code())
        .append(
            "netContent",
            product.netContent().map(Quantity::value).map(BigDecimal::toPlainString).orElse(null))
        .append("netContentUnit", product.netContent().map(each -> each.unit().code()).orElse(null))
        .append("standards", product.standards())
        .append("ocopStars", product.ocopStars().orElse(null));
  }

  @Override
  public Product read(Document document) {
    return new Product(
        new Gtin(document.getString("gtin")),
        new Gln(document.getString("owner")),
        document.getString("name"),
        Optional.ofNullable(document.getString("brand")),
        Optional.ofNullable(document.getString("crop")),
        new UnitCode(document.getString("unit")),
        Optional.ofNullable(document.getString("netContent"))
            .map(value -> Quantity.of(value, document.getString("netContentUnit"))),
        document.getList("standards", String.class),
        Optional.ofNullable(document.getInteger("ocopStars")));
  }
}
