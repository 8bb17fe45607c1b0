package vn.traceability.event.epcis;

import java.util.Set;
import vn.traceability.event.hash.Namespaces;

/**
 * The one spelling of the name of an attribute of master data. Those of the Core Business
 * Vocabulary have four: {@code cbvmda:name} under the prefix of the JSON-LD context, {@code
 * urn:epcglobal:cbv:mda:name} as that stands for, {@code urn:epcglobal:cbv:mda#name} as the
 * standard and documents in XML write most, and a prefix that the caller declares himself.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, section 9 (master
 *     data attributes)</a>
 * @see <a href="https://ref.gs1.org/voc/">GS1 Web Vocabulary</a>, whose terms have three hosts
 */
public final class AttributeNames {
  /** The prefix of the Core Business Vocabulary's own. */
  public static final String CBV = "cbvmda:";

  /** What the terms of the GS1 Web Vocabulary begin with. */
  public static final String GS1 = "https://ref.gs1.org/voc/";

  private static final Set<String> CBV_NAMESPACES =
      Set.of("urn:epcglobal:cbv:mda", "urn:epcglobal:cbv:mda#", "urn:epcglobal:cbv:mda/");

  private static final Set<String> GS1_NAMESPACES =
      Set.of(GS1, "https://www.gs1.org/voc/", "http://gs1.org/voc/", "http://www.gs1.org/voc/");

  private AttributeNames() {}

  /**
   * Settles a name.
   *
   * @param namespaces of where it was sent
   * @return {@code cbvmda:…} for one of the Core Business Vocabulary, else the whole address; a
   *     name of no namespace as it is
   */
  public static String canonical(String sent, Namespaces namespaces) {
    String name = namespaces.name(sent);
    int end = name.indexOf('}');
    if (!name.startsWith("{")) {
      return sent;
    }
    String namespace = name.substring(1, end);
    String local = name.substring(end + 1);
    if (CBV_NAMESPACES.contains(namespace)) {
      return CBV + local;
    }
    return (GS1_NAMESPACES.contains(namespace) ? GS1 : namespace) + local;
  }
}
