package vn.traceability.product.mongo;

import java.util.List;
import java.util.Optional;
import vn.traceability.Samples;
import vn.traceability.gs1.Gtin;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MasterDataContract;
import vn.traceability.measure.UnitCode;
import vn.traceability.product.Product;

class ProductsIT extends MasterDataContract<Gtin, Product> {
  @Override
  protected MasterData<Gtin, Product> open() {
    return MongoProducts.open(database, CLOCK);
  }

  @Override
  protected String collection() {
    return "products";
  }

  @Override
  protected Product full(int number) {
    return new Product(
        Samples.product(number),
        Samples.party(number % 3),
        "Hành phi " + number,
        Optional.of("Dương Xá"),
        Optional.of("hành"),
        UnitCode.KILOGRAM,
        List.of("TCVN 11892-1:2017", "VietGAP"),
        Optional.of(4));
  }

  @Override
  protected Product bare(int number) {
    return new Product(
        Samples.product(number),
        Samples.party(number % 3),
        "Hành phi " + number,
        Optional.empty(),
        Optional.empty(),
        UnitCode.PIECE,
        List.of(),
        Optional.empty());
  }

  @Override
  protected Gtin idOf(Product value) {
    return value.gtin();
  }

  @Override
  protected String name(Gtin id) {
    return id.digits();
  }

  @Override
  protected String owner(int number) {
    return Samples.party(number % 3).digits();
  }
}
