package vn.traceability.product;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.measure.Quantity;
import vn.traceability.measure.UnitCode;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * A product as its owner sells it.
 *
 * @param crop cây trồng, as the isolation register names it; empty where it is none or not said
 * @param unit the unit its lots are counted in
 * @param netContent the mass of one piece (khối lượng tịnh), GS1 attribute net content; empty where
 *     it is none or differs from piece to piece
 * @param standards tiêu chuẩn áp dụng, at most 20
 * @param ocopStars OCOP class, 1 to 5
 */
public record Product(
    Gtin gtin,
    Gln owner,
    String name,
    Optional<String> brand,
    Optional<String> crop,
    UnitCode unit,
    Optional<Quantity> netContent,
    List<String> standards,
    Optional<Integer> ocopStars) {

  /** A product that is not sold by the piece. */
  public Product(
      Gtin gtin,
      Gln owner,
      String name,
      Optional<String> brand,
      Optional<String> crop,
      UnitCode unit,
      List<String> standards,
      Optional<Integer> ocopStars) {
    this(gtin, owner, name, brand, crop, unit, Optional.empty(), standards, ocopStars);
  }

  public Product {
    name = Text.line("name", name, 200);
    brand = brand.map(text -> Text.line("brand", text, 100));
    crop = crop.map(text -> Text.line("crop", text, 100));
    standards = standards.stream().map(text -> Text.line("standards", text, 100)).toList();
    if (standards.size() > 20) {
      throw new InvalidValue("standards", standards.toString(), "needs at most 20");
    }
    netContent
        .filter(content -> content.mass().isEmpty())
        .ifPresent(
            content -> {
              throw new InvalidValue(
                  "netContent", content.toString(), "needs a unit of mass, such as GRM or KGM");
            });
    ocopStars.ifPresent(
        stars -> {
          if (stars < 1 || stars > 5) {
            throw new InvalidValue("ocopStars", stars.toString(), "needs 1 to 5");
          }
        });
  }
}
