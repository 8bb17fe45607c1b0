package vn.traceability.lot.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.traceability.Samples;
import vn.traceability.gs1.LotNumber;
import vn.traceability.lot.Lot;
import vn.traceability.lot.LotId;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.mongo.MasterDataContract;
import vn.traceability.measure.Quantity;

class LotsIT extends MasterDataContract<LotId, Lot> {
  @Override
  protected MasterData<LotId, Lot> open() {
    return MongoLots.open(database, CLOCK);
  }

  @Override
  protected String collection() {
    return "lots";
  }

  @Override
  protected Lot full(int number) {
    return new Lot(
        id(number),
        Samples.party(number % 3),
        Optional.of(Samples.place(1)),
        Optional.of(Quantity.kilograms("120.5")),
        Optional.of(LocalDate.of(2026, 3, 1)),
        Optional.of(LocalDate.of(2026, 9, 1)));
  }

  @Override
  protected Lot bare(int number) {
    return new Lot(
        id(number),
        Samples.party(number % 3),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static LotId id(int number) {
    return new LotId(Samples.product(1), new LotNumber("A/%;+" + Samples.twoDigits(number)));
  }

  @Override
  protected LotId idOf(Lot value) {
    return value.id();
  }

  @Override
  protected String name(LotId id) {
    return id.toString();
  }

  @Override
  protected String owner(int number) {
    return Samples.party(number % 3).digits();
  }

  @Test
  void theLotsOfAProductAreNotThoseOfTheNext() {
    var lots = open();
    lots.register(full(1), "htx-van-duc");
    var other = new LotId(Samples.product(2), new LotNumber("zzz"));
    lots.register(
        new Lot(
            other,
            Samples.party(1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        "htx-van-duc");

    assertThat(lots.startingWith(Samples.product(1).digits() + "/", 10))
        .extracting(each -> each.value().id())
        .containsExactly(id(1));
  }
}
