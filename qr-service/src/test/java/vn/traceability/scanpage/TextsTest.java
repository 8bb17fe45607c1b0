package vn.traceability.scanpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.traceability.certificate.Certificate;
import vn.traceability.event.Tended;
import vn.traceability.finding.Finding;
import vn.traceability.profile.LegalProfile;
import vn.traceability.scan.State;
import vn.traceability.trace.Gap;

class TextsTest {
  private static final Pattern BRACES = Pattern.compile("\\{([a-zA-Z]+)(?:\\|[^|}]+\\|[^|}]+)?}");

  @Test
  void englishLacksNothingAndAddsNothing() throws IOException {
    assertThat(load("texts_en.properties").stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(load("texts.properties").stringPropertyNames());
  }

  @Test
  void bothLanguagesFillTheSameBraces() throws IOException {
    var english = load("texts_en.properties");
    load("texts.properties")
        .forEach(
            (key, text) ->
                assertThat(braces(english.getProperty((String) key)))
                    .as((String) key)
                    .isEqualTo(braces((String) text)));
  }

  @Test
  void everyStateGapAndActivityHasItsWords() {
    for (var state : State.values()) {
      assertThat(Texts.VIETNAMESE.find("state." + state + ".title")).as(state.name()).isPresent();
      assertThat(Texts.VIETNAMESE.find("state." + state + ".text")).as(state.name()).isPresent();
    }
    for (var kind : Gap.Kind.values()) {
      assertThat(Texts.VIETNAMESE.find("gap." + kind)).as(kind.name()).isPresent();
    }
    for (var activity : Tended.Activity.values()) {
      assertThat(Texts.VIETNAMESE.find("step.tended." + activity)).isPresent();
    }
    for (var scheme : Certificate.Scheme.values()) {
      assertThat(Texts.VIETNAMESE.find("scheme." + scheme.slug())).as(scheme.name()).isPresent();
    }
  }

  @Test
  void everyFindingHasItsWords() {
    for (var rule : Finding.Rule.values()) {
      switch (rule) {
        case NO_ORIGIN, ONE_SIDED -> {} // the gaps tell them
        case LEFT_HELD -> {} // told in the workspace; here that the lot is held
        case CORRECTED -> {
          for (var hidden : List.of(Finding.Rule.ISOLATION, Finding.Rule.MASS)) {
            assertThat(Texts.VIETNAMESE.find("finding." + rule.slug() + "." + hidden.slug()))
                .isPresent();
          }
        }
        case MISSING_FIELD -> {
          for (var field : LegalProfile.Field.values()) {
            assertThat(Texts.VIETNAMESE.find("finding." + rule.slug() + "." + field.label()))
                .as(field.name())
                .isPresent();
          }
        }
        default -> assertThat(Texts.VIETNAMESE.find("finding." + rule.slug())).isPresent();
      }
    }
  }

  /** A code can be copied, so no page may say that goods are genuine. */
  @Test
  void noTextSaysGenuine() throws IOException {
    for (var file : new String[] {"texts.properties", "texts_en.properties"}) {
      for (var text : load(file).values()) {
        assertThat(((String) text).toLowerCase(Locale.ROOT))
            .doesNotContain("hàng thật", "chính hãng", "genuine", "authentic");
      }
    }
  }

  @Test
  void aFilledInValueIsNotFilledAgain() {
    assertThat(Texts.fill("{a}-{b}", "a", "{b}", "b", "2")).isEqualTo("{b}-2");
  }

  @Test
  void ofOneThingEnglishSpeaksInTheSingular() {
    assertThat(Texts.ENGLISH.get("journey.corrected", "count", "1"))
        .isEqualTo("1 entry was corrected and is not shown here.");
    assertThat(Texts.ENGLISH.get("journey.corrected", "count", "2"))
        .isEqualTo("2 entries were corrected and are not shown here.");
    assertThat(Texts.VIETNAMESE.get("journey.corrected", "count", "1"))
        .isEqualTo("Đã có 1 mục được đính chính và không hiện ở đây.");
  }

  @Test
  void noEnglishTextPutsANumberBeforeAWordThatIsOnlyRightForSeveral() throws IOException {
    assertThat(load("texts_en.properties").values())
        .noneMatch(text -> ((String) text).matches(".*\\{(count|days|lots)} [a-z]+.*"));
  }

  private static Set<String> braces(String text) {
    var found = new TreeSet<String>();
    BRACES.matcher(text).results().forEach(match -> found.add(match.group(1)));
    return found;
  }

  private static Properties load(String file) throws IOException {
    var properties = new Properties();
    try (var reader = new InputStreamReader(Texts.resource(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
