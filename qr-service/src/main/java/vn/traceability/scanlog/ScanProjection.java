package vn.traceability.scanlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps scans and works out what they say. A batch may come again, with other bounds: rows are kept
 * under the scans' ids, and every count remembers the last offset that went into it. Products are
 * counted before codes are kept, for what a message adds to its product is told by what the code
 * was before it.
 */
final class ScanProjection {
  private final ScanStore store;

  ScanProjection(ScanStore store) {
    this.store = store;
  }

  /**
   * Records a batch.
   *
   * @param batch in the order of each partition
   */
  void record(List<Taken> batch) {
    store.add(batch.stream().map(Taken::message).toList());
    var known = store.findAll(batch.stream().flatMap(each -> code(each).stream()).toList());
    var codes = new LinkedHashMap<String, CodeScans>();
    var products = new Products(batch);
    for (var taken : batch) {
      code(taken)
          .ifPresent(
              code -> {
                var before =
                    codes.getOrDefault(code, known.getOrDefault(code, CodeScans.none(code)));
                var after = before.with(taken);
                codes.put(code, after);
                products.changed(taken, before, after);
              });
    }
    store.count(products.more());
    var versions = new HashMap<String, Long>();
    known.forEach((code, scans) -> versions.put(code, scans.version()));
    store.save(
        codes.values().stream()
            .filter(each -> each.persons() > 0)
            .filter(each -> each.version() > versions.getOrDefault(each.code(), 0L))
            .toList(),
        versions);
  }

  /** The code that a message may change; empty where it counts for none. */
  private static java.util.Optional<String> code(Taken taken) {
    boolean matters =
        taken
            .message()
            .match(
                new ScanMessage.Cases<Boolean>() {
                  @Override
                  public Boolean scan(ScanEvent scan) {
                    return scan.counts();
                  }

                  @Override
                  public Boolean told(PlaceTold told) {
                    return true;
                  }
                });
    return taken.message().scanned().code().filter(code -> matters);
  }

  /** What a batch adds to the counts of products. */
  private final class Products {
    private record Part(String gtin, int partition) {}

    private final Map<String, ProductScans> known;
    private final Map<Part, ProductScans.More> more = new HashMap<>();

    Products(List<Taken> batch) {
      known =
          store.products(
              batch.stream()
                  .filter(each -> code(each).isPresent())
                  .flatMap(each -> each.message().scanned().gtin().stream())
                  .distinct()
                  .toList());
    }

    void changed(Taken taken, CodeScans before, CodeScans after) {
      if (after.persons() == before.persons()) {
        return;
      }
      var gtin = taken.message().scanned().gtin().orElseThrow();
      long counted =
          known
              .getOrDefault(gtin, ProductScans.none(gtin))
              .applied()
              .getOrDefault(taken.partition(), -1L);
      if (taken.offset() <= counted) {
        return;
      }
      var part = new Part(gtin, taken.partition());
      var none = new ProductScans.More(gtin, taken.partition(), counted, counted, 0, 0);
      var so = more.getOrDefault(part, none);
      more.put(
          part,
          new ProductScans.More(
              gtin,
              taken.partition(),
              counted,
              taken.offset(),
              so.persons() + 1,
              so.codes() + (before.persons() == 0 ? 1 : 0)));
    }

    List<ProductScans.More> more() {
      return new ArrayList<>(more.values());
    }

    /** The counts as they are with this batch. */
    Map<String, ProductScans> after() {
      var all = new TreeMap<>(known);
      more.values()
          .forEach(
              part ->
                  all.put(
                      part.gtin(),
                      all.getOrDefault(part.gtin(), ProductScans.none(part.gtin())).plus(part)));
      return all;
    }
  }
}
