package vn.traceability.event.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.Corrected;
import vn.traceability.event.Destroyed;
import vn.traceability.event.Harvested;
import vn.traceability.event.Loaded;
import vn.traceability.event.LotQuantity;
import vn.traceability.event.Observed;
import vn.traceability.event.Packed;
import vn.traceability.event.Received;
import vn.traceability.event.Shipped;
import vn.traceability.event.Sold;
import vn.traceability.event.TraceEvent;
import vn.traceability.event.Transformed;
import vn.traceability.event.Unloaded;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;
import vn.traceability.measure.Quantity;
import vn.traceability.refusal.InvalidValue;

class PartnerFactsTest {
  private static final Gln PARTY = new Gln("6291041500213");
  private static final Gln OTHER = new Gln("4012345000009");
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final String LOT = "https://id.gs1.org/01/09506000134352/10/A1";
  private static final String LOT_URN = "urn:epc:class:lgtin:9506000.013435.A1";
  private static final LotId A1 = LotId.of("09506000134352", "A1");

  @Test
  void whatIsCommissionedCameIntoBeingThere() {
    var fact =
        read(
            """
            {"type":"ObjectEvent","action":"ADD","bizStep":"commissioning",%s,
             "quantityList":[{"epcClass":"%s","quantity":12.5,"uom":"KGM"}],
             "readPoint":{"id":"urn:epc:id:sgln:4012345.00000.77"}}
            """
                .formatted(WHEN, LOT_URN));

    assertThat(fact).isInstanceOf(Harvested.class);
    assertThat(fact.outputs()).containsExactly(new LotQuantity(A1, Quantity.kilograms("12.5")));
    assertThat(fact.entry().place()).isEqualTo(OTHER);
    assertThat(fact.entry().party()).isEqualTo(PARTY);
    assertThat(fact.entry().occurredAt()).isEqualTo(Instant.parse("2026-02-01T01:00:00Z"));
    assertThat(fact.entry().offset().getId()).isEqualTo("+07:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shipping",
        "https://ref.gs1.org/cbv/BizStep-shipping",
        "urn:epcglobal:cbv:bizstep:shipping",
        "cbv:BizStep-shipping"
      })
  void whatIsShippedLeavesForTheOwnerAtTheDestination(String step) {
    var fact =
        read(
            """
            {"type":"ObjectEvent","action":"OBSERVE","bizStep":"%s",%s,
             "quantityList":[{"epcClass":"%s","quantity":2,"uom":"TNE"}],
             "destinationList":[
               {"type":"location","destination":"https://id.gs1.org/414/6291041500213"},
               {"type":"possessing_party","destination":"urn:epc:id:pgln:6291041.50021"},
               {"type":"owning_party","destination":"urn:epc:id:pgln:4012345.00000"}]}
            """
                .formatted(step, WHEN, LOT));

    assertThat(fact).isInstanceOf(Shipped.class);
    assertThat(fact.counterpart()).contains(OTHER);
    assertThat(fact.passing()).containsExactly(new LotQuantity(A1, Quantity.kilograms("2000")));
    assertThat(fact.entry().place()).as("nothing says where").isEqualTo(PARTY);
  }

  @Test
  void aHandOverNeedNotNameItsOtherSide() {
    assertThat(object("OBSERVE", "shipping", ""))
        .isInstanceOfSatisfying(Shipped.class, fact -> assertThat(fact.receiver()).isEmpty());
    assertThat(object("OBSERVE", "receiving", ""))
        .isInstanceOfSatisfying(Received.class, fact -> assertThat(fact.sender()).isEmpty());
    assertThat(object("OBSERVE", "retail_selling", "")).isInstanceOf(Sold.class);
  }

  @Test
  void goodsThatMoveWithinOneHouseChangeNoHands() {
    String itself =
        """
        ,"sourceList":[{"type":"owning_party","source":"https://id.gs1.org/417/6291041500213"}],
        "destinationList":[
          {"type":"owning_party","destination":"https://id.gs1.org/417/6291041500213"}]
        """;
    assertThat(object("OBSERVE", "shipping", itself)).isInstanceOf(Observed.class);
    assertThat(object("OBSERVE", "receiving", itself)).isInstanceOf(Observed.class);
  }

  private static final Sscc PALLET = new Sscc("095060001343500019");
  private static final Sscc CARTON = new Sscc("095060001343500026");

  @Test
  void whatIsAggregatedUnderAnSsccIsLoadedOnIt() {
    var fact =
        aggregation(
            "ADD",
            """
            "childEPCs":["https://id.gs1.org/01/09506000134352/10/A1/21/7",
              "https://example.com/00/095060001343500026","https://example.org/a-sensor"]
            """);

    assertThat(fact)
        .isInstanceOfSatisfying(
            Loaded.class,
            loaded -> {
              assertThat(loaded.unit()).isEqualTo(PALLET);
              assertThat(loaded.lots())
                  .containsExactly(new LotQuantity(A1, Quantity.of("1", "EA")));
              assertThat(loaded.inner()).containsExactly(CARTON);
            });
  }

  @Test
  void whatIsDisaggregatedIsUnloadedAndAllOfItWhereNothingIsNamed() {
    assertThat(
            aggregation(
                "DELETE",
                "\"childQuantityList\":[{\"epcClass\":\"%s\",\"quantity\":2,\"uom\":\"KGM\"}]"
                    .formatted(LOT)))
        .isInstanceOfSatisfying(
            Unloaded.class,
            unloaded -> {
              assertThat(unloaded.isWhole()).isFalse();
              assertThat(unloaded.passing())
                  .containsExactly(new LotQuantity(A1, Quantity.kilograms("2")));
            });
    assertThat(aggregation("DELETE", "\"bizStep\":\"unpacking\""))
        .isInstanceOfSatisfying(Unloaded.class, all -> assertThat(all.isWhole()).isTrue());
    assertThat(aggregation("DELETE", "\"childEPCs\":[\"https://example.org/a-sensor\"]"))
        .isInstanceOf(Observed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.gs1.org/00/095060001343500015", // the check digit
        "https://id.gs1.org/8004/0950600013435ASSET",
        "https://example.org/pallets/1",
        ""
      })
  void anAggregationUnderAnythingElseIsSeenOnly(String parent) {
    var fact =
        read(
            """
            {"type":"AggregationEvent","action":"ADD",%s%s,
             "childQuantityList":[{"epcClass":"%s"}]}
            """
                .formatted(parent.isEmpty() ? "" : "\"parentID\":\"" + parent + "\",", WHEN, LOT));

    assertThat(fact)
        .isInstanceOfSatisfying(
            Observed.class,
            seen -> assertThat(seen.lots()).extracting(LotQuantity::lot).containsExactly(A1));
  }

  @Test
  void whatHappensToAnAggregateAsItIsIsSeenOnly() {
    assertThat(
            aggregation("OBSERVE", "\"childEPCs\":[\"https://id.gs1.org/00/095060001343500026\"]"))
        .isInstanceOf(Observed.class);
  }

  @Test
  void aUnitAloneLeavesArrivesAndIsSold() {
    for (String step : List.of("shipping", "receiving", "retail_selling")) {
      var fact =
          read(
              """
              {"type":"ObjectEvent","action":"OBSERVE","bizStep":"%s",%s,
               "epcList":["urn:epc:id:sscc:9506000.0134350001"]}
              """
                  .formatted(step, WHEN));
      assertThat(fact.units().ids()).as(step).containsExactly(PALLET);
      assertThat(fact.passing()).isEmpty();
      assertThat(fact).isNotInstanceOf(Observed.class);
    }
    assertThat(
            read(
                """
                {"type":"ObjectEvent","action":"ADD","bizStep":"commissioning",%s,
                 "epcList":["urn:epc:id:sscc:9506000.0134350001"]}
                """
                    .formatted(WHEN)))
        .isInstanceOf(Observed.class);
  }

  @Test
  void whatIsDestroyedOrDecommissionedIsGone() {
    for (String step : List.of("destroying", "decommissioning")) {
      assertThat(object("DELETE", step, ""))
          .as(step)
          .isInstanceOfSatisfying(
              Destroyed.class,
              fact ->
                  assertThat(fact.lots())
                      .containsExactly(new LotQuantity(A1, Quantity.of("1", "EA"))));
      assertThat(object("OBSERVE", step, "")).as(step).isInstanceOf(Observed.class);
    }
    String unit =
        """
        {"type":"ObjectEvent","action":"DELETE","bizStep":"%s",%s,
         "epcList":["urn:epc:id:sscc:9506000.0134350001"]}
        """;
    assertThat(read(unit.formatted("destroying", WHEN)))
        .isInstanceOfSatisfying(
            Destroyed.class, fact -> assertThat(fact.units().ids()).containsExactly(PALLET));
    assertThat(read(unit.formatted("decommissioning", WHEN)))
        .as("its number alone is given up")
        .isInstanceOf(Observed.class);
  }

  private static TraceEvent aggregation(String action, String more) {
    return read(
        """
        {"type":"AggregationEvent","action":"%s","parentID":"urn:epc:id:sscc:9506000.0134350001",
         %s,%s}
        """
            .formatted(action, WHEN, more));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspecting", "storing", "departing", "https://example.org/steps/weigh"})
  void anyOtherStepIsSeenOnly(String step) {
    assertThat(object("OBSERVE", step, ""))
        .isInstanceOfSatisfying(
            Observed.class,
            fact -> assertThat(fact.lots()).extracting(LotQuantity::lot).containsExactly(A1));
  }

  @Test
  void aTransformationUsesUpItsInputsAndMakesItsOutputs() {
    assertThat(transformation("", LOT, "https://id.gs1.org/01/04012345000115/10/B"))
        .isInstanceOfSatisfying(
            Transformed.class,
            fact -> {
              assertThat(fact.inputs()).extracting(LotQuantity::lot).containsExactly(A1);
              assertThat(fact.outputs())
                  .extracting(LotQuantity::lot)
                  .containsExactly(LotId.of("04012345000115", "B"));
            });
    assertThat(
            transformation(
                "\"bizStep\":\"packing\",", LOT, "https://id.gs1.org/01/04012345000115/10/B"))
        .isInstanceOf(Packed.class);
  }

  @Test
  void oneSideOfATransformationMayStandInAnotherEvent() {
    for (String side : List.of("input", "output")) {
      var fact =
          read(
              """
              {"type":"TransformationEvent","transformationID":"urn:uuid:1",%s,
               "%sQuantityList":[{"epcClass":"%s","quantity":1}]}
              """
                  .formatted(WHEN, side, LOT));
      assertThat(fact)
          .isInstanceOfSatisfying(
              Transformed.class, part -> assertThat(part.process()).contains("urn:uuid:1"));
      assertThat(side.equals("input") ? fact.inputs() : fact.outputs()).hasSize(1);
      assertThat(side.equals("input") ? fact.outputs() : fact.inputs()).isEmpty();
    }
    assertThat(
            read(
                """
                {"type":"TransformationEvent","transformationID":"urn:uuid:1",%s,
                 "inputEPCList":["https://example.org/unknown"]}
                """
                    .formatted(WHEN)))
        .isInstanceOf(Observed.class);
  }

  @Test
  void nothingIsMadeOfItselfAndWhatComesOfNothingKnownHasNoInputs() {
    assertThat(transformation("", LOT, LOT)).isInstanceOf(Observed.class);
    assertThat(transformation("", "https://example.org/unknown", LOT))
        .isInstanceOfSatisfying(Harvested.class, fact -> assertThat(fact.lots()).hasSize(1));
  }

  @Test
  void instancesThatCarryTheirLotAreCountedAsPieces() {
    var fact =
        read(
            """
            {"type":"ObjectEvent","action":"OBSERVE","bizStep":"retail_selling",%s,
             "epcList":["https://example.com/01/09506000134352/10/A1/21/1",
               "https://id.gs1.org/01/09506000134352/10/A1/21/2",
               "urn:epc:id:sgtin:9506000.013435.3"]}
            """
                .formatted(WHEN));

    assertThat(fact.passing()).containsExactly(new LotQuantity(A1, Quantity.of("2", "EA")));
  }

  @Test
  void instancesThatComeIntoBeingAreOfTheLotThatTheirMasterDataName() {
    String event =
        """
        {"type":"ObjectEvent","action":"%s","bizStep":"%s",%s,
         "epcList":["urn:epc:id:sgtin:9506000.013435.1","urn:epc:id:sgtin:9506000.013435.2",
           "https://id.gs1.org/01/09506000134352/10/B2/21/3","https://example.org/none",
           "urn:epc:id:giai:9506000.7"],
         "ilmd":{"%s":%s}}
        """;
    var a1 = new LotQuantity(A1, Quantity.of("2", "EA"));
    var b2 = new LotQuantity(LotId.of("09506000134352", "B2"), Quantity.of("1", "EA"));

    for (String name : List.of("cbvmda:lotNumber", "urn:epcglobal:cbv:mda:lotNumber")) {
      assertThat(read(event.formatted("ADD", "commissioning", WHEN, name, "\"A1\"")).outputs())
          .as(name)
          .containsExactly(a1, b2);
    }
    for (String other : List.of("\"a lot number of more than twenty\"", "7", "[\"A1\"]", "\"\"")) {
      assertThat(
              read(event.formatted("ADD", "commissioning", WHEN, "cbvmda:lotNumber", other))
                  .outputs())
          .as(other)
          .containsExactly(b2);
    }
    assertThat(
            read(event.formatted("ADD", "commissioning", WHEN, "ex:lotNumber", "\"A1\"")).outputs())
        .containsExactly(b2);
    assertThat(
            read(event.formatted("OBSERVE", "shipping", WHEN, "cbvmda:lotNumber", "\"A1\""))
                .passing())
        .as("nothing that exists already gets a lot so")
        .containsExactly(b2);
  }

  @Test
  void instancesThatComeOutOfATransformationAreOfTheLotThatItsMasterDataName() {
    var fact =
        read(
            """
            {"type":"TransformationEvent",%s,
             "inputEPCList":["https://id.gs1.org/01/04012345000115/21/1"],
             "inputQuantityList":[{"epcClass":"https://id.gs1.org/01/04012345000115/10/IN"}],
             "outputEPCList":["https://id.gs1.org/01/09506000134352/21/1"],
             "ilmd":{"cbvmda:lotNumber":"A1"}}
            """
                .formatted(WHEN));

    assertThat(fact.inputs())
        .extracting(LotQuantity::lot)
        .containsExactly(LotId.of("04012345000115", "IN"));
    assertThat(fact.outputs()).containsExactly(new LotQuantity(A1, Quantity.of("1", "EA")));
  }

  @Test
  void anAmountThatIsNeitherMassNorPiecesIsNotStated() {
    for (String amount :
        List.of("", ",\"quantity\":3,\"uom\":\"LTR\"", ",\"quantity\":0", ",\"quantity\":-1")) {
      var fact =
          read(
              """
              {"type":"ObjectEvent","action":"OBSERVE","bizStep":"shipping",%s,
               "quantityList":[{"epcClass":"%s"%s}]}
              """
                  .formatted(WHEN, LOT, amount));
      assertThat(fact.passing()).containsExactly(new LotQuantity(A1, Quantity.UNSTATED));
    }
  }

  @Test
  void aLotThatStandsThereTwiceIsAddedUp() {
    var fact =
        read(
            """
            {"type":"ObjectEvent","action":"OBSERVE","bizStep":"shipping",%s,
             "quantityList":[{"epcClass":"%s","quantity":1,"uom":"KGM"},
               {"epcClass":"%s","quantity":500,"uom":"GRM"}]}
            """
                .formatted(WHEN, LOT, LOT_URN));

    assertThat(fact.passing()).containsExactly(new LotQuantity(A1, Quantity.kilograms("1.5")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:x-traceability:lot:02900000000018:A",
        "https://id.gs1.org/01/02900000000018/10/A",
        "urn:epc:class:lgtin:290000000.0001.A"
      })
  void anInternalNumberIsOursHoweverItIsWritten(String lot) {
    var shipped =
        read(
            """
            {"type":"ObjectEvent","action":"OBSERVE","bizStep":"shipping",%s,
             "destinationList":[{"type":"owning_party",
               "destination":"https://id.gs1.org/417/2900000000018"}],
             "quantityList":[{"epcClass":"%s"}]}
            """
                .formatted(WHEN, lot));

    assertThat(shipped.passing())
        .extracting(LotQuantity::lot)
        .containsExactly(LotId.of("02900000000018", "A"));
    assertThat(((Shipped) shipped).receiver()).contains(new Gln("2900000000018"));
  }

  @Test
  void ourOwnUrisAreForInternalNumbersAlone() {
    var shipped =
        read(
            """
            {"type":"ObjectEvent","action":"OBSERVE","bizStep":"shipping",%s,
             "quantityList":[{"epcClass":"urn:x-traceability:lot:09506000134352:A"}]}
            """
                .formatted(WHEN));

    assertThat(shipped.passing()).isEmpty();
  }

  @Test
  void whatIsDatedInTheFutureChangesNothing() {
    var fact =
        read(
            """
            {"type":"ObjectEvent","action":"ADD","bizStep":"commissioning",
             "eventTime":"2026-03-01T00:11:00Z","eventTimeZoneOffset":"+00:00",
             "quantityList":[{"epcClass":"%s"}]}
            """
                .formatted(LOT));

    assertThat(fact).isInstanceOf(Observed.class);
  }

  @Test
  void aDeclarationSaysThatItsOriginalDoesNotHold() {
    ObjectNode event =
        event(
            """
            {"type":"ObjectEvent","action":"ADD","bizStep":"commissioning",%s,
             "quantityList":[{"epcClass":"%s"}],
             "errorDeclaration":{"declarationTime":"2026-02-02T00:00:00Z",
               "reason":"urn:epcglobal:cbv:er:did_not_occur"}}
            """
                .formatted(WHEN, LOT));
    ObjectNode original = event.deepCopy();
    original.remove("errorDeclaration");

    assertThat(PartnerFacts.of(event, EpcisForm.identify(event), PARTY, NOW))
        .isInstanceOfSatisfying(
            Corrected.class,
            fact -> {
              assertThat(fact.corrects()).isEqualTo(EpcisForm.identify(original));
              assertThat(fact.reason()).isEqualTo(Corrected.Reason.DID_NOT_HAPPEN);
              assertThat(fact.entry().occurredAt())
                  .isEqualTo(Instant.parse("2026-02-02T00:00:00Z"));
            });
  }

  @Test
  void aYearBeforeTheCalendarOfEventsIsRefusedByName() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"type":"ObjectEvent","action":"ADD","eventTime":"1066-10-14T00:00:00Z",
                     "eventTimeZoneOffset":"+00:00","epcList":["urn:a:b"]}
                    """))
        .isInstanceOfSatisfying(
            InvalidValue.class, no -> assertThat(no.field()).isEqualTo(Optional.of("occurredAt")));
  }

  private static final String WHEN =
      "\"eventTime\":\"2026-02-01T08:00:00.000+07:00\",\"eventTimeZoneOffset\":\"+07:00\"";

  private static TraceEvent object(String action, String step, String more) {
    return read(
        """
        {"type":"ObjectEvent","action":"%s","bizStep":"%s",%s,
         "quantityList":[{"epcClass":"%s","quantity":1}]%s}
        """
            .formatted(action, step, WHEN, LOT, more));
  }

  private static TraceEvent transformation(String step, String input, String output) {
    return read(
        """
        {"type":"TransformationEvent",%s%s,
         "inputQuantityList":[{"epcClass":"%s","quantity":1}],
         "outputQuantityList":[{"epcClass":"%s","quantity":1}]}
        """
            .formatted(step, WHEN, input, output));
  }

  private static TraceEvent read(String json) {
    ObjectNode event = event(json);
    return PartnerFacts.of(event, EpcisForm.identify(event), PARTY, NOW);
  }

  private static ObjectNode event(String json) {
    ObjectNode event = EpcisForm.parse(json).asObject();
    event.put("@context", "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
    Identifiers.canonicalise(event);
    return event;
  }
}
