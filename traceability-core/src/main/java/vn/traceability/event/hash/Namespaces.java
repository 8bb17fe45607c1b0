package vn.traceability.event.hash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.traceability.refusal.InvalidValue;

/**
 * What the prefixes and terms of a JSON-LD document stand for at one place in it.
 *
 * <p>Remote contexts are not fetched: the one of EPCIS is known here, and an extension stands under
 * a prefix that the document itself explains.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#compact-iris">JSON-LD 1.1, section 4.1.5</a>
 */
public final class Namespaces {
  static final String EPCIS = "https://ref.gs1.org/epcis/";
  private static final String GS1_VOCABULARIES = "https://ref.gs1.org/";

  /** Each name repeats its namespace, so a long one could turn a small event into gigabytes. */
  private static final int LONGEST = 500;

  /** How often one definition may rest on another of the same document. */
  private static final int DEEPEST = 8;

  /** The prefixes of the EPCIS context, release 2.0, whose terms can occur in an event. */
  public static final Namespaces STANDARD =
      new Namespaces(
          null,
          Map.of(
              "epcis", EPCIS,
              "cbv", "https://ref.gs1.org/cbv/",
              "gs1", settled("https://gs1.org/voc/"),
              "cbvmda", settled("urn:epcglobal:cbv:mda:"),
              "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
              "owl", "http://www.w3.org/2002/07/owl#",
              "xsd", "http://www.w3.org/2001/XMLSchema#",
              "dcterms", "http://purl.org/dc/terms/"));

  private final @Nullable Namespaces outer;
  private final Map<String, String> own;

  private Namespaces(@Nullable Namespaces outer, Map<String, String> own) {
    this.outer = outer;
    this.own = own;
  }

  /**
   * These, as changed by a {@code @context}: an address, an object, null, or an array of those.
   *
   * @throws InvalidValue when it defines an address of more than 500 characters
   */
  public Namespaces with(JsonNode context) {
    Namespaces base = this;
    Map<String, String> defined = new HashMap<>();
    for (JsonNode part : context.isArray() ? context.values() : List.of(context)) {
      if (part.isNull()) {
        base = STANDARD;
        defined.clear();
      } else if (part.isObject()) {
        addDefinitions(part, defined);
      }
    }
    if (defined.isEmpty()) {
      return base;
    }
    Map<String, String> absolute = new HashMap<>();
    for (Map.Entry<String, String> each : defined.entrySet()) {
      absolute.put(each.getKey(), settled(base.absolute(each.getValue(), defined)));
    }
    return new Namespaces(base, absolute);
  }

  /**
   * A member's name as the hash spells it: the standard's own local name, or {@code
   * {namespace}local} for anything else that can be resolved.
   */
  public String name(String key) {
    if (key.equals("@type") || key.equals("@id")) {
      return key.substring(1);
    }
    int colon = key.indexOf(':');
    if (colon < 0) {
      String term = PreHash.STANDARD_NAMES.contains(key) ? null : find(key);
      return term == null ? key : split(term);
    }
    String namespace = key.startsWith("//", colon + 1) ? null : find(key.substring(0, colon));
    return namespace == null ? split(key) : braced(namespace, key.substring(colon + 1));
  }

  /** A value with its CURIE expanded, where the prefix stands for a vocabulary of GS1. */
  String value(String text) {
    int colon = text.indexOf(':');
    String namespace = colon < 0 ? null : find(text.substring(0, colon));
    if (namespace != null
        && namespace.startsWith(GS1_VOCABULARIES)
        && !text.startsWith("//", colon + 1)) {
      return namespace + text.substring(colon + 1);
    }
    return settled(text);
  }

  /**
   * A name as a full address, such as a term of a vocabulary: a CURIE is expanded where its prefix
   * is known, whatever it stands for; anything else stays as it is.
   */
  public String iri(String text) {
    int colon = text.indexOf(':');
    String namespace =
        colon < 0 || text.startsWith("//", colon + 1) ? null : find(text.substring(0, colon));
    return settled(namespace == null ? text : namespace + text.substring(colon + 1));
  }

  private @Nullable String find(String prefix) {
    for (Namespaces place = this; place != null; place = place.outer) {
      String found = place.own.get(prefix);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static void addDefinitions(JsonNode context, Map<String, String> defined) {
    for (Map.Entry<String, JsonNode> entry : context.properties()) {
      JsonNode value = entry.getValue();
      JsonNode meaning = value.isObject() ? value.path("@id") : value;
      if (meaning.isString() && !entry.getKey().startsWith("@")) {
        defined.put(entry.getKey(), limited(meaning.stringValue()));
      }
    }
  }

  /** A definition may itself be a CURIE, of the same context or of one around it. */
  private String absolute(String iri, Map<String, String> defined) {
    String result = iri;
    for (int step = 0; step < DEEPEST; step++) {
      int colon = result.indexOf(':');
      if (colon < 0 || result.startsWith("//", colon + 1)) {
        return result;
      }
      String prefix = result.substring(0, colon);
      String namespace = defined.containsKey(prefix) ? defined.get(prefix) : find(prefix);
      if (namespace == null) {
        return result;
      }
      result = limited(namespace + result.substring(colon + 1));
    }
    return result;
  }

  private static String limited(String iri) {
    if (iri.length() > LONGEST) {
      throw new InvalidValue("@context", iri, "an address has at most " + LONGEST + " characters");
    }
    return iri;
  }

  /** A full address, cut after the last delimiter of its kind. */
  private static String split(String iri) {
    int cut = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1;
    if (cut == 0 && iri.startsWith("urn:")) {
      cut = iri.lastIndexOf(':') + 1;
    }
    return cut == 0 || cut == iri.length()
        ? iri
        : braced(settled(iri.substring(0, cut)), iri.substring(cut));
  }

  private static String braced(String namespace, String local) {
    return namespace.equals(EPCIS) ? local : "{" + namespace + "}" + local;
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
