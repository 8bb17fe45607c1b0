package vn.traceability.event.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.traceability.event.hash.Namespaces;

class AttributeNamesTest {
  private static final Namespaces DECLARED =
      Namespaces.STANDARD.with(
          EpcisForm.parse(
              """
              {"mda": "urn:epcglobal:cbv:mda#", "voc": "https://gs1.org/voc/",
               "gdst": "https://traceability-dialogue.org/epcis/"}
              """));

  @ParameterizedTest
  @CsvSource({
    "cbvmda:name, cbvmda:name",
    "urn:epcglobal:cbv:mda:name, cbvmda:name",
    "urn:epcglobal:cbv:mda#name, cbvmda:name",
    "urn:epcglobal:cbv:mda/name, cbvmda:name",
    "mda:name, cbvmda:name",
    "gs1:productName, https://ref.gs1.org/voc/productName",
    "voc:productName, https://ref.gs1.org/voc/productName",
    "https://ref.gs1.org/voc/productName, https://ref.gs1.org/voc/productName",
    "https://gs1.org/voc/productName, https://ref.gs1.org/voc/productName",
    "https://www.gs1.org/voc/productName, https://ref.gs1.org/voc/productName",
    "http://gs1.org/voc/productName, https://ref.gs1.org/voc/productName",
    "gdst:productForm, https://traceability-dialogue.org/epcis/productForm",
    "http://epcis.example.com/mda/latitude, http://epcis.example.com/mda/latitude",
    "urn:demo:ctry, urn:demo:ctry",
    "name, name"
  })
  void everySpellingIsOne(String sent, String canonical) {
    assertThat(AttributeNames.canonical(sent, DECLARED)).isEqualTo(canonical);
  }
}
