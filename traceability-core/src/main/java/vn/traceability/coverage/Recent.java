package vn.traceability.coverage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.trace.Link;
import vn.traceability.trace.Links;
import vn.traceability.trace.Position;
import vn.traceability.trace.Window;

/** Walks rows that hold, newest first, page by page, as far as somebody reads. */
final class Recent {
  private static final int FIRST_PAGE = 20;
  private static final int PAGE = 500;

  private final Links links;

  Recent(Links links) {
    this.links = links;
  }

  Iterable<Link> ofParty(Gln party, Window window) {
    return () -> new Rows((after, limit) -> links.ofParty(party, window, after, limit));
  }

  Iterable<Link> ofProduct(Gtin product, Window window) {
    return () -> new Rows((after, limit) -> links.ofProduct(product, window, after, limit));
  }

  private interface Pages {
    List<Link> page(Optional<Position> after, int limit);
  }

  private final class Rows implements Iterator<Link> {
    private final Pages pages;
    private Iterator<Link> page = List.<Link>of().iterator();
    private Optional<Position> last = Optional.empty();
    private int limit = FIRST_PAGE;
    private boolean ended;

    Rows(Pages pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && !ended) {
        read();
      }
      return page.hasNext();
    }

    @Override
    public Link next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }

    private void read() {
      var rows = pages.page(last, limit);
      ended = rows.size() < limit;
      limit = PAGE;
      if (!rows.isEmpty()) {
        last = Optional.of(rows.get(rows.size() - 1).position());
      }
      var voided = links.voided(rows.stream().map(Link::event).collect(Collectors.toSet()));
      var standing = new ArrayList<>(rows);
      standing.removeIf(row -> voided.contains(row.event()));
      page = standing.iterator();
    }
  }
}
