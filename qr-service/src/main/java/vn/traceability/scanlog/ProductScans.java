package vn.traceability.scanlog;

import java.util.Map;

/**
 * What is usual for the codes of one product.
 *
 * @param persons persons' scans of its codes
 * @param codes how many of its codes were scanned by a person
 * @param applied the last message of each partition that is counted in
 */
public record ProductScans(String gtin, long persons, long codes, Map<Integer, Long> applied) {
  public ProductScans {
    applied = Map.copyOf(applied);
  }

  static ProductScans none(String gtin) {
    return new ProductScans(gtin, 0, 0, Map.of());
  }

  /**
   * What a part of a partition adds, to be added once.
   *
   * @param from the last offset before it that is counted in; -1 where there is none
   * @param to its last offset
   */
  public record More(String gtin, int partition, long from, long to, long persons, long codes) {}

  ProductScans plus(More more) {
    var after = new java.util.HashMap<>(applied);
    after.put(more.partition(), more.to());
    return new ProductScans(gtin, persons + more.persons(), codes + more.codes(), after);
  }

  /** Mean number of persons' scans of the other codes that were scanned, 1 at least. */
  double usualBeside(CodeScans code) {
    long others = codes - 1;
    return others <= 0 ? 1 : Math.max(1, (double) (persons - code.persons()) / others);
  }
}
