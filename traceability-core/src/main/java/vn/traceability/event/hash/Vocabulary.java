package vn.traceability.event.hash;

import java.util.List;
import java.util.Set;

/**
 * A vocabulary whose words have several spellings: bare, CURIE, URN and web address.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, section 7</a>
 */
public enum Vocabulary {
  EVENT_TYPE(StandardWords.EVENT_TYPE, "https://ref.gs1.org/epcis/", "https://ns.gs1.org/epcis/"),
  BIZ_STEP(StandardWords.BIZ_STEP, cbv("BizStep", "bizstep")),
  DISPOSITION(StandardWords.DISPOSITION, cbv("Disp", "disp")),
  BIZ_TRANSACTION_TYPE(StandardWords.BIZ_TRANSACTION_TYPE, cbv("BTT", "btt")),
  SOURCE_DESTINATION_TYPE(StandardWords.SOURCE_DESTINATION_TYPE, cbv("SDT", "sdt")),
  ERROR_REASON(StandardWords.ERROR_REASON, cbv("ER", "er")),
  COMPONENT(StandardWords.COMPONENT, cbv("Comp", "comp")),
  MEASUREMENT(StandardWords.MEASUREMENT, webVocabulary()),
  /** What a sensor reports in place of a measurement. */
  SENSOR_ALERT(StandardWords.SENSOR_ALERT, webVocabulary());

  private final Set<String> words;
  private final List<String> bases;

  Vocabulary(Set<String> words, String... bases) {
    this.words = words;
    this.bases = List.of(bases);
  }

  private static String[] cbv(String name, String urn) {
    return new String[] {
      "https://ref.gs1.org/cbv/" + name + "-",
      "https://ns.gs1.org/cbv/" + name + "-",
      "urn:epcglobal:cbv:" + urn + ":"
    };
  }

  private static String[] webVocabulary() {
    return new String[] {
      "https://ref.gs1.org/voc/MeasurementType-",
      "https://ref.gs1.org/voc/",
      "https://gs1.org/voc/",
      "https://www.gs1.org/voc/"
    };
  }

  /**
   * Whether it may stand for one of this vocabulary: one of its words, or a URI, whosoever it is.
   * The standard's schema takes nothing else.
   */
  public boolean has(String text) {
    return words.contains(text) || text.indexOf(':') > 0;
  }

  /** A word as the address that it stands for, be it one of the standard's or not. */
  public String address(String word) {
    return bases.get(0) + word;
  }

  /** The bare word where it is one of the standard's, otherwise the full address. */
  public String canonical(String text, Namespaces namespaces) {
    String iri = namespaces.iri(text);
    for (String base : bases) {
      if (iri.startsWith(base)) {
        return iri.substring(base.length());
      }
    }
    return iri;
  }
}
