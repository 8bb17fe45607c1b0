package vn.traceability.event.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.lot.LotId;

class EventKeyTest {
  @ParameterizedTest
  @CsvSource({
    "PRODUCT, https://id.gs1.org/01/09506000134352, PRODUCT, 09506000134352",
    "PRODUCT, urn:x-traceability:product:02910000000017, PRODUCT, 02910000000017",
    "PLACE, https://id.gs1.org/414/9506000134352, PLACE, 9506000134352",
    "PLACE, urn:x-traceability:place:2900000000018, PLACE, 2900000000018",
    "PARTY, https://id.gs1.org/417/9506000134352, PARTY, 9506000134352",
    "OWNER, https://id.gs1.org/417/9506000134352, PARTY, 9506000134352",
    "OWNER, https://id.gs1.org/414/9506000134352, PARTY, 9506000134352",
    "OWNER, urn:x-traceability:party:2900000000018, PARTY, 2900000000018",
    "PRODUCT, https://id.gs1.org/01/02910000000017, PRODUCT, 02910000000017",
    "PLACE, https://id.gs1.org/414/2900000000018, PLACE, 2900000000018"
  })
  void whatAnEventNamesIsFoundAndWrittenAgain(
      EventKey key, String identifier, Kind kind, String number) {
    var named = new MasterDataKey(kind, number);

    assertThat(key.of(identifier)).contains(named);
    assertThat(key.kind()).isEqualTo(kind);
    assertThat(key.identifiers(named)).contains(identifier);
    key.identifiers(named).forEach(each -> assertThat(key.of(each)).contains(named));
  }

  @ParameterizedTest
  @CsvSource({
    "PRODUCT, https://id.gs1.org/01/09506000134352/10/L1",
    "PRODUCT, urn:x-traceability:product:09506000134352",
    "PRODUCT, https://id.gs1.org/01/09506000134353",
    "PLACE, https://id.gs1.org/414/9506000134352/254/gate-2",
    "PLACE, https://id.gs1.org/417/9506000134352",
    "PARTY, https://id.gs1.org/414/9506000134352",
    "PARTY, https://places.example/1"
  })
  void whatIsOfAnotherKindOrNobodysNamesNothing(EventKey key, String identifier) {
    assertThat(key.of(identifier)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://id.gs1.org/01/09506000134352, https://id.gs1.org/01/09506000134352",
    "https://id.gs1.org/01/09506000134352/10/L%2F1, https://id.gs1.org/01/09506000134352",
    "urn:x-traceability:product:02910000000017, urn:x-traceability:product:02910000000017",
    "urn:x-traceability:lot:02910000000017:A-1, urn:x-traceability:product:02910000000017",
    "https://id.gs1.org/01/09506000134352/21/7,",
    "https://id.gs1.org/01/09506000134353/10/L1,",
    "https://id.gs1.org/01/02910000000017/10/L1, https://id.gs1.org/01/02910000000017",
    "urn:x-traceability:lot:09506000134352:A-1,",
    "https://classes.example/1,"
  })
  void aLotIsOfItsProduct(String epcClass, String product) {
    assertThat(EventKey.productOf(epcClass)).isEqualTo(Optional.ofNullable(product));
  }

  @Test
  void whatThisProgramWritesIsRead() {
    for (var gtin : new Gtin[] {new Gtin("09506000134352"), Gtin.internal(7)}) {
      assertThat(EventKey.productOf(Uris.lot(LotId.of(gtin.digits(), "A/1%"))))
          .contains(
              EventKey.PRODUCT.identifiers(new MasterDataKey(Kind.PRODUCT, gtin.digits())).get(0));
    }
    for (var gln : new Gln[] {new Gln("9506000134352"), Gln.internal(7)}) {
      assertThat(EventKey.PLACE.of(Uris.place(gln)))
          .contains(new MasterDataKey(Kind.PLACE, gln.digits()));
      assertThat(EventKey.PARTY.of(Uris.party(gln)))
          .contains(new MasterDataKey(Kind.PARTY, gln.digits()));
    }
  }
}
