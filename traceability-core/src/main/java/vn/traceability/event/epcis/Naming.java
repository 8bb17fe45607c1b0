package vn.traceability.event.epcis;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Sscc;
import vn.traceability.lot.LotId;

/**
 * Where in an event something is named, as a JSON Pointer from the event on. Read as {@link
 * PartnerFacts} reads it: a lot is named by its class or by an instance of it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public final class Naming {
  private static final List<String> CLASSES =
      List.of("quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList");
  private static final List<String> INSTANCES =
      List.of("epcList", "childEPCs", "inputEPCList", "outputEPCList");

  private final JsonNode event;

  /**
   * @param event valid, its identifiers canonical
   */
  public Naming(JsonNode event) {
    this.event = event;
  }

  /**
   * The first member that names it, such as {@code /outputQuantityList/0/epcClass}.
   *
   * @param thing a lot, as {@link LotId} is written; a logistic unit, 18 digits; or a place, 13
   *     digits
   * @return empty where the event does not name it itself, as a place that is the party's own
   */
  public Optional<String> of(String thing) {
    return member(uri -> names(uri, thing)).or(() -> member(uri -> isItemOf(uri, thing)));
  }

  private Optional<String> member(Predicate<String> names) {
    for (String list : CLASSES) {
      var found = in(list, "/epcClass", names);
      if (found.isPresent()) {
        return found;
      }
    }
    for (String list : INSTANCES) {
      var found = in(list, "", names);
      if (found.isPresent()) {
        return found;
      }
    }
    return List.of("/parentID", "/readPoint/id", "/bizLocation/id").stream()
        .filter(pointer -> names.test(event.at(pointer).asString("")))
        .findFirst();
  }

  private Optional<String> in(String list, String below, Predicate<String> names) {
    for (int i = 0; i < event.path(list).size(); i++) {
      String pointer = "/" + list + "/" + i + below;
      if (names.test(event.at(pointer).asString(""))) {
        return Optional.of(pointer);
      }
    }
    return Optional.empty();
  }

  /** The lot of an instance may stand in the instance or lot master data of its event alone. */
  private static boolean isItemOf(String uri, String lot) {
    return PartnerFacts.product(uri).filter(gtin -> lot.startsWith(gtin + "/")).isPresent();
  }

  private static boolean names(String uri, String thing) {
    return PartnerFacts.lotNamedBy(uri)
        .map(LotId::toString)
        .or(() -> PartnerFacts.unit(uri).map(Sscc::digits))
        .or(() -> PartnerFacts.site(uri).map(Gln::digits))
        .filter(thing::equals)
        .isPresent();
  }
}
