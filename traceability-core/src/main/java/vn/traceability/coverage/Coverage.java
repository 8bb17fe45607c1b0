package vn.traceability.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.traceability.party.CommuneCode;

/**
 * A figure over a signed list, in total and by commune, with the names behind it.
 *
 * @param list empty when none has been imported, which is no figure
 * @param communes in the order of their codes
 */
public record Coverage(
    Measure measure,
    Optional<CoverageList<?>> list,
    Funnel funnel,
    List<Commune> communes,
    Instant computedAt) {

  /**
   * The part of a commune.
   *
   * @param items in the order of the list
   */
  public record Commune(CommuneCode code, Funnel funnel, List<Item> items) {
    public Commune {
      items = List.copyOf(items);
    }

    static Commune of(CommuneCode code, List<Item> items) {
      return new Commune(code, Funnel.of(items), items);
    }
  }

  public Coverage {
    communes = List.copyOf(communes);
  }

  static Coverage of(
      Measure measure, Optional<CoverageList<?>> list, List<Item> items, Instant now) {
    Map<CommuneCode, List<Item>> byCommune = new TreeMap<>();
    items.forEach(
        item -> byCommune.computeIfAbsent(item.commune(), any -> new ArrayList<>()).add(item));
    return new Coverage(
        measure,
        list,
        Funnel.of(items),
        byCommune.entrySet().stream()
            .map(each -> Commune.of(each.getKey(), each.getValue()))
            .toList(),
        now);
  }
}
