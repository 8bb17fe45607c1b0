package vn.traceability.vocabulary;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.traceability.event.epcis.MasterDataKey;
import vn.traceability.event.epcis.MasterDataKey.Kind;
import vn.traceability.event.query.AttributeQuestion;
import vn.traceability.event.query.QueryTooLarge;
import vn.traceability.gs1.Gln;
import vn.traceability.masterdata.MasterData;
import vn.traceability.masterdata.Versioned;

/**
 * One kind of what is registered, by its attributes.
 *
 * @param <K> how one is named
 * @param <T> what is kept
 */
final class Register<K, T> {
  /** As many as a list of identifiers in a query may have. */
  static final int MOST = 1_000;

  private static final int AT_ONCE = 1_000;

  /** Of those that are looked at, most may be for others to read. */
  private static final int MOST_PAGES = 20;

  private final Kind kind;
  private final MasterData<K, T> data;
  private final Function<String, K> read;
  private final Function<T, String> digits;
  private final Readable<T> readable;
  private final Map<String, Member<T>> attributes = new HashMap<>();

  /** What may be read of some. */
  interface Readable<T> {
    /** Those of them that are for everybody, or for one of these readers; empty for all readers. */
    List<T> of(List<T> some, Optional<Set<Gln>> readers);
  }

  /**
   * What an attribute speaks of.
   *
   * @param name of the member as it is kept
   * @param kept how the member is kept that may have a value that is asked for
   * @param text the value, in the one spelling in which it is compared
   */
  private record Member<T>(
      String name, Function<String, String> kept, Function<T, Optional<String>> text) {
    boolean isAs(AttributeQuestion question, T value) {
      return text.apply(value)
          .filter(said -> question.values().isEmpty() || question.values().contains(said))
          .isPresent();
    }
  }

  /**
   * @param read a name of its digits
   * @param digits of one's name
   */
  Register(
      Kind kind,
      MasterData<K, T> data,
      Function<String, K> read,
      Function<T, String> digits,
      Readable<T> readable) {
    this.kind = kind;
    this.data = data;
    this.read = read;
    this.digits = digits;
    this.readable = readable;
  }

  Kind kind() {
    return kind;
  }

  Register<K, T> with(List<String> names, String member, Function<T, Optional<String>> text) {
    return with(names, member, value -> value, text);
  }

  Register<K, T> with(
      List<String> names,
      String member,
      Function<String, String> kept,
      Function<T, Optional<String>> text) {
    var one = new Member<>(member, kept, text);
    names.forEach(name -> attributes.put(name, one));
    return this;
  }

  Set<MasterDataKey> having(AttributeQuestion question, Optional<Set<Gln>> readers) {
    var found = new HashSet<MasterDataKey>();
    int pages = 0;
    for (Member<T> member : members(question)) {
      Set<String> values = question.values().stream().map(member.kept).collect(Collectors.toSet());
      Optional<K> after = Optional.empty();
      do {
        var page = values(data.pageHaving(member.name, values, after, AT_ONCE));
        var those = page.stream().filter(each -> member.isAs(question, each)).toList();
        readable.of(those, readers).forEach(each -> found.add(key(each)));
        pages++;
        if (found.size() > MOST || pages == MOST_PAGES && page.size() == AT_ONCE) {
          throw new QueryTooLarge(
              question.parameter(),
              "more is registered with such an attribute than can be asked for at once ("
                  + MOST
                  + ")");
        }
        after =
            page.size() < AT_ONCE
                ? Optional.empty()
                : Optional.of(read.apply(digits.apply(page.get(page.size() - 1))));
      } while (after.isPresent());
    }
    return found;
  }

  /**
   * @param keys any, of which those of other kinds are passed over
   */
  Set<MasterDataKey> among(
      Collection<MasterDataKey> keys, AttributeQuestion question, Optional<Set<Gln>> readers) {
    var members = members(question);
    var names =
        keys.stream()
            .filter(key -> key.kind() == kind)
            .map(key -> read.apply(key.key()))
            .distinct()
            .toList();
    var found = new HashSet<MasterDataKey>();
    for (int from = 0; from < names.size() && !members.isEmpty(); from += AT_ONCE) {
      var some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
      var those =
          values(data.findAll(some)).stream()
              .filter(each -> members.stream().anyMatch(member -> member.isAs(question, each)))
              .toList();
      readable.of(those, readers).forEach(each -> found.add(key(each)));
    }
    return found;
  }

  /** Two names may speak of one member. */
  private Set<Member<T>> members(AttributeQuestion question) {
    return question.names().stream()
        .filter(attributes::containsKey)
        .map(attributes::get)
        .collect(Collectors.toSet());
  }

  private MasterDataKey key(T value) {
    return new MasterDataKey(kind, digits.apply(value));
  }

  private static <T> List<T> values(List<Versioned<T>> kept) {
    return kept.stream().map(Versioned::value).toList();
  }
}
