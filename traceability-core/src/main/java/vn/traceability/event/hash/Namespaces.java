package vn.traceability.event.hash;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What the prefixes and terms of a JSON-LD document stand for at one place in it.
 *
 * <p>Remote contexts are not fetched: the one of EPCIS is known here, and {@code schemaVersion} 2.0
 * allows extensions only under a prefix that the document itself explains.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#compact-iris">JSON-LD 1.1, sections 4.1.5 and
 *     9.15</a>
 */
final class Namespaces {
  private static final String GS1_VOCABULARIES = "https://ref.gs1.org/";
  static final String EPCIS = "https://ref.gs1.org/epcis/";

  /** The prefixes of the EPCIS context, release 2.0, whose terms can occur in an event. */
  static final Namespaces STANDARD =
      new Namespaces(
          Map.of(
              "epcis", EPCIS,
              "cbv", "https://ref.gs1.org/cbv/",
              "gs1", settled("https://gs1.org/voc/"),
              "cbvmda", settled("urn:epcglobal:cbv:mda:"),
              "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
              "owl", "http://www.w3.org/2002/07/owl#",
              "xsd", "http://www.w3.org/2001/XMLSchema#",
              "dcterms", "http://purl.org/dc/terms/"));

  private final Map<String, String> iris;

  private Namespaces(Map<String, String> iris) {
    this.iris = Map.copyOf(iris);
  }

  /** These, as changed by a {@code @context}: an address, an object, null, or an array of those. */
  Namespaces with(JsonNode context) {
    if (context.isArray()) {
      Namespaces all = this;
      for (JsonNode each : context.values()) {
        all = all.with(each);
      }
      return all;
    }
    if (context.isNull()) {
      return STANDARD;
    }
    if (!context.isObject()) {
      return this;
    }
    Map<String, String> changed = new HashMap<>(iris);
    for (Map.Entry<String, JsonNode> entry : context.properties()) {
      JsonNode meaning =
          entry.getValue().isObject() ? entry.getValue().path("@id") : entry.getValue();
      if (meaning.isString() && !entry.getKey().startsWith("@")) {
        changed.put(entry.getKey(), meaning.stringValue());
      }
    }
    Map<String, String> settled = new HashMap<>();
    changed.forEach((name, iri) -> settled.put(name, settled(absolute(iri, changed))));
    return new Namespaces(settled);
  }

  /**
   * A member's name as the hash spells it: the standard's own local name, or {@code
   * {namespace}local} for anything else that can be resolved.
   */
  String name(String key) {
    if (key.equals("@type") || key.equals("@id")) {
      return key.substring(1);
    }
    int colon = key.indexOf(':');
    if (colon < 0) {
      boolean ofTheStandard = PreHash.STANDARD_NAMES.contains(key);
      return ofTheStandard || !iris.containsKey(key) ? key : split(iris.get(key));
    }
    String namespace = key.startsWith("//", colon + 1) ? null : iris.get(key.substring(0, colon));
    return namespace == null ? split(key) : braced(namespace, key.substring(colon + 1));
  }

  /** A value with its CURIE expanded, where the prefix stands for a vocabulary of GS1. */
  String value(String text) {
    int colon = text.indexOf(':');
    String namespace = colon < 0 ? null : iris.get(text.substring(0, colon));
    if (namespace != null
        && namespace.startsWith(GS1_VOCABULARIES)
        && !text.startsWith("//", colon + 1)) {
      return namespace + text.substring(colon + 1);
    }
    return settled(text);
  }

  /**
   * A full address under the longest namespace that is known, else cut after its last delimiter.
   */
  private String split(String iri) {
    String best = "";
    for (String namespace : Set.copyOf(iris.values())) {
      if (namespace.length() > best.length()
          && namespace.length() < iri.length()
          && iri.startsWith(namespace)) {
        best = namespace;
      }
    }
    if (best.isEmpty()) {
      int cut = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1;
      if (cut == 0 || cut == iri.length()) {
        return iri;
      }
      best = settled(iri.substring(0, cut));
      return braced(best, iri.substring(cut));
    }
    String local = iri.substring(best.length());
    return braced(best, local.startsWith(":") ? local.substring(1) : local);
  }

  private static String braced(String namespace, String local) {
    return namespace.equals(EPCIS) ? local : "{" + namespace + "}" + local;
  }

  /** A definition may itself be a CURIE of the same context; loops end after as many steps. */
  private static String absolute(String iri, Map<String, String> definitions) {
    String result = iri;
    for (int step = 0; step < definitions.size(); step++) {
      int colon = result.indexOf(':');
      String namespace = colon < 0 ? null : definitions.get(result.substring(0, colon));
      if (namespace == null || result.startsWith("//", colon + 1)) {
        return result;
      }
      result = namespace + result.substring(colon + 1);
    }
    return result;
  }

  /**
   * The one spelling of namespaces that have two. The web vocabulary of GS1 moved to ref.gs1.org;
   * the master data attributes end in a colon in JSON and not in XML.
   */
  private static String settled(String iri) {
    if (iri.startsWith("https://gs1.org/voc/")) {
      return "https://ref.gs1.org/voc/" + iri.substring("https://gs1.org/voc/".length());
    }
    return iri.equals("urn:epcglobal:cbv:mda:") ? "urn:epcglobal:cbv:mda" : iri;
  }
}
