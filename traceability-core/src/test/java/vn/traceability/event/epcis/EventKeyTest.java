package vn.traceability.event.epcis;

import static org.assertj.core.api.Assertions.assertThat;

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
    "CLASS, https://id.gs1.org/01/09506000134352, PRODUCT, 09506000134352",
    "CLASS, https://id.gs1.org/01/09506000134352/10/L%2F1, PRODUCT, 09506000134352",
    "CLASS, urn:x-traceability:product:02910000000017, PRODUCT, 02910000000017",
    "CLASS, urn:x-traceability:lot:02910000000017:A-1, PRODUCT, 02910000000017",
    "PLACE, https://id.gs1.org/414/9506000134352, PLACE, 9506000134352",
    "PLACE, urn:x-traceability:place:2900000000018, PLACE, 2900000000018",
    "PARTY, https://id.gs1.org/417/9506000134352, PARTY, 9506000134352",
    "OWNER, https://id.gs1.org/417/9506000134352, PARTY, 9506000134352",
    "OWNER, https://id.gs1.org/414/9506000134352, PARTY, 9506000134352",
    "OWNER, urn:x-traceability:party:2900000000018, PARTY, 2900000000018"
  })
  void whatAnEventNamesIsFoundAndWrittenAgain(
      EventKey key, String identifier, Kind kind, String number) {
    var named = new MasterDataKey(kind, number);

    assertThat(key.of(identifier)).contains(named);
    assertThat(key.kind()).isEqualTo(kind);
    boolean isLot = identifier.contains("/10/") || identifier.contains(":lot:");
    if (isLot) {
      assertThat(identifier).startsWith(key.beginningOfLots(named).orElseThrow());
    } else {
      assertThat(key.identifiers(named)).contains(identifier);
    }
    key.identifiers(named).forEach(each -> assertThat(key.of(each)).contains(named));
  }

  @ParameterizedTest
  @CsvSource({
    "CLASS, https://id.gs1.org/01/09506000134352/21/7",
    "CLASS, https://id.gs1.org/01/09506000134352x",
    "CLASS, https://id.gs1.org/01/02910000000017",
    "CLASS, urn:x-traceability:product:09506000134352",
    "CLASS, https://id.gs1.org/01/09506000134353",
    "PLACE, https://id.gs1.org/414/9506000134352/254/gate-2",
    "PLACE, https://id.gs1.org/417/9506000134352",
    "PLACE, https://id.gs1.org/414/2900000000018",
    "PARTY, https://id.gs1.org/414/9506000134352",
    "PARTY, https://places.example/1"
  })
  void whatIsOfAnotherKindOrNobodysNamesNothing(EventKey key, String identifier) {
    assertThat(key.of(identifier)).isEmpty();
  }

  @Test
  void whatThisProgramWritesIsRead() {
    for (var gtin : new Gtin[] {new Gtin("09506000134352"), Gtin.internal(7)}) {
      assertThat(EventKey.CLASS.of(Uris.lot(LotId.of(gtin.digits(), "A/1%"))))
          .contains(new MasterDataKey(Kind.PRODUCT, gtin.digits()));
    }
    for (var gln : new Gln[] {new Gln("9506000134352"), Gln.internal(7)}) {
      assertThat(EventKey.PLACE.of(Uris.place(gln)))
          .contains(new MasterDataKey(Kind.PLACE, gln.digits()));
      assertThat(EventKey.PARTY.of(Uris.party(gln)))
          .contains(new MasterDataKey(Kind.PARTY, gln.digits()));
    }
  }
}
