package vn.traceability.product;

import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.measure.UnitCode;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.text.Text;

/**
 * A product as its owner sells it.
 *
 * @param crop cây trồng, as the isolation register names it; empty where it is none or not said
 * @param unit the unit its lots are counted in
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
    List<String> standards,
    Optional<Integer> ocopStars) {

  public Product {
    name = Text.line("name", name, 200);
    brand = brand.map(text -> Text.line("brand", text, 100));
    crop = crop.map(text -> Text.line("crop", text, 100));
    standards = standards.stream().map(text -> Text.line("standards", text, 100)).toList();
    if (standards.size() > 20) {
      throw new InvalidValue("standards", standards.toString(), "needs at most 20");
    }
    ocopStars.ifPresent(
        stars -> {
          if (stars < 1 || stars > 5) {
            throw new InvalidValue("ocopStars", stars.toString(), "needs 1 to 5");
          }
        });
  }
}
