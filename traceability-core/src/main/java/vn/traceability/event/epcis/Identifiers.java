package vn.traceability.event.epcis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.event.hash.EpcUri;

/**
 * The identifiers of an event in the one form in which they are kept: canonical GS1 Digital Link
 * URIs. What is no identifier of GS1, and whatever stands in extensions, stays as it was sent.
 *
 * @see <a href="https://ref.gs1.org/standards/cbv/">Core Business Vocabulary 2.0, section 8.3 (GS1
 *     Digital Link URIs in EPCIS)</a>
 */
public final class Identifiers {
  private static final List<String> LISTS =
      List.of("epcList", "childEPCs", "inputEPCList", "outputEPCList");
  private static final List<String> QUANTITIES =
      List.of("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList");

  private Identifiers() {}

  /** Rewrites them in place. */
  public static void canonicalise(ObjectNode event) {
    for (String list : LISTS) {
      if (event.path(list) instanceof ArrayNode identifiers) {
        canonicaliseEach(identifiers);
      }
    }
    QUANTITIES.forEach(list -> inEach(event.path(list), "epcClass"));
    in(event, "parentID");
    in(event.path("readPoint"), "id");
    in(event.path("bizLocation"), "id");
    inEach(event.path("sourceList"), "source");
    inEach(event.path("destinationList"), "destination");
    inEach(event.path("bizTransactionList"), "bizTransaction");
  }

  /**
   * One that is there in two spellings stays in two, the second as it was sent: the hash counts it
   * twice, and the schema wants the entries of such lists to differ.
   */
  private static void canonicaliseEach(ArrayNode identifiers) {
    var sent = new HashSet<String>();
    identifiers.forEach(each -> sent.add(each.asString("")));
    var spellings = new HashMap<String, String>();
    for (int i = 0; i < identifiers.size(); i++) {
      if (identifiers.get(i).isString()) {
        String spelling = identifiers.get(i).stringValue();
        String kept = canonical(spelling);
        if (!sent.contains(kept)
            && spellings.computeIfAbsent(kept, k -> spelling).equals(spelling)) {
          identifiers.set(i, kept);
        }
      }
    }
  }

  /** The kept form of one identifier. */
  public static String canonical(String identifier) {
    return EpcUri.toWholeLink(identifier).orElse(identifier);
  }

  /**
   * How what one identifier names may be written in events: a restricted circulation number means
   * something within one system alone, so under a Digital Link, as on the labels, it is that of our
   * own URIs.
   *
   * @param canonical in its kept form
   * @return it alone, or it and the other spelling
   */
  public static Set<String> spellings(String canonical) {
    return Uris.otherSpelling(canonical)
        .map(other -> Set.of(canonical, other))
        .orElse(Set.of(canonical));
  }

  private static void inEach(JsonNode list, String member) {
    list.forEach(each -> in(each, member));
  }

  private static void in(JsonNode node, String member) {
    if (node instanceof ObjectNode object && object.path(member).isString()) {
      object.put(member, canonical(object.path(member).stringValue()));
    }
  }
}
