package vn.traceability.event.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.traceability.event.query.SortKey;
import vn.traceability.event.query.Terms;
import vn.traceability.event.query.ValueKind;
import vn.traceability.event.query.ValuesPage;
import vn.traceability.gs1.Gln;

/**
 * Reads the events of readers who have few. Otherwise goes from value to value through the index
 * over terms: an event with a greater term is asked for, then one with a term between, until there
 * is none, which is at once where the server answers in the order of the index. So what is passed
 * over is never read.
 */
final class ValueWalk {
  private static final int MOST_VISITED = 1_000;

  /** Readers of so few events have these read. */
  private static final int FEW = 2_000;

  private final MongoCollection<Document> events;
  private final List<String> prefixes;
  private final Optional<List<String>> readers;

  ValueWalk(MongoCollection<Document> events, ValueKind kind, Optional<Set<Gln>> readers) {
    this.events = events;
    prefixes = kind.prefixes();
    this.readers =
        readers.map(some -> some.stream().map(each -> Terms.reader(each).text()).toList());
  }

  ValuesPage page(Optional<String> after, int limit) {
    if (readers.isPresent()) {
      Bson theirs = in(EventTerms.TERMS, readers.get());
      if (events.countDocuments(theirs, new CountOptions().limit(FEW).hint(Route.BY_TERM)) < FEW) {
        return read(theirs, after, limit);
      }
    }
    return walked(after, limit);
  }

  private ValuesPage read(Bson theirs, Optional<String> after, int limit) {
    var all = new TreeSet<String>(SortKey::compareBytes);
    for (Document event :
        events.find(theirs).projection(Projections.include(EventTerms.TERMS)).hint(Route.BY_TERM)) {
      for (String term : event.getList(EventTerms.TERMS, String.class)) {
        prefixes.stream()
            .filter(term::startsWith)
            .forEach(prefix -> all.add(term.substring(prefix.length())));
      }
    }
    var rest = after.<SortedSet<String>>map(start -> all.tailSet(start, false)).orElse(all);
    List<String> values = rest.stream().limit(limit).toList();
    return new ValuesPage(
        values,
        values.size() == rest.size()
            ? Optional.empty()
            : Optional.of(values.get(values.size() - 1)));
  }

  private ValuesPage walked(Optional<String> after, int limit) {
    var values = new ArrayList<String>();
    var heads = new ArrayList<Optional<String>>();
    prefixes.forEach(prefix -> heads.add(next(prefix, after)));
    Optional<String> last = after;
    for (int visited = 0; ; visited++) {
      Optional<String> least = heads.stream().flatMap(Optional::stream).min(SortKey::compareBytes);
      if (least.isEmpty()) {
        return new ValuesPage(values, Optional.empty());
      }
      if (values.size() == limit || visited == MOST_VISITED) {
        return new ValuesPage(values, last);
      }
      if (isSeen(least.get())) {
        values.add(least.get());
      }
      last = least;
      for (int i = 0; i < heads.size(); i++) {
        if (heads.get(i).equals(least)) {
          heads.set(i, next(prefixes.get(i), least));
        }
      }
    }
  }

  private boolean isSeen(String value) {
    return readers.isEmpty()
        || events
                .find(
                    and(
                        in(
                            EventTerms.TERMS,
                            prefixes.stream().map(prefix -> prefix + value).toList()),
                        in(EventTerms.TERMS, readers.get())))
                .projection(Projections.include("_id"))
                .first()
            != null;
  }

  private Optional<String> next(String prefix, Optional<String> after) {
    String from = prefix + after.orElse("");
    Optional<String> least = Optional.empty();
    while (true) {
      String end = least.orElse(prefix.substring(0, prefix.length() - 1) + ">"); // behind '='
      Optional<String> nearer =
          Optional.ofNullable(
                  events
                      .find(TermFilters.between("$gt", from, end))
                      .projection(Projections.include(EventTerms.TERMS))
                      .hint(Route.BY_TERM)
                      .first())
              .flatMap(
                  event ->
                      event.getList(EventTerms.TERMS, String.class).stream()
                          .filter(term -> SortKey.compareBytes(term, from) > 0)
                          .filter(term -> SortKey.compareBytes(term, end) < 0)
                          .min(SortKey::compareBytes));
      if (nearer.isEmpty()) {
        return least.map(term -> term.substring(prefix.length()));
      }
      least = nearer;
    }
  }
}
