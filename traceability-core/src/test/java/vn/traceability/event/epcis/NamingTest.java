package vn.traceability.event.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.traceability.lot.LotId;

class NamingTest {
  private static final String LOT = LotId.of("09506000134352", "A/1").toString();

  @Test
  void aLotIsNamedByItsClass() {
    assertThat(
            in("""
                {"inputQuantityList": [{"epcClass": "https://id.gs1.org/01/09506000134352/10/B"}],
                 "outputQuantityList": [
                   {"epcClass": "https://id.gs1.org/01/09506000134352/10/B"},
                   {"epcClass": "https://id.gs1.org/01/09506000134352/22/2A/10/A%2F1"}]}""")
                .of(LOT))
        .contains("/outputQuantityList/1/epcClass");
  }

  @Test
  void aLotIsNamedByAnInstanceOfIt() {
    assertThat(
            in("""
                {"childEPCs": ["https://id.gs1.org/00/095060001343520000",
                   "https://id.gs1.org/01/09506000134352/10/A%2F1/21/7"]}""")
                .of(LOT))
        .contains("/childEPCs/1");
  }

  @Test
  void anInstanceMayHaveItsLotInTheDataOfItsEvent() {
    assertThat(
            in("""
                {"epcList": ["https://id.gs1.org/01/09506000134369/21/7",
                   "https://id.gs1.org/01/09506000134352/21/7"],
                 "ilmd": {"cbvmda:lotNumber": "A/1"}}""")
                .of(LOT))
        .contains("/epcList/1");
  }

  @Test
  void internalNumbersAreReadInBothTheirSpellings() {
    var lot = LotId.of("02000000000015", "A-1").toString();

    assertThat(
            in("{\"quantityList\": [{\"epcClass\": \"urn:x-traceability:lot:02000000000015:A-1\"}]}")
                .of(lot))
        .contains("/quantityList/0/epcClass");
    assertThat(
            in("{\"quantityList\": [{\"epcClass\":"
                    + " \"https://id.gs1.org/01/02000000000015/10/A-1\"}]}")
                .of(lot))
        .contains("/quantityList/0/epcClass");
  }

  @Test
  void unitsAndPlacesAreNamedByTheirNumbers() {
    var event =
        in(
            """
            {"parentID": "https://id.gs1.org/00/095060001343520000",
             "readPoint": {"id": "https://id.gs1.org/414/9506000134352/254/7"}}""");

    assertThat(event.of("095060001343520000")).contains("/parentID");
    assertThat(event.of("9506000134352")).contains("/readPoint/id");
  }

  @Test
  void whatAnEventDoesNotNameHasNoPlaceInIt() {
    assertThat(in("{\"epcList\": [\"https://example.org/7\"]}").of(LOT)).isEmpty();
  }

  private static Naming in(String event) {
    return new Naming(EpcisForm.parse(event));
  }
}
