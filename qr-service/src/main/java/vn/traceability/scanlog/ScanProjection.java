package vn.traceability.scanlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.traceability.lot.LotId;

/**
 * Keeps scans and works out what they say. A batch may come again, with other bounds: rows are kept
 * under the scans' ids, and every count remembers the last offset that went into it. Products are
 * counted before codes are kept, for what a message adds to its product is told by what the code
 * was before it.
 */
final class ScanProjection {
  private final ScanStore store;
  private final Function<LotId, Optional<Alarm.Responsible>> owners;

  /**
   * @param owners whose a lot is; empty where nobody registered it
   */
  ScanProjection(ScanStore store, Function<LotId, Optional<Alarm.Responsible>> owners) {
    this.store = store;
    this.owners = owners;
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
    var alarms = new LinkedHashMap<String, Alarm>();
    for (var taken : batch) {
      var code = code(taken).orElse("");
      var before = codes.getOrDefault(code, known.getOrDefault(code, CodeScans.none(code)));
      var after = code.isEmpty() ? before : before.with(taken);
      if (after.version() > before.version()) {
        products.changed(taken, before, after);
        codes.put(code, watched(after, products, alarms));
      }
    }
    store.count(products.more());
    unknown(batch).stream()
        .map(UnknownCodes::alarm)
        .flatMap(Optional::stream)
        .forEach(alarm -> alarms.put(alarm.id(), alarm));
    store.raise(
        alarms.values().stream().map(alarm -> alarm.of(alarm.lot().flatMap(owners))).toList());
    var versions = new HashMap<String, Long>();
    known.forEach((code, scans) -> versions.put(code, scans.version()));
    store.save(
        codes.values().stream()
            .filter(each -> each.persons() > 0) // else a place was told of what counts nowhere
            .toList(),
        versions);
  }

  /**
   * With the alarms that it raises, which are kept before it says so. Looked at after each message,
   * so that the bounds of batches change nothing.
   */
  private CodeScans watched(CodeScans scans, Products products, Map<String, Alarm> alarms) {
    if (scans.persons() == 0) {
      return scans;
    }
    var raised =
        Stream.of(
                FarApart.of(scans),
                UnusualRate.of(scans, products.of(scans)),
                Late.afterExpiry(scans),
                Late.afterSale(scans))
            .flatMap(Optional::stream)
            .toList();
    raised.forEach(alarm -> alarms.merge(alarm.id(), alarm, Alarm::orNewer));
    return scans.with(
        raised.stream().map(alarm -> alarm.rule().slug()).collect(Collectors.toSet()));
  }

  /** What is known of the places at which codes that are not ours were scanned. */
  private List<UnknownCodes> unknown(List<Taken> batch) {
    var told =
        batch.stream()
            .map(Taken::message)
            .filter(PlaceTold.class::isInstance)
            .map(ScanMessage::id)
            .toList();
    var scans =
        Stream.concat(
                batch.stream()
                    .map(Taken::message)
                    .filter(ScanEvent.class::isInstance)
                    .map(ScanEvent.class::cast),
                told.isEmpty() ? Stream.of() : store.rows(told).stream())
            .filter(UnknownCodes::concerns)
            .toList();
    return scans.isEmpty() ? List.of() : store.addUnknown(scans);
  }

  /** The code that a message may change; empty where it counts for none. */
  private static Optional<String> code(Taken taken) {
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

    /** The counts of a code's product, as they are with this batch. */
    ProductScans of(CodeScans code) {
      var gtin = code.code().substring(0, code.code().indexOf('|'));
      var counts = known.getOrDefault(gtin, ProductScans.none(gtin));
      for (var part : more.values()) {
        counts = part.gtin().equals(gtin) ? counts.plus(part) : counts;
      }
      return counts;
    }
  }
}
