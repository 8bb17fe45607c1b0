package vn.traceability.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.traceability.offer.OfferSamples.ONIONS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.traceability.event.epcis.AttributeNames;
import vn.traceability.event.epcis.MasterDataElement;
import vn.traceability.gs1.Gln;

/** The shapes in which documents of others say what has a member here. */
class OfferedValuesTest {
  private static final Gln HOUSE = new Gln("0037000007296");
  private static final String PRODUCT = "https://id.gs1.org/01/" + ONIONS.digits();
  private static final String PLACE = "https://id.gs1.org/414/" + HOUSE.digits();
  private static final String PARTY = "https://id.gs1.org/417/" + HOUSE.digits();
  private static final String GS1 = AttributeNames.GS1;

  private static MasterDataElement element(String id, String... attributes) {
    var content = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      content
          .append(i == 0 ? "" : ",")
          .append("{\"id\":\"%s\",\"attribute\":%s}".formatted(attributes[i], attributes[i + 1]));
    }
    return new MasterDataElement(
        "urn:epcglobal:epcis:vtype:Location", id, "{\"attributes\":[" + content + "]}");
  }

  private static Map<Field, String> values(String id, String... attributes) {
    return OfferedValues.of(element(id, attributes)).values();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cbvmda:descriptionShort",
        "cbvmda:tradeItemDescription",
        "cbvmda:regulatedProductName",
        GS1 + "productName"
      })
  void aProductHasANameUnderSeveral(String name) {
    assertThat(values(PRODUCT, name, "\"Hành lá\"")).isEqualTo(Map.of(Field.NAME, "Hành lá"));
  }

  @Test
  void theShortDescriptionGoesFirstWhereverItStands() {
    assertThat(
            values(
                PRODUCT,
                "cbvmda:tradeItemDescription",
                "\"Hành lá tươi bó 500 g\"",
                "cbvmda:descriptionShort",
                "\"Hành lá\""))
        .isEqualTo(Map.of(Field.NAME, "Hành lá"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Hành lá\"",
        "{\"@value\": \"Hành lá\"}",
        "{\"@value\": \"Hành lá\", \"@language\": \"vi-VN\"}",
        "{\"@value\": \"Hành lá\", \"@type\": \"xsd:string\"}"
      })
  void aTextIsAPlainOneOrAValueObject(String value) {
    assertThat(values(PRODUCT, "cbvmda:descriptionShort", value))
        .isEqualTo(Map.of(Field.NAME, "Hành lá"));
  }

  @Test
  void ofSeveralLanguagesThatOfTheReadersIsTaken() {
    String name = "cbvmda:tradeItemDescription";
    String english = "{\"@value\": \"Spring onions\", \"@language\": \"en\"}";
    String vietnamese = "{\"@value\": \"Hành lá\", \"@language\": \"vi\"}";

    for (var order : new String[][] {{english, vietnamese}, {vietnamese, english}}) {
      var both = OfferedValues.of(element(PRODUCT, name, order[0], name, order[1]));
      assertThat(both.values()).isEqualTo(Map.of(Field.NAME, "Hành lá"));
      assertThat(both.sayNoMoreThan(Map.of(Field.NAME, "Hành lá")))
          .as("the other language is not registered")
          .isFalse();
    }
    assertThat(values(PRODUCT, name, english, name, "\"Hành lá\""))
        .isEqualTo(Map.of(Field.NAME, "Hành lá"));
    assertThat(values(PRODUCT, name, english)).isEqualTo(Map.of(Field.NAME, "Spring onions"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"b\"}",
        "{\"@id\": \"https://example.com/names/1\"}",
        "{\"@value\": {}}",
        "\"  \""
      })
  void whatIsNoTextIsNoName(String value) {
    var offered = OfferedValues.of(element(PRODUCT, "cbvmda:descriptionShort", value));

    assertThat(offered.values()).isEmpty();
    assertThat(offered.sayNoMoreThan(Map.of(Field.NAME, "Hành lá"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "brandName|\"Dương Xá\"",
        "brandName|{\"@value\": \"Dương Xá\", \"@language\": \"vi\"}",
        "brand|{\"type\": \"gs1:Brand\", \"gs1:brandName\": \"Dương Xá\"}",
        "brand|{\"brandName\": [{\"@value\": \"DX\", \"@language\": \"en\"},"
            + " {\"@value\": \"Dương Xá\", \"@language\": \"vi\"}]}"
      })
  void aBrandIsOfTheWebVocabularyAlone(String name, String value) {
    assertThat(values(PRODUCT, GS1 + name, value)).isEqualTo(Map.of(Field.BRAND, "Dương Xá"));
    assertThat(values(PRODUCT, "cbvmda:" + name, value))
        .as("the Core Business Vocabulary has none")
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cbvmda:netWeight|{\"value\": 500, \"measurementUnitCode\": \"GRM\"}",
        "cbvmda:netWeight|{\"@value\": \"0.5\", \"@measurementUnitCode\": \"KGM\"}",
        "cbvmda:netWeight|{\"#text\": \"0.50\", \"measurementUnitCode\": \"KGM\"}",
        "cbvmda:netWeight|{\"measurement\": 0.5, \"uom\": \"KGM\"}",
        "https://ref.gs1.org/voc/netContent|{\"gs1:value\": 0.5, \"gs1:unitCode\": \"KGM\"}",
        "https://ref.gs1.org/voc/netWeight|{\"type\": \"gs1:QuantitativeValue\", \"unitCode\": \"GRM\","
            + " \"value\": {\"@value\": \"500\", \"@type\": \"xsd:double\"}}"
      })
  void aMeasureHasAnAmountAndAUnitByWhicheverWords(String name, String value) {
    assertThat(values(PRODUCT, name, value)).isEqualTo(Map.of(Field.NET_CONTENT, "0.5 KGM"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cbvmda:netWeight|\"3.5\"", // the unit got lost on the way from XML
        "cbvmda:netWeight|3.5",
        "cbvmda:netWeight|{\"value\": 12, \"unitCode\": \"H87\"}",
        "cbvmda:grossWeight|{\"value\": 500, \"measurementUnitCode\": \"GRM\"}",
        "cbvmda:netContentDescription|\"500 grams\""
      })
  void whatIsNoNetMassIsNotGuessed(String name, String value) {
    assertThat(values(PRODUCT, name, value)).isEmpty();
  }

  @Test
  void placesAndPartiesHaveNamesOfTheirOwnInTheWebVocabulary() {
    String[] says = {
      GS1 + "physicalLocationName", "{\"@value\": \"Kho 1\", \"@language\": \"vi\"}",
      GS1 + "organizationName", "\"Công ty Xanh\""
    };

    assertThat(values(PLACE, says)).isEqualTo(Map.of(Field.NAME, "Kho 1"));
    assertThat(values(PARTY, says)).isEqualTo(Map.of(Field.NAME, "Công ty Xanh"));
  }

  @Test
  void anAddressIsLinesOrAPostalAddress() {
    String address =
        """
        {"type": "gs1:PostalAddress", "gs1:addressLocality": "Gia Lâm", "countryCode": "VN",
         "streetAddress": [{"@value": "1 Road", "@language": "en"},
                           {"@value": "Đường 1", "@language": "vi"}]}
        """;

    assertThat(values(PLACE, GS1 + "address", address))
        .isEqualTo(Map.of(Field.ADDRESS, "Đường 1, Gia Lâm"));
    assertThat(
            values(
                PLACE,
                GS1 + "address",
                address,
                "cbvmda:streetAddressOne",
                "\"Đường 2\"",
                "cbvmda:state",
                "\"Hà Nội\"",
                "cbvmda:postalCode",
                "\"100000\""))
        .isEqualTo(Map.of(Field.ADDRESS, "Đường 2, Hà Nội"));
    assertThat(values(PLACE, "cbvmda:city", "\"Hà Nội\"")).isEmpty();
    assertThat(values(PLACE, GS1 + "address", "{\"addressLocality\": \"Hà Nội\"}")).isEmpty();
  }

  @Test
  void partsAreMoreThanIsRegistered() {
    var building =
        new MasterDataElement(
            "urn:epcglobal:epcis:vtype:BusinessLocation",
            PLACE,
            "{\"children\":[\"https://id.gs1.org/414/0037000007296/254/8201\"]}");

    assertThat(OfferedValues.of(building).sayNoMoreThan(Map.of(Field.NAME, "Kho"))).isFalse();
  }
}
