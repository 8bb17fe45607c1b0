package vn.traceability.gs1.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.traceability.gs1.syntax.PercentEncoding.Place;
import vn.traceability.refusal.InvalidValue;

class DigitalLinkUriTest {
  @TestFactory
  Stream<DynamicNode> theCasesOfGs1AreRead() {
    return SyntaxCases.bundled("uris.jsonl", DigitalLinkUriTest::isRead);
  }

  @TestFactory
  Stream<DynamicNode> theCasesBesideTheRepositoryAreRead() {
    return SyntaxCases.shared("digital-link/uris.jsonl", DigitalLinkUriTest::isRead);
  }

  @TestFactory
  Stream<DynamicNode> theCasesOfGs1AreWritten() {
    return SyntaxCases.bundled("generate.jsonl", DigitalLinkUriTest::isWritten);
  }

  @TestFactory
  Stream<DynamicNode> theCasesBesideTheRepositoryAreWritten() {
    return SyntaxCases.shared("digital-link/generate.jsonl", DigitalLinkUriTest::isWritten);
  }

  @TestFactory
  Stream<DynamicNode> theCasesOfGs1ArePercentEncoded() {
    return SyntaxCases.bundled("percent_encoding.jsonl", DigitalLinkUriTest::isEncoded);
  }

  @TestFactory
  Stream<DynamicNode> theCasesBesideTheRepositoryArePercentEncoded() {
    return SyntaxCases.shared("digital-link/percent_encoding.jsonl", DigitalLinkUriTest::isEncoded);
  }

  private static void isRead(JsonNode one) {
    if (!one.path("scored").booleanValue(true)) {
      return; // where GS1's own documents do not agree
    }
    String uri = one.path("uri").stringValue();
    if (!one.path("valid").booleanValue()) {
      assertThatThrownBy(() -> DigitalLinkUri.read(uri)).isInstanceOf(InvalidValue.class);
      return;
    }
    var link = DigitalLinkUri.read(uri);
    assertThat(link.elements().bracketed()).isEqualTo(one.path("elementString").stringValue());
    assertThat(link.canonical()).hasToString(one.path("canonicalUri").stringValue());
    assertThat(link.others())
        .containsExactlyElementsOf(
            one.path("ignoredQuery").values().stream().map(JsonNode::stringValue).toList());
    String elementData = SyntaxCases.text(one, "elementData");
    if (elementData != null) {
      assertThat(link.elements().separated()).isEqualTo(elementData);
    }
    assertThat(DigitalLinkUri.read(link.toString())).isEqualTo(link);
  }

  private static void isWritten(JsonNode one) {
    var elements = ElementString.bracketed(one.path("elementString").stringValue());
    String given = SyntaxCases.text(one, "stem");
    String stem = given == null ? DigitalLinkUri.CANONICAL_STEM : given;
    String expected = SyntaxCases.text(one, "uri");
    if (expected == null) {
      assertThatThrownBy(() -> DigitalLinkUri.of(elements, stem)).isInstanceOf(InvalidValue.class);
    } else {
      assertThat(DigitalLinkUri.of(elements, stem)).hasToString(expected);
    }
  }

  private static void isEncoded(JsonNode one) {
    String input = one.path("input").stringValue();
    boolean decodes = one.path("fn").stringValue().equals("URIunescape");
    for (var place : Place.values()) {
      assertThat(
              decodes ? PercentEncoding.decode(input, place) : PercentEncoding.encode(input, place))
          .isEqualTo(one.path(place == Place.PATH ? "path" : "query").stringValue());
    }
  }

  @Test
  void theStemMayHaveAPathOfItsOwn() {
    var link =
        DigitalLinkUri.read("https://example.com/a/01/b/01/09506000134352/10/A%2F1?17=270131");

    assertThat(link.stem()).isEqualTo("https://example.com/a/01/b");
    assertThat(link.pathText()).isEqualTo("/01/09506000134352/10/A%2F1");
    assertThat(link.path().get(1).value()).isEqualTo("A/1");
    assertThat(link.attributes()).extracting(Element::code).containsExactly("17");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a/01/09506000134352/21/1/10/A | needs the qualifiers of its primary key",
        "https://a/01/09506000134352?10=A | (10) 'A': qualifies what is identified",
        "https://a/01/09506000134352?21=A | (21) 'A': is no attribute",
        "https://a/01/09506000134352?17=270131&17=270131 | (17) '270131': stands there twice",
        "https://a/01/09506000134352?7040=1ABC | (7040) '1ABC': is no attribute",
        "https://a/01/09506000134352?18=1 | (18) '1': is no Application Identifier",
        "https://a/01/09506000134352?17= | (17) '': needs 6 characters",
        "https://a/01/09506000134352/ | needs a path that ends in a primary key",
        "https://a/01/09506000134352/10/ | (10) '': needs 1 to 20 characters",
        "https://a/01/09506000134352?02=09506000134352&37=1 | must not stand beside",
        "https://a/01/09506000134353 | (01) '09506000134353': the check digit does not match",
        "https:///01/09506000134352 | needs a host",
        "ftp://a/01/09506000134352 | needs http:// or https://",
        "https://a/01/09506000134352/10/Lô | has characters that no URI has",
      })
  void whatIsWrongIsNamed(String uri, String message) {
    assertThatThrownBy(() -> DigitalLinkUri.read(uri))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining(message);
  }

  @Test
  void elementsWithoutAPrimaryKeyAreNoLink() {
    var elements = ElementString.bracketed("(99)ABC(400)X");
    assertThatThrownBy(() -> DigitalLinkUri.of(elements, "https://a"))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("primary key");
  }
}
