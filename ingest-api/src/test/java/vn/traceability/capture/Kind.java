package vn.traceability.capture;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.ingest.Caller;
import vn.traceability.ingest.Village;
import vn.traceability.lot.LotId;

/** The kinds of master data, and what the cooperative registers of each. */
enum Kind {
  PARTY("/parties", "gln"),
  PLACE("/places", "gln"),
  PRODUCT("/products", "gtin"),
  LOT("/lots", "lot");

  final String path;

  /** The member that names one. */
  final String name;

  Kind(String path, String name) {
    this.path = path;
    this.name = name;
  }

  ObjectNode registration(Village village) {
    return switch (this) {
      case PARTY -> Village.aParty("Hộ ông Tư").put(name, newName());
      case PLACE -> Village.aPlace(village.cooperative).put(name, newName());
      case PRODUCT -> Village.aProduct(village.cooperative).put(name, newName());
      case LOT -> village.aLot(village.bags("HP/01"));
    };
  }

  String newName() {
    return switch (this) {
      case PARTY, PLACE -> Village.newGln().digits();
      case PRODUCT -> Village.newGtin().digits();
      case LOT -> "HP/02";
    };
  }

  String pathOf(ObjectNode registration) {
    String number = registration.path(name).stringValue();
    return this == LOT
        ? Caller.pathOf(LotId.of(registration.path("gtin").stringValue(), number))
        : path + "/" + number;
  }

  /** Some other content of the same name. */
  ObjectNode changed(ObjectNode registration) {
    var changed = registration.deepCopy();
    return this == LOT ? changed.put("expiresOn", "2026-03-20") : changed.put("name", "Tên khác");
  }

  /** As problems name it. */
  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
