package vn.traceability.scanpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.traceability.gs1.Gtin;
import vn.traceability.gs1.LotNumber;
import vn.traceability.lot.LotId;
import vn.traceability.resolve.LinkType;
import vn.traceability.scan.Answer;
import vn.traceability.scan.Resolver;
import vn.traceability.weblink.WebLink;
import vn.traceability.weblink.WebLinkType;
import vn.traceability.weblink.WebLinks;

/** What a producer links to, as the page shows it below what we say ourselves. */
final class ProducersLinks {
  /** The most that a page shows, since it stays small. */
  static final int MOST = 12;

  private static final int MOST_PRODUCTS = 10_000;

  /** What is read of a product is used again for so long, as its photo is. */
  private static final Duration RECENT = Resolver.PRODUCT_REMEMBERED;

  private final WebLinks links;
  private final Cache<Gtin, List<WebLink>> recent =
      Caffeine.newBuilder().maximumSize(MOST_PRODUCTS).expireAfterWrite(RECENT).build();

  ProducersLinks(WebLinks links) {
    this.links = links;
  }

  /**
   * Those that lead on from what was scanned: of its lot, then of its product. None where nothing
   * may be said of the product, as under a code that is not ours, and none about a recall where an
   * office speaks of one.
   */
  List<WebLink> of(Answer answer) {
    if (answer.product().isEmpty()) {
      return List.of();
    }
    var gtin = answer.link().gtin();
    var all = recent.get(gtin, product -> List.copyOf(links.of(product)));
    if (all.isEmpty()) {
      return all;
    }
    Optional<LotNumber> lot = answer.lotId().map(LotId::number);
    var shown = new ArrayList<>(all);
    shown.removeIf(each -> each.lot().isPresent() && !each.lot().equals(lot));
    shown.removeIf(each -> each.type() == WebLinkType.RECALL && !answer.recalled().isEmpty());
    shown.sort(
        Comparator.comparing((WebLink each) -> each.lot().isEmpty())
            .thenComparing(WebLink::type)
            .thenComparing(WebLink::at));
    return shown;
  }

  /** As the template has them; empty where there are none. */
  static Optional<View.Links> view(List<WebLink> links, Texts texts) {
    if (links.isEmpty()) {
      return Optional.empty();
    }
    int more = Math.max(0, links.size() - MOST);
    return Optional.of(
        new View.Links(
            links.stream().limit(MOST).map(each -> view(each, texts)).toList(),
            more == 0
                ? Optional.empty()
                : Optional.of(texts.get("links.more", "count", Integer.toString(more)))));
  }

  private static View.Web view(WebLink link, Texts texts) {
    return new View.Web(
        LinkType.of(link.type()).title(texts.code()),
        link.target().toString(),
        link.title(),
        link.target().getHost(),
        link.languages().stream().findFirst());
  }
}
