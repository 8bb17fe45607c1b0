package vn.traceability.event.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.StoreContract;
import vn.traceability.embedded.testing.SharedCases;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.document.EpcisDocument;
import vn.traceability.event.epcis.document.EpcisReader;
import vn.traceability.event.epcis.document.Limits;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;

/** Every event that other implementations accept is found by each value it holds. */
class SharedEventsIT extends StoreContract {
  private static final List<String> IN_QUANTITIES =
      List.of("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList");

  private record Question(String parameter, String value) {}

  @Test
  void isFoundByEachOfItsValues() throws IOException {
    Path folder = SharedCases.folder();
    EventSearch search = MongoEventStore.search(database);
    Map<String, JsonNode> events = events(folder.resolve("epcis/accept"));
    for (var each : events.entrySet()) {
      database
          .getCollection("events")
          .insertOne(EventTerms.added(document(each.getKey(), each.getValue())));
    }
    assertThat(events.keySet()).hasSizeGreaterThan(30);
    int asked = 0;
    for (var each : events.entrySet()) {
      Map<String, String> prefixes = prefixes(each.getValue());
      for (Question question : questions(each.getValue())) {
        var query = EventQuery.parse(Map.of(question.parameter, List.of(question.value)), prefixes);

        List<FoundEvent> found =
            search.find(query, Optional.empty(), Optional.empty(), 1_000).events();

        assertThat(found.stream().map(event -> event.id().value()))
            .as("%s", question)
            .contains(each.getKey());
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(500);
  }

  private Document document(String id, JsonNode event) {
    return new Document("_id", id)
        .append("eventID", event.path("eventID").asString(id))
        .append("recordedAt", Date.from(NOW))
        .append("epcis", event.toString());
  }

  private static Map<String, JsonNode> events(Path folder) throws IOException {
    var reader = new EpcisReader(Limits.STANDARD);
    var events = new LinkedHashMap<String, JsonNode>();
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      boolean isEvent = EpcisForm.parse(Files.readString(file)).has("eventTime");
      try (InputStream in = Files.newInputStream(file)) {
        if (isEvent) {
          keep(reader.event(in), events);
        } else {
          try (EpcisDocument document = reader.document(in)) {
            document.forEach(event -> keep(event, events));
          }
        }
      }
    }
    return events;
  }

  private static void keep(ObjectNode event, Map<String, JsonNode> events) {
    events.put(EpcisForm.identify(event).value(), event);
  }

  private static Map<String, String> prefixes(JsonNode event) {
    var prefixes = new HashMap<String, String>();
    JsonNode context = event.path("@context");
    for (JsonNode part : context.isArray() ? context.values() : List.of(context)) {
      for (var each : part.properties()) {
        if (each.getValue().isString()) {
          prefixes.put(each.getKey(), each.getValue().stringValue());
        }
      }
    }
    return prefixes;
  }

  private static List<Question> questions(JsonNode event) {
    var questions = new ArrayList<Question>();
    ask(questions, "eventType", event.path("type"));
    ask(questions, "GE_eventTime", event.path("eventTime"));
    for (String name : List.of("action", "bizStep", "disposition", "transformationID", "eventID")) {
      ask(questions, "EQ_" + name, event.path(name));
    }
    ask(questions, "EQ_certificationInfo", event.path("certificationInfo"));
    for (String end : List.of("set", "unset")) {
      ask(
          questions,
          "EQ_persistentDisposition_" + end,
          event.path("persistentDisposition").path(end));
    }
    for (String place : List.of("readPoint", "bizLocation")) {
      ask(questions, "EQ_" + place, event.path(place).path("id"));
      ask(questions, "WD_" + place, event.path(place).path("id"));
    }
    for (String list : List.of("epcList", "childEPCs")) {
      ask(questions, "MATCH_epc", event.path(list));
      ask(questions, "MATCH_anyEPC", event.path(list));
    }
    ask(questions, "MATCH_parentID", event.path("parentID"));
    ask(questions, "MATCH_anyEPC", event.path("parentID"));
    ask(questions, "MATCH_inputEPC", event.path("inputEPCList"));
    ask(questions, "MATCH_outputEPC", event.path("outputEPCList"));
    for (String list : IN_QUANTITIES) {
      for (JsonNode element : event.path(list).values()) {
        String in = list.startsWith("input") ? "input" : list.startsWith("output") ? "output" : "";
        String name = in.isEmpty() ? "epcClass" : in + "EPCClass";
        ask(questions, "MATCH_" + name, element.path("epcClass"));
        ask(questions, "MATCH_anyEPCClass", element.path("epcClass"));
        ask(questions, "EQ_quantity", element.path("quantity"));
        if (element.has("uom")) {
          ask(
              questions,
              "GE_quantity_" + element.path("uom").stringValue(),
              element.path("quantity"));
        }
      }
    }
    typed(questions, event, "bizTransaction");
    typed(questions, event, "source");
    typed(questions, event, "destination");
    JsonNode declaration = event.path("errorDeclaration");
    ask(questions, "GE_errorDeclarationTime", declaration.path("declarationTime"));
    ask(questions, "EQ_errorReason", declaration.path("reason"));
    ask(questions, "EQ_correctiveEventID", declaration.path("correctiveEventIDs"));
    for (JsonNode element : event.path("sensorElementList").values()) {
      sensors(questions, element.path("sensorMetadata"));
      element.path("sensorReport").values().forEach(report -> sensors(questions, report));
      extensions(questions, "SENSORELEMENT_", element);
      extensions(questions, "SENSORMETADATA_", element.path("sensorMetadata"));
    }
    extensions(questions, "", event);
    extensions(questions, "ILMD_", event.path("ilmd"));
    return questions;
  }

  private static void typed(List<Question> questions, JsonNode event, String member) {
    for (JsonNode each : event.path(member + "List").values()) {
      if (each.has("type")) {
        ask(questions, "EQ_" + member + "_" + each.path("type").stringValue(), each.path(member));
      }
    }
  }

  private static void sensors(List<Question> questions, JsonNode holder) {
    for (var member : holder.properties()) {
      String name = member.getKey();
      switch (name) {
        case "time", "startTime", "endTime" -> ask(questions, "GE_" + name, member.getValue());
        case "value", "minValue", "maxValue", "meanValue", "sDev", "percValue" -> {
          if (holder.has("uom")) {
            ask(
                questions,
                "EQ_" + name + "_" + holder.path("uom").stringValue(),
                member.getValue());
          }
        }
        case "percRank" -> ask(questions, "LE_percRank", member.getValue());
        case "uom" -> {}
        default -> {
          if (!name.contains(":")) {
            ask(questions, "EQ_" + name, member.getValue());
          }
        }
      }
    }
  }

  private static void extensions(List<Question> questions, String area, JsonNode holder) {
    for (var member : holder.properties()) {
      if (member.getKey().contains(":") && !member.getKey().startsWith("rdfs:")) {
        questions.add(new Question("EXISTS_" + area + member.getKey(), ""));
        if (!member.getValue().isContainer()) {
          ask(questions, "EQ_" + area + member.getKey(), member.getValue());
        }
        inner(questions, area, member.getValue());
      }
    }
  }

  private static void inner(List<Question> questions, String area, JsonNode node) {
    node.values().forEach(each -> inner(questions, area, each));
    for (var member : node.properties()) {
      if (member.getKey().contains(":")) {
        questions.add(new Question("EXISTS_INNER_" + area + member.getKey(), ""));
        if (!member.getValue().isContainer()) {
          ask(questions, "EQ_INNER_" + area + member.getKey(), member.getValue());
        }
      }
    }
  }

  private static void ask(List<Question> questions, String parameter, JsonNode value) {
    if (value.isArray()) {
      value.values().forEach(each -> ask(questions, parameter, each));
    } else if (!value.isMissingNode()) {
      questions.add(new Question(parameter, value.asString()));
    }
  }
}
