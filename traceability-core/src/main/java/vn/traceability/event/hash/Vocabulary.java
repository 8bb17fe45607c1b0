package vn.traceability.event.hash;

import java.util.List;

/**
 * A vocabulary whose words have several spellings: bare, CURIE, URN and web address.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, section 7</a>
 */
public enum Vocabulary {
  EVENT_TYPE("https://ref.gs1.org/epcis/", "https://ns.gs1.org/epcis/"),
  BIZ_STEP(cbv("BizStep", "bizstep")),
  DISPOSITION(cbv("Disp", "disp")),
  BIZ_TRANSACTION_TYPE(cbv("BTT", "btt")),
  SOURCE_DESTINATION_TYPE(cbv("SDT", "sdt")),
  ERROR_REASON(cbv("ER", "er")),
  COMPONENT(cbv("Comp", "comp")),
  /** Types of measurement, and alerts of a sensor. */
  MEASUREMENT(
      "https://ref.gs1.org/voc/MeasurementType-",
      "https://ref.gs1.org/voc/",
      "https://gs1.org/voc/",
      "https://www.gs1.org/voc/");

  private final List<String> bases;

  Vocabulary(String... bases) {
    this.bases = List.of(bases);
  }

  private static String[] cbv(String name, String urn) {
    return new String[] {
      "https://ref.gs1.org/cbv/" + name + "-",
      "https://ns.gs1.org/cbv/" + name + "-",
      "urn:epcglobal:cbv:" + urn + ":"
    };
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
