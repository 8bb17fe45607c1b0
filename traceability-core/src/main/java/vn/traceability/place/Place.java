package vn.traceability.place;

import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.party.CommuneCode;
import vn.traceability.text.Text;

/**
 * Where things happen.
 *
 * @param party who runs it
 * @param plantingAreaCode mã số vùng trồng, Law on Crop Production Art. 64
 */
public record Place(
    Gln gln,
    Gln party,
    String name,
    Kind kind,
    String address,
    CommuneCode commune,
    Optional<String> plantingAreaCode) {

  /** What a place is for. */
  public enum Kind {
    PLOT,
    WORKSHOP,
    PACKING_HOUSE,
    WAREHOUSE,
    SHOP
  }

  public Place {
    name = Text.line("name", name, 200);
    address = Text.line("address", address, 300);
    plantingAreaCode = plantingAreaCode.map(code -> Text.line("plantingAreaCode", code, 50));
  }
}
