package vn.traceability.event.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.gs1.Gln;

/** Questions about the master data of what events name. */
class AttributeQueryTest {
  private static final Map<String, String> PREFIXES =
      Map.of("ex", "https://example.org/ns/", "mda", "urn:epcglobal:cbv:mda#");
  private static final Instant RECORDED = Instant.parse("2026-03-02T01:00:00Z");
  private static final String GLN = "9506000134352";
  private static final String OTHER = "8930000000019";
  private static final String GTIN = "09506000134352";

  /** What is registered: a value of one attribute for each key. */
  private final Map<MasterDataKey, Map<String, String>> registered = new HashMap<>();

  private final List<Optional<Set<Gln>>> asked = new ArrayList<>();

  private final MasterDataAttributes attributes =
      new MasterDataAttributes() {
        @Override
        public Set<MasterDataKey> having(
            Kind kind, AttributeQuestion question, Optional<Set<Gln>> readers) {
          asked.add(readers);
          return registered.keySet().stream()
              .filter(key -> key.kind() == kind && has(key, question))
              .collect(Collectors.toSet());
        }

        @Override
        public Set<MasterDataKey> among(
            Collection<MasterDataKey> keys,
            AttributeQuestion question,
            Optional<Set<Gln>> readers) {
          asked.add(readers);
          return keys.stream().filter(key -> has(key, question)).collect(Collectors.toSet());
        }

        private boolean has(MasterDataKey key, AttributeQuestion question) {
          return registered.getOrDefault(key, Map.of()).entrySet().stream()
              .anyMatch(
                  each ->
                      question.names().contains(each.getKey())
                          && (question.values().isEmpty()
                              || question.values().contains(each.getValue())));
        }
      };

  private static final JsonNode EVENT =
      EpcisForm.parse(
          """
          {"@context": {"ex": "https://example.org/ns/"},
           "type": "ObjectEvent", "eventTime": "2026-03-02T07:30:00+07:00",
           "eventTimeZoneOffset": "+07:00", "action": "OBSERVE", "bizStep": "shipping",
           "epcList": ["https://id.gs1.org/01/08930000000019/21/1"],
           "quantityList": [{"epcClass": "https://id.gs1.org/01/09506000134352/10/L1"}],
           "readPoint": {"id": "https://id.gs1.org/414/9506000134352"},
           "bizLocation": {"id": "https://id.gs1.org/414/9506000134352/254/hall-1"},
           "sourceList": [{"type": "owning_party", "source": "https://id.gs1.org/417/9506000134352"},
                          {"type": "location", "source": "https://id.gs1.org/414/8930000000019"}],
           "destinationList": [{"type": "possessing_party",
                                "destination": "urn:epc:id:sgln:950600013.435.0"}],
           "ex:keeper": "https://id.gs1.org/417/8930000000019"}
          """);

  private void registered(Kind kind, String key, String attribute, String value) {
    registered
        .computeIfAbsent(new MasterDataKey(kind, key), any -> new HashMap<>())
        .put(attribute, value);
  }

  private static EventQuery query(String parameter, String... values) {
    return EventQuery.parse(Map.of(parameter, List.of(values)), PREFIXES);
  }

  /** Both ways of asking, which have to say the same. */
  private boolean matches(EventQuery query) {
    boolean resolved = query.resolved(attributes, Optional.empty()).matches(EVENT, RECORDED);
    boolean inHalves =
        query.apart().matches(EVENT, RECORDED)
            && query.ofMasterData(List.of(EVENT), attributes, Optional.empty()).test(EVENT);
    assertThat(inHalves).isEqualTo(resolved);
    return resolved;
  }

  @ParameterizedTest
  @CsvSource({
    "readPoint, PLACE, 9506000134352",
    "epcClass, PRODUCT, 09506000134352",
    "source, PARTY, 9506000134352",
    "source, PLACE, 8930000000019",
    "destination, PARTY, 9506000134352",
    "ex:keeper, PARTY, 8930000000019",
    "https://example.org/ns/keeper, PARTY, 8930000000019"
  })
  void whatAFieldNamesHasItsAttributes(String field, Kind kind, String key) {
    registered(kind, key, "cbvmda:name", "Kho");

    assertThat(matches(query("HASATTR_" + field, "cbvmda:name"))).isTrue();
    assertThat(matches(query("HASATTR_" + field, "cbvmda:none|cbvmda:name"))).isTrue();
    assertThat(matches(query("HASATTR_" + field, "cbvmda:none"))).isFalse();
    assertThat(matches(query("EQATTR_" + field + "_cbvmda:name", "Kho"))).isTrue();
    assertThat(matches(query("EQATTR_" + field + "_cbvmda:name", "Chợ|Kho"))).isTrue();
    assertThat(matches(query("EQATTR_" + field + "_cbvmda:name", "kho"))).isFalse();
    assertThat(matches(query("EQ_ATTR_" + field + "_cbvmda:name", "Kho"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "bizLocation, PLACE, 9506000134352", // of the site, and not of its hall
    "epcClass, PRODUCT, 08930000000019", // of an object that has no class in the event
    "readPoint, PARTY, 9506000134352",
    "source, PARTY, 8930000000019", // named as a place, by the same number
    "ex:keeper, PLACE, 8930000000019",
    "bizStep, OTHER, shipping"
  })
  void whatItDoesNotNameHasNot(String field, Kind kind, String key) {
    registered(kind, key, "cbvmda:name", "Kho");

    assertThat(matches(query("HASATTR_" + field, "cbvmda:name"))).isFalse();
    assertThat(matches(query("EQATTR_" + field + "_cbvmda:name", "Kho"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cbvmda:name",
        "mda:name",
        "urn:epcglobal:cbv:mda:name",
        "urn:epcglobal:cbv:mda#name"
      })
  void anAttributeIsOneInAllItsSpellings(String name) {
    registered(Kind.PLACE, GLN, "cbvmda:name", "Kho");

    assertThat(matches(query("HASATTR_readPoint", name))).isTrue();
    assertThat(matches(query("EQATTR_readPoint_" + name, "Kho"))).isTrue();
  }

  @Test
  void aQueryInJsonSaysTheSame() {
    registered(Kind.PLACE, GLN, "http://epcis.example.com/mda#two_words", "3");
    String context = "\"@context\": {\"their\": \"http://epcis.example.com/mda#\"}, ";

    for (String asks :
        List.of(
            "\"HASATTR_readPoint\": [\"their:two_words\"]",
            "\"EQATTR_readPoint_their:two_words\": [\"2\", \"3\"]",
            "\"EQ_ATTR_readPoint_their:two_words\": 3.0")) {
      var query = EventQuery.parse(EpcisForm.parse("{" + context + asks + "}"), Map.of());
      assertThat(matches(query)).as(asks).isTrue();
    }
  }

  @Test
  void allParametersMustBeMet() {
    registered(Kind.PLACE, GLN, "cbvmda:name", "Kho");
    var parameters =
        Map.of("HASATTR_readPoint", List.of("cbvmda:name"), "EQ_bizStep", List.of("shipping"));
    assertThat(matches(EventQuery.parse(parameters, PREFIXES))).isTrue();

    var other =
        Map.of("HASATTR_readPoint", List.of("cbvmda:name"), "EQ_bizStep", List.of("receiving"));
    assertThat(matches(EventQuery.parse(other, PREFIXES))).isFalse();
    var both =
        Map.of(
            "HASATTR_readPoint", List.of("cbvmda:name"), "HASATTR_source", List.of("cbvmda:name"));
    assertThat(matches(EventQuery.parse(both, PREFIXES))).isFalse();
  }

  @Test
  void itIsAskedForThoseWhoRead() {
    registered(Kind.PLACE, GLN, "cbvmda:name", "Kho");
    var readers = Optional.of(Set.of(new Gln(OTHER)));

    query("HASATTR_readPoint", "cbvmda:name").resolved(attributes, readers);
    query("HASATTR_readPoint", "cbvmda:name").ofMasterData(List.of(EVENT), attributes, readers);

    assertThat(asked).containsExactly(readers, readers);
  }

  @Test
  void unlessItIsResolvedItHasNoAnswer() {
    var query = query("HASATTR_readPoint", "cbvmda:name");

    assertThat(query.asksOfMasterData()).isTrue();
    assertThatThrownBy(query::terms).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(query::exact).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> query.matches(EVENT, RECORDED))
        .isInstanceOf(IllegalStateException.class);
    var resolved = query.resolved(attributes, Optional.empty());
    assertThat(resolved.asksOfMasterData()).isFalse();
    assertThat(resolved.terms()).as("nobody has it").containsExactly(List.of());
  }

  @Test
  void termsFindALotByItsProduct() {
    registered(Kind.PRODUCT, GTIN, "cbvmda:descriptionShort", "Hành lá");

    var resolved =
        query("EQATTR_epcClass_cbvmda:descriptionShort", "Hành lá")
            .resolved(attributes, Optional.empty());

    assertThat(resolved.exact()).isTrue();
    var has = Terms.of(EVENT);
    assertThat(resolved.terms())
        .singleElement()
        .satisfies(
            terms ->
                assertThat(has).anyMatch(term -> terms.stream().anyMatch(t -> t.matches(term))));
  }
}
