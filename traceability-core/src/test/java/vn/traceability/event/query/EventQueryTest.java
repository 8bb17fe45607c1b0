package vn.traceability.event.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.embedded.testing.SharedCases;
import vn.traceability.event.epcis.EpcisForm;

class EventQueryTest {
  private static final Map<String, String> PREFIXES =
      Map.of("ex", "https://example.org/ns/", "o", "https://other.example/terms#");
  private static final Instant RECORDED = Instant.parse("2026-03-02T01:00:00.123Z");

  /** An event with every field that can be asked for. */
  private static final JsonNode EVENT =
      EpcisForm.parse(
          """
          {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
                        {"ex": "https://example.org/ns/", "bare": "https://example.org/bare", "oo": "https://other.example/terms#"}],
           "type": "TransformationEvent", "eventID": "urn:uuid:1",
           "eventTime": "2026-03-02T07:30:00.25+07:00", "eventTimeZoneOffset": "+07:00",
           "action": "OBSERVE", "bizStep": "cbv:BizStep-shipping", "disposition": "ex:drying",
           "persistentDisposition": {"set": ["conformant"],
                                     "unset": ["urn:epcglobal:cbv:disp:recalled"]},
           "epcList": ["urn:epc:id:sgtin:950600013.0435.7"],
           "parentID": "urn:epc:id:sscc:8930000.1123456789",
           "inputEPCList": ["https://shop.example/01/09506000134352/10/L/21/8?15=261231"],
           "outputEPCList": ["https://objects.example/9"],
           "quantityList": [{"epcClass": "urn:epc:class:lgtin:950600013.0435.L1",
                             "quantity": 2.50, "uom": "KGM"}],
           "inputQuantityList": [{"epcClass": "urn:epc:idpat:sgtin:950600013.0435.*",
                                  "quantity": 10}],
           "outputQuantityList": [{"epcClass": "https://id.gs1.org/01/09506000134352/10/L3"}],
           "transformationID": "urn:epc:id:gdti:8930000.00001.T-1",
           "readPoint": {"id": "urn:epc:id:sgln:950600013.435.gate-2", "ex:gate": "B"},
           "bizLocation": {"id": "https://id.gs1.org/414/9506000134352",
                           "ex:hall": {"ex:floor": 1}},
           "bizTransactionList": [{"type": "po", "bizTransaction": "https://orders.example/1"},
                                  {"bizTransaction": "https://orders.example/untyped"}],
           "sourceList": [{"type": "urn:epcglobal:cbv:sdt:owning_party",
                           "source": "urn:epc:id:pgln:8930000.00001"}],
           "destinationList": [{"type": "ex:own-type", "destination": "https://places.example/1"}],
           "certificationInfo": ["https://certificates.example/1"],
           "errorDeclaration": {"declarationTime": "2026-03-03T00:00:00Z",
             "reason": "incorrect_data", "correctiveEventIDs": ["urn:uuid:2"],
             "ex:who": "inspector", "ex:nest": {"ex:page": 3}},
           "ilmd": {"cbvmda:lotNumber": "SAY", "ex:variety": ["xoài cát", "Hòa Lộc"],
                    "ex:share": {"ex:part": 0.5}},
           "sensorElementList": [{
             "sensorMetadata": {"time": "2026-03-02T01:00:00Z",
               "startTime": "2026-03-02T00:00:00Z", "endTime": "2026-03-02T02:00:00Z",
               "deviceID": "urn:epc:id:giai:8930000.d1", "deviceMetadata": "https://devices.example/m",
               "rawData": "https://devices.example/raw",
               "dataProcessingMethod": "https://devices.example/method",
               "bizRules": "https://devices.example/rules", "ex:calibrated": "2026-01-05"},
             "sensorReport": [
               {"type": "gs1:Temperature", "value": 4.5, "minValue": 2, "maxValue": 8,
                "meanValue": 5, "sDev": 0.5, "percRank": 95, "percValue": 7, "uom": "CEL",
                "ex:reviewed": true},
               {"type": "ex:Colour", "exception": "ALARM_CONDITION", "deviceID": "urn:device:2",
                "time": "2026-03-02T01:30:00Z", "component": "cbv:Comp-x", "stringValue": "green",
                "booleanValue": false, "hexBinaryValue": "f0A1", "uriValue": "https://colours.example/g",
                "microorganism": "https://taxonomy.example/562",
                "chemicalSubstance": "https://substances.example/1",
                "coordinateReferenceSystem": "https://crs.example/84"}],
             "ex:operator": {"oo:name": "P-17"}}],
           "ex:text": "two", "oo:amount": 2.0, "ex:when": "2026-03-02T07:00:00+07:00",
           "ex:flag": true, "bare:text": "three", "ex:empty": {}, "ex:key": "urn:epc:id:sgtin:950600013.0435.7",
           "ex:nest": [{"ex:text": "inside", "oo:deep": {"oo:amount": 5}}]}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "eventType TransformationEvent ObjectEvent",
        "eventType AssociationEvent|https://ref.gs1.org/epcis/TransformationEvent AggregationEvent",
        "GE_eventTime 2026-03-02T00:30:00.25Z 2026-03-02T00:30:00.2500001Z",
        "LT_eventTime 2026-03-02T00:30:00.2500001Z 2026-03-02T00:30:00.25Z",
        "GE_recordTime 2026-03-02T01:00:00.123Z 2026-03-02T01:00:00.124Z",
        "LT_recordTime 2026-03-02T01:00:00.124Z 2026-03-02T01:00:00.123Z",
        "EQ_action ADD|OBSERVE DELETE",
        "EQ_bizStep shipping receiving",
        "EQ_bizStep https://ref.gs1.org/cbv/BizStep-shipping https://ref.gs1.org/cbv/Disp-shipping",
        "EQ_bizStep urn:epcglobal:cbv:bizstep:shipping holding",
        "EQ_bizStep cbv:BizStep-shipping ex:shipping",
        "EQ_disposition ex:drying in_transit",
        "EQ_persistentDisposition_set conformant recalled",
        "EQ_persistentDisposition_unset recalled|active conformant",
        "EQ_readPoint https://id.gs1.org/414/9506000134352/254/gate-2 urn:epc:id:sgln:950600013.435.0",
        "WD_readPoint https://x.example/414/9506000134352 https://id.gs1.org/414/8930000000019",
        "WD_readPoint urn:epc:id:sgln:950600013.435.gate-2 urn:epc:id:sgln:950600013.435.gate",
        "EQ_bizLocation urn:epc:id:sgln:950600013.435.0 urn:epc:id:sgln:950600013.435.gate-2",
        "WD_bizLocation urn:epc:id:sgln:950600013.435.0 urn:epc:id:sgln:950600013.435.gate-2",
        "EQ_bizTransaction_po https://orders.example/1 https://orders.example/untyped",
        "EQ_bizTransaction_urn:epcglobal:cbv:btt:po https://orders.example/1 https://orders.example/2",
        "EQ_source_owning_party https://id.gs1.org/417/8930000000019 https://id.gs1.org/414/8930000000019",
        "EQ_destination_https://example.org/ns/own-type https://places.example/1 https://places.example/2",
        "EQ_transformationID https://id.gs1.org/253/8930000000019T-1 urn:t:1",
        "MATCH_epc https://any.example/01/09506000134352/21/7 https://id.gs1.org/01/09506000134352/21/8",
        "MATCH_parentID https://id.gs1.org/00/189300001234567894 urn:epc:id:sgtin:950600013.0435.7",
        "MATCH_inputEPC urn:epc:id:sgtin:950600013.0435.8 urn:epc:id:sgtin:950600013.0435.7",
        "MATCH_outputEPC https://objects.example/9 https://objects.example/8",
        "MATCH_anyEPC urn:none:1|urn:epc:id:sgtin:950600013.0435.8 urn:epc:id:sgtin:950600013.0435.9",
        "MATCH_epcClass https://id.gs1.org/01/09506000134352/10/L1 https://id.gs1.org/01/09506000134352/10/L3",
        "MATCH_inputEPCClass https://id.gs1.org/01/09506000134352 urn:epc:class:lgtin:950600013.0435.L1",
        "MATCH_outputEPCClass urn:epc:class:lgtin:950600013.0435.L3 urn:epc:class:lgtin:950600013.0435.L1",
        "MATCH_anyEPCClass urn:epc:class:lgtin:950600013.0435.L3 urn:epc:class:lgtin:950600013.0435.L4",
        "EQ_quantity 2.5 2",
        "EQ_quantity 3|10.0 3|4",
        "GT_quantity 9.99 10",
        "GE_quantity 10 10.01",
        "LT_quantity 2.51 2.5",
        "LE_quantity 2.5 2.49",
        "EQ_quantity_KGM 2.50 10",
        "GT_quantity_KGM 2 2.5",
        "GE_quantity_KGM 2.5 3",
        "LT_quantity_KGM 3 2.5",
        "LE_quantity_KGM 2.5 1",
        "EQ_eventID urn:uuid:1 urn:uuid:2",
        "EQ_certificationInfo https://certificates.example/1 https://certificates.example/2",
        "GE_errorDeclarationTime 2026-03-03T07:00:00+07:00 2026-03-03T00:00:01Z",
        "LT_errorDeclaration_Time 2026-03-03T00:00:01Z 2026-03-03T00:00:00Z",
        "EQ_errorReason urn:epcglobal:cbv:er:incorrect_data did_not_occur",
        "EQ_correctiveEventID urn:uuid:2 urn:uuid:1",
        "GE_time 2026-03-02T01:30:00Z 2026-03-02T01:30:01Z",
        "LT_time 2026-03-02T01:00:01Z 2026-03-02T01:00:00Z",
        "GE_SENSORMETADATA_time 2026-03-02T01:00:00Z 2026-03-02T01:30:00Z",
        "GE_SENSORREPORT_time 2026-03-02T01:30:00Z 2026-03-02T01:30:01Z",
        "GE_startTime 2026-03-02T00:00:00Z 2026-03-02T00:00:01Z",
        "LT_endTime 2026-03-02T02:00:01Z 2026-03-02T02:00:00Z",
        "EQ_type Temperature Mass",
        "EQ_type https://www.gs1.org/voc/Temperature https://www.gs1.org/voc/Mass",
        "EQ_type ex:Colour Luminance",
        "EQ_exception ALARM_CONDITION ERROR_CONDITION",
        "EQ_deviceID https://id.gs1.org/8004/8930000d1 https://id.gs1.org/8004/8930000d2",
        "EQ_SENSORREPORT_deviceID urn:device:2 urn:epc:id:giai:8930000.d1",
        "EQ_SENSORMETADATA_deviceID urn:epc:id:giai:8930000.d1 urn:device:2",
        "EQ_deviceMetadata https://devices.example/m https://devices.example/raw",
        "EQ_rawData https://devices.example/raw https://devices.example/m",
        "EQ_dataProcessingMethod https://devices.example/method https://devices.example/m",
        "EQ_bizRules https://devices.example/rules https://devices.example/m",
        "EQ_microorganism https://taxonomy.example/562 https://taxonomy.example/1",
        "EQ_chemicalSubstance https://substances.example/1 https://substances.example/2",
        "EQ_coordinateReferenceSystem https://crs.example/84 https://crs.example/85",
        "EQ_component https://ref.gs1.org/cbv/Comp-x y",
        "EQ_stringValue green Green",
        "EQ_booleanValue false true",
        "EQ_hexBinaryValue F0a1 F0A2",
        "EQ_uriValue https://colours.example/g https://colours.example/h",
        "EQ_value_CEL 4.50 4",
        "EQ_value_CEL 4.5 5",
        "GE_value_CEL 4.5 4.6",
        "GT_value_CEL 4 4.5",
        "LT_value_CEL 5 4.5",
        "LE_value_CEL 4.5 4",
        "EQ_minValue_CEL 2 8",
        "LE_maxValue_CEL 8 7",
        "GT_meanValue_CEL 4 5",
        "LT_sDev_CEL 0.6 0.5",
        "EQ_percValue_CEL 7 95",
        "GE_percRank 95 96",
        "EQ_ex:text one|two three",
        "EQ_https://example.org/ns/text two three",
        "EQ_https://example.org/ns#text two three",
        "EQ_https://example.org/bare#text three two",
        "EQ_https://example.org/bare/text three two",
        "EQ_ex:flag true false",
        "EQ_o:amount 2 3",
        "EQ_ex:when 2026-03-02T00:00:00Z 2026-03-02T00:00:01Z",
        "EQ_ex:key https://id.gs1.org/01/09506000134352/21/7 https://id.gs1.org/01/09506000134352/21/8",
        "GT_o:amount 1.9 2",
        "GE_o:amount 2 2.1",
        "LT_ex:when 2026-03-02T00:00:01Z 2026-03-02T00:00:00Z",
        "LE_ex:when 2026-03-02T00:00:00Z 2026-03-01T00:00:00Z",
        "EQ_INNER_ex:text inside two",
        "EQ_INNER_o:amount 5 2",
        "GE_INNER_o:amount 5 6",
        "EQ_ILMD_ex:variety 'none|Hòa Lộc' none",
        "EQ_ILMD_cbvmda:lotNumber SAY DRY",
        "EQ_ILMD_urn:epcglobal:cbv:mda#lotNumber SAY DRY",
        "LT_INNER_ILMD_ex:part 0.6 0.5",
        "EQ_ERROR_DECLARATION_ex:who inspector nobody",
        "EQ_INNER_ERROR_DECLARATION_ex:page 3 4",
        "EQ_readPoint_ex:gate B C",
        "EQ_INNER_bizLocation_ex:floor 1 2",
        "EQ_INNER_SENSORELEMENT_o:name P-17 P-18",
        "EQ_SENSORMETADATA_ex:calibrated 2026-01-05 2026-01-06",
        "EQ_SENSORREPORT_ex:reviewed true false",
      })
  void aValueThatIsThereMatchesAndAnotherDoesNot(String parameter, String there, String other) {
    assertThat(matches(parameter, there)).isTrue();
    assertThat(matches(parameter, other)).isFalse();
    assertThat(query(parameter, there).matches(EpcisForm.parse(BARE), RECORDED))
        .as("a field that is missing never matches")
        .isEqualTo(parameter.endsWith("_eventTime") || parameter.endsWith("_recordTime"));
  }

  private static final String BARE =
      """
      {"type": "ObjectEvent", "eventTime": "2026-03-02T07:30:00.25+07:00",
       "eventTimeZoneOffset": "+07:00"}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "EXISTS_errorDeclaration EXISTS_ex:nothing",
        "EXISTS_sensorElementList EXISTS_INNER_ex:nothing",
        "EXISTS_ex:text EXISTS_o:text",
        "EXISTS_ex:empty EXISTS_ILMD_ex:empty",
        "EXISTS_ex:nest EXISTS_o:deep",
        "EXISTS_INNER_o:deep EXISTS_INNER_ex:nest",
        "EXISTS_ILMD_ex:share EXISTS_ILMD_ex:part",
        "EXISTS_INNER_ILMD_ex:part EXISTS_INNER_ILMD_ex:share",
        "EXISTS_ERROR_DECLARATION_ex:who EXISTS_ERROR_DECLARATION_ex:page",
        "EXISTS_INNER_ERROR_DECLARATION_ex:page EXISTS_INNER_ERROR_DECLARATION_ex:who",
        "EXISTS_readPoint_ex:gate EXISTS_bizLocation_ex:gate",
        "EXISTS_INNER_bizLocation_ex:floor EXISTS_INNER_readPoint_ex:floor",
        "EXISTS_SENSORELEMENT_ex:operator EXISTS_SENSORELEMENT_ex:calibrated",
        "EXISTS_SENSORMETADATA_ex:calibrated EXISTS_SENSORMETADATA_ex:reviewed",
        "EXISTS_SENSORREPORT_ex:reviewed EXISTS_SENSORREPORT_ex:operator",
      })
  void whatIsThereExistsAndWhatIsElsewhereDoesNot(String there, String elsewhere) {
    for (String value : List.of("", "true")) {
      assertThat(matches(there, value)).isTrue();
      assertThat(matches(elsewhere, value)).isFalse();
      assertThat(query(there, value).matches(EpcisForm.parse(BARE), RECORDED)).isFalse();
    }
    assertThat(matches(elsewhere, "false")).as("asks for nothing").isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "MATCH_epc urn:epc:idpat:sgtin:950600013.0435.* true",
        "MATCH_epc urn:epc:idpat:sgtin:950600013.*.* true",
        "MATCH_epc urn:epc:idpat:sgtin:*.*.* true",
        "MATCH_epc urn:epc:idpat:sgtin:950600013.0435.7 true",
        "MATCH_epc https://id.gs1.org/01/09506000134352 true",
        "MATCH_epc urn:epc:idpat:sgtin:950600013.1435.* false",
        "MATCH_epc urn:epc:idpat:sgtin:950600014.*.* false",
        "MATCH_epc urn:epc:idpat:upui:950600013.0435.* false",
        "MATCH_epc urn:epc:idpat:sscc:*.* false",
        "MATCH_epc https://id.gs1.org/01/0950600013435 false",
        "MATCH_parentID urn:epc:idpat:sscc:8930000.* true",
        "MATCH_parentID urn:epc:idpat:sscc:8930001.* false",
        "MATCH_anyEPC urn:epc:idpat:sgtin:950600013.*.* true",
        "MATCH_outputEPC urn:epc:idpat:sgtin:*.*.* false",
        "MATCH_epcClass urn:epc:idpat:sgtin:950600013.*.* false",
        "MATCH_epcClass urn:epc:idpat:sgtin:950600013.0435.* false",
        "MATCH_epcClass urn:epc:idpat:lgtin:950600013.0435.* true",
        "MATCH_inputEPCClass urn:epc:idpat:sgtin:950600013.*.* true",
        "MATCH_inputEPCClass urn:epc:idpat:sgtin:950600013.0435.* true",
        "MATCH_inputEPCClass urn:epc:idpat:sgtin:950600013.0435.400 false",
        "MATCH_anyEPCClass urn:epc:idpat:sgtin:*.*.* true",
      })
  void patternsMatchWhatTheyDescribe(String parameter, String pattern, boolean expected) {
    assertThat(matches(parameter, pattern)).isEqualTo(expected);
  }

  /** As labels have it, and as this program writes it itself. */
  @ParameterizedTest
  @CsvSource({
    "MATCH_anyEPCClass, https://trace.example/01/02910000000017/10/A-1",
    "MATCH_epcClass, urn:x-traceability:lot:02910000000017:A-1",
    "MATCH_epcClass, urn:epc:class:lgtin:291000000.0001.A-1",
    "EQ_readPoint, https://id.gs1.org/414/2900000000018",
    "EQ_readPoint, urn:x-traceability:place:2900000000018",
    "WD_readPoint, https://id.gs1.org/414/2900000000018",
    "WD_readPoint, urn:x-traceability:place:2900000000018",
    "EQ_source_owning_party, https://id.gs1.org/417/2900000000018",
    "EQ_source_owning_party, urn:x-traceability:party:2900000000018",
    "EQ_ex:of, https://id.gs1.org/01/02910000000017"
  })
  void anInternalNumberIsAskedForHoweverItIsWritten(String parameter, String value) {
    String event =
        """
        {"@context": {"ex": "https://example.org/ns/"}, "type": "ObjectEvent",
         "action": "OBSERVE", "eventTime": "2026-03-02T07:30:00Z", "eventTimeZoneOffset": "+07:00",
         "quantityList": [{"epcClass": "%s"}], "readPoint": {"id": "%s"},
         "sourceList": [{"type": "owning_party", "source": "%s"}], "ex:of": "%s"}
        """;
    String own =
        event.formatted(
            "urn:x-traceability:lot:02910000000017:A-1",
            "urn:x-traceability:place:2900000000018",
            "urn:x-traceability:party:2900000000018",
            "urn:x-traceability:product:02910000000017");
    String links =
        event.formatted(
            "https://id.gs1.org/01/02910000000017/10/A-1",
            "https://id.gs1.org/414/2900000000018",
            "https://id.gs1.org/417/2900000000018",
            "https://id.gs1.org/01/02910000000017");

    for (String written : List.of(own, links)) {
      var query = query(parameter, value);
      var read = EpcisForm.parse(written);
      assertThat(query.matches(read, RECORDED)).as(written).isTrue();
      assertThat(query.terms())
          .as("by the index")
          .allMatch(some -> some.stream().anyMatch(term -> Terms.of(read).contains(term.text())));
    }
  }

  @Nested
  class IsRefusedByName {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "GE_eventDate",
          "eventtype",
          "EQ_readpoint",
          "GT_eventTime",
          "LE_recordTime",
          "EQ_eventTime",
          "EQ_startTime",
          "WD_source",
          "MATCH_quantity",
          "EXISTS_bizStep",
          "GE_bizStep",
          "EQ_bizTransaction_",
          "EQ_value_",
          "EQ_value_cel",
          "GE_value",
          "EQ_",
          "EQ",
          "",
          "EQ_:text",
          "EQ_ex:",
          "EQ_unknown:text",
          "EXISTS_INNER_unknown:text",
          "EQ_epcis:bizStep",
          "HASATTR_",
          "HASATTR_eventTime",
          "HASATTR_bizlocation",
          "HASATTR_unknown:text",
          "EQATTR_bizLocation",
          "EQATTR_bizLocation_",
          "EQATTR__cbvmda:name",
          "EQATTR_ex:two_words_cbvmda:name",
          "EQ_ATTR_readPoint",
          "XX_ex:text"
        })
    void whatIsNoParameter(String name) {
      assertRefused(name, "1");
      if (!name.startsWith("EXISTS") && !name.startsWith("HASATTR")) {
        assertThatThrownBy(() -> EventQuery.parse(json(Map.of(name, List.of("1"))), PREFIXES))
            .isInstanceOf(QueryRefused.class);
      }
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ' ',
        value = {
          "eventType ObjetEvent",
          "eventType ''",
          "eventType ObjectEvent|",
          "GE_eventTime 2026-03-02",
          "GE_eventTime 2026-03-02T07:30:00",
          "LT_eventTime 2026-02-30T07:30:00Z",
          "LT_recordTime yesterday",
          "GE_recordTime ''",
          "EQ_action observe",
          "EQ_action ADD|MOVE",
          "EQ_bizStep ''",
          "EQ_bizStep a|",
          "EQ_bizStep shiping",
          "EQ_bizStep shipping|Receiving",
          "EQ_disposition 'in transit'",
          "EQ_disposition shipping",
          "EQ_persistentDisposition_set lost",
          "EQ_persistentDisposition_unset lost",
          "EQ_errorReason wrong",
          "EQ_bizTransaction_order https://orders.example/1",
          "EQ_source_owner https://id.gs1.org/417/8930000000019",
          "EQ_destination_owner https://id.gs1.org/417/8930000000019",
          "EQ_type Colour",
          "EQ_type ALARM_CONDITION",
          "EQ_exception Temperature",
          "EQ_SENSORREPORT_type Colour",
          "EQ_component w",
          "EQ_readPoint gate-2",
          "WD_bizLocation 'https://a b'",
          "EQ_source_owning_party me",
          "EQ_eventID 7",
          "MATCH_epc 09506000134352",
          "MATCH_epc urn:epc:idpat:sgtin:950600013.*.7",
          "MATCH_epc urn:epc:idpat:sgtin:950600013.*",
          "MATCH_epc urn:epc:idpat:sgtin:X.*.*",
          "MATCH_anyEPCClass urn:epc:idpat:sgtin:950600013.0435..*",
          "EQ_quantity many",
          "EQ_quantity 1|",
          "GE_quantity 1|2",
          "LT_quantity 0x10",
          "GE_value_CEL warm",
          "GE_startTime noon",
          "EQ_booleanValue yes",
          "EQ_hexBinaryValue xyz",
          "EXISTS_errorDeclaration maybe",
          "EXISTS_ex:text 0",
          "GE_ex:text abc",
          "GE_ex:when 2026-03-02T07:30:00",
          "EQ_ex:text ''",
          "orderBy bizStep",
          "orderBy quantity",
          "orderBy unknown:text",
          "orderDirection asc",
          "eventCountLimit 0",
          "maxEventCount -1",
          "maxEventCount 1.5",
          "perPage 0",
          "perPage ten",
          "perPage 2147483648",
        })
    void aValueThatMayNotStandThere(String name, String value) {
      assertRefused(name, value);
    }

    @Test
    void whatExcludesOrNeedsAnother() {
      refused(
          Map.of("eventCountLimit", List.of("1"), "maxEventCount", List.of("1")),
          "eventCountLimit");
      refused(Map.of("eventCountLimit", List.of("1")), "eventCountLimit");
      assertThatCode(() -> query("orderDirection", "ASC")).doesNotThrowAnyException();
    }

    @Test
    void whatIsSentTwiceWithoutBeingAList() {
      refused(
          Map.of("GE_eventTime", List.of("2026-03-02T00:00:00Z", "2026-03-02T00:00:00Z")),
          "GE_eventTime");
      refused(Map.of("perPage", List.of("1", "2")), "perPage");
      assertThat(
              EventQuery.parse(Map.of("EQ_bizStep", List.of("receiving", "shipping")), PREFIXES)
                  .matches(EVENT, RECORDED))
          .as("a list may come in parts")
          .isTrue();
    }

    @Test
    void aPrefixOfAnAbsurdLength() {
      assertThatThrownBy(
              () -> EventQuery.parse(Map.of(), Map.of("ex", "https://" + "a".repeat(600))))
          .isInstanceOf(QueryRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'eventType': 'ObjectEvent'}",
          "{'eventType': []}",
          "{'eventType': [1]}",
          "{'GE_eventTime': 5}",
          "{'GE_eventTime': ['2026-03-02T00:00:00Z']}",
          "{'EQ_action': 'ADD'}",
          "{'EQ_bizStep': {'a': 1}}",
          "{'EQ_bizStep': null}",
          "{'MATCH_epc': 'https://id.gs1.org/01/09506000134352/21/7'}",
          "{'GE_quantity': '5'}",
          "{'EQ_quantity': ['5']}",
          "{'EQ_quantity': []}",
          "{'EQ_booleanValue': 'true'}",
          "{'EXISTS_errorDeclaration': 'yes'}",
          "{'EQ_ex:text': 'two'}",
          "{'EQ_ex:text': true}",
          "{'GE_ex:text': ['2']}",
          "{'orderBy': ['eventTime']}",
          "{'eventCountLimit': '5', 'orderBy': 'eventTime'}",
          "{'maxEventCount': 2.5}",
          "{'perPage': '30'}",
          "{'nextPageToken': 'abc'}",
          "{'@context': 5}",
          "{'query': {}}",
          "[]"
        })
    void aMemberOfAnotherType(String json) {
      JsonNode query = JSON.readTree(json.replace('\'', '"'));
      assertThatThrownBy(() -> EventQuery.parse(query, PREFIXES))
          .isInstanceOfSatisfying(
              QueryRefused.class,
              no -> {
                assertThat(no.field()).isPresent();
                if (query.isObject()) {
                  assertThat(query.has(no.field().get())).as("%s", no.field()).isTrue();
                }
              });
    }

    private void assertRefused(String name, String value) {
      refused(Map.of(name, List.of(value)), name);
    }

    private void refused(Map<String, List<String>> parameters, String name) {
      assertThatThrownBy(() -> EventQuery.parse(parameters, PREFIXES))
          .isInstanceOfSatisfying(QueryRefused.class, no -> assertThat(no.field()).contains(name));
    }
  }

  @Test
  void aQueryInJsonAsksTheSame() {
    var query =
        EventQuery.parse(
            JSON.readTree(
                """
                {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/query-schema.json",
                              {"my": "https://example.org/ns/"}],
                 "eventType": ["TransformationEvent"], "GE_eventTime": "2026-03-01T00:00:00Z",
                 "EQ_quantity": [2.5], "LE_quantity": 2.5, "EQ_booleanValue": false,
                 "EXISTS_errorDeclaration": null, "EXISTS_my:text": 1, "EXISTS_my:empty": true,
                 "EXISTS_my:nothing": false, "EQ_my:text": ["one", "two"], "EQ_o:amount": 2,
                 "GT_o:amount": 1.5, "LT_my:when": "2026-03-02T00:00:01Z",
                 "orderBy": "my:text", "orderDirection": "ASC", "maxEventCount": 5, "perPage": 30}
                """),
            PREFIXES);

    assertThat(query.matches(EVENT, RECORDED)).isTrue();
    assertThat(query.order())
        .isEqualTo(new Order(Area.EVENT.top("https://example.org/ns#text"), false));
    assertThat(query.maxEventCount()).hasValue(5);
    assertThat(query.perPage()).hasValue(30);
  }

  @Test
  void orderAndLimitsAreReadFromAnAddress() {
    var query =
        EventQuery.parse(
            Map.of(
                "orderBy", List.of("recordTime"),
                "eventCountLimit", List.of("7"),
                "perPage", List.of("3"),
                "nextPageToken", List.of("abc")),
            PREFIXES);

    assertThat(query.order()).as("the standard's default").isEqualTo(new Order("recordTime", true));
    assertThat(query.eventCountLimit()).hasValue(7);
    assertThat(query.perPage()).hasValue(3);
    assertThat(query.nextPageToken()).contains("abc");
    assertThat(query("EQ_action", "ADD").order()).isEqualTo(new Order("eventTime", false));
    assertThat(query("GE_recordTime", "2026-03-02T00:00:00Z").order())
        .isEqualTo(new Order("recordTime", false));
  }

  @Test
  void aPlusSignThatNobodyEncodedIsRead() {
    assertThat(query("GE_eventTime", "2026-03-02T07:30:00 07:00").eventTime().from())
        .contains(Instant.parse("2026-03-02T00:30:00Z"));
  }

  @Test
  void allParametersMustBeMet() {
    var both = Map.of("EQ_bizStep", List.of("shipping"), "EQ_action", List.of("ADD"));

    assertThat(EventQuery.parse(both, PREFIXES).matches(EVENT, RECORDED)).isFalse();
  }

  @Test
  void aStretchOfRecordingNarrowsAQuery() {
    var since =
        new Window(java.util.Optional.of(RECORDED.plusMillis(1)), java.util.Optional.empty());

    assertThat(query("EQ_bizStep", "shipping").recordedIn(since).matches(EVENT, RECORDED))
        .isFalse();
    assertThat(
            query("EQ_bizStep", "shipping")
                .recordedIn(since)
                .matches(EVENT, RECORDED.plusMillis(1)))
        .isTrue();
  }

  /** What other implementations send; the manifest says which of it is refused. */
  @Test
  void queriesOfOthersAreAcceptedOrRefusedAsTheyExpect() {
    Path folder = SharedCases.folder();
    int seen = 0;
    for (JsonNode entry : JSON.readTree(folder.resolve("manifest.json")).values()) {
      if (entry.path("kind").asString("").equals("named-query")) {
        seen++;
        JsonNode query = JSON.readTree(folder.resolve(entry.path("file").stringValue()));
        if (entry.path("expect").stringValue().contains("ACCEPT")) {
          assertThatCode(() -> EventQuery.parse(query, Map.of())).doesNotThrowAnyException();
        } else {
          assertThatThrownBy(() -> EventQuery.parse(query, Map.of()))
              .isInstanceOf(QueryRefused.class)
              .hasMessageContaining("GE_eventDate");
        }
      }
    }
    assertThat(seen).isEqualTo(2);
  }

  /** Every parameter that the standard's OpenAPI and schema of queries name is one. */
  @Test
  void allParametersTheStandardNamesAreKnown() {
    Path folder = SharedCases.folder().resolve("spec");
    var names = new ArrayList<String>();
    JSON.readTree(folder.resolve("query-schema-2.0.0.json"))
        .at("/definitions/EPCIS-Query/properties")
        .propertyNames()
        .forEach(names::add);
    for (JsonNode parameter :
        JSON.readTree(folder.resolve("openapi-epcis-2.0.json"))
            .at("/components/parameters")
            .values()) {
      String name = parameter.path("name").asString("");
      if (parameter.path("in").asString("").equals("query")
          && name.matches(
              "(EQ|GT|GE|LT|LE|WD|MATCH|EXISTS)_.*|eventType|order.*|.*Count.*|perPage")) {
        names.add(name);
      }
    }
    names.remove("@context");
    assertThat(names).hasSizeGreaterThan(100);
    for (String name : names) {
      try {
        EventQuery.parse(Map.of(name, List.of("\u0000")), PREFIXES);
      } catch (QueryRefused no) {
        assertThat(no.getMessage()).as("refused for its value").doesNotContain("is no parameter");
      }
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode json(Map<String, List<String>> members) {
    return JSON.valueToTree(members);
  }

  private static boolean matches(String parameter, String value) {
    return query(parameter, value).matches(EVENT, RECORDED);
  }

  private static EventQuery query(String parameter, String value) {
    return EventQuery.parse(Map.of(parameter, List.of(value)), PREFIXES);
  }
}
