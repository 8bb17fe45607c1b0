package vn.traceability.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.traceability.party.CommuneCode;

/**
 * K2: products with a live complete lot over products on the list, by commune, with the names
 * behind each figure.
 *
 * @param communes in the order of their codes
 */
public record ProductCoverage(ProductList list, List<Commune> communes, Instant computedAt) {

  /** One product of the list with its verdict. */
  public record Judged(ProductList.Listed product, Verdict verdict) {}

  /**
   * The products of one commune; 0 of 0 is no figure and cannot arise, since a commune stands here
   * for its products.
   */
  public record Commune(CommuneCode code, List<Judged> products) {
    public Commune {
      products = List.copyOf(products);
    }

    public int numerator() {
      return (int) products.stream().filter(each -> each.verdict() == Verdict.COMPLETE).count();
    }

    /** Products whose only lots are still open count neither for nor against. */
    public int denominator() {
      return (int) products.stream().filter(each -> each.verdict() != Verdict.STILL_OPEN).count();
    }

    public List<Judged> missing() {
      return products.stream().filter(each -> each.verdict() != Verdict.COMPLETE).toList();
    }
  }

  public ProductCoverage {
    communes = List.copyOf(communes);
  }

  /** Groups judged products by commune. */
  public static ProductCoverage of(ProductList list, List<Judged> judged, Instant now) {
    Map<CommuneCode, List<Judged>> byCommune = new TreeMap<>();
    judged.forEach(
        each ->
            byCommune
                .computeIfAbsent(each.product().commune(), code -> new ArrayList<>())
                .add(each));
    return new ProductCoverage(
        list,
        byCommune.entrySet().stream()
            .map(each -> new Commune(each.getKey(), each.getValue()))
            .toList(),
        now);
  }

  public int numerator() {
    return communes.stream().mapToInt(Commune::numerator).sum();
  }

  public int denominator() {
    return communes.stream().mapToInt(Commune::denominator).sum();
  }
}
