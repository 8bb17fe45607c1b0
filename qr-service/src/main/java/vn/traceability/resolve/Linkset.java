package vn.traceability.resolve;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All links of what a Digital Link names and of what that belongs to: the package, its lot, its
 * product.
 *
 * @param levels the closest first; one at least
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9264#section-4.2">RFC 9264, section 4.2</a>
 */
public record Linkset(List<Level> levels) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What has links.
   *
   * @param anchor its Digital Link on this resolver
   * @param description what it is, in words
   */
  public record Level(URI anchor, String description, List<Link> links) {
    public Level {
      links = List.copyOf(links);
    }

    private Level only(LinkType type) {
      return having(link -> link.type() == type);
    }

    private Level in(List<Locale.LanguageRange> preferred) {
      for (var range : preferred) {
        var these = having(link -> link.isIn(range));
        if (range.getWeight() > 0 && !these.links().isEmpty()) {
          return these;
        }
      }
      return this;
    }

    private Level having(Predicate<Link> what) {
      return new Level(anchor, description, links.stream().filter(what).toList());
    }
  }

  /**
   * One of them.
   *
   * @param mediaType of what lies there; empty for the default link, which promises nothing
   * @param languages in which it can be had, by what the reader prefers
   * @param takesQuery whether what an address asks goes on with it
   */
  public record Link(
      LinkType type,
      URI target,
      String title,
      Optional<String> mediaType,
      List<String> languages,
      boolean takesQuery) {
    public Link {
      languages = List.copyOf(languages);
    }

    /** Whether it can be had in that; what has no language can be had in any. */
    private boolean isIn(Locale.LanguageRange range) {
      return languages.isEmpty() || Locale.lookupTag(List.of(range), languages) != null;
    }
  }

  public Linkset {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("a linkset of nothing");
    }
  }

  /**
   * Those of a type, of the closest level that has any, in the language the reader likes best of
   * those they come in; where they come in none of his, all of them.
   *
   * @param preferred as the reader ranks them
   * @return empty when no level has one
   */
  Optional<Level> closest(LinkType type, List<Locale.LanguageRange> preferred) {
    return levels.stream()
        .map(level -> level.only(type))
        .filter(level -> !level.links().isEmpty())
        .findFirst()
        .map(level -> level.in(preferred));
  }

  /** As {@code application/linkset+json}. */
  byte[] json() {
    return JSON.writeValueAsBytes(tree());
  }

  /**
   * As JSON-LD.
   *
   * @param context where it is said what the members mean
   */
  byte[] jsonLd(URI context) {
    var tree = JsonNodeFactory.instance.objectNode().put("@context", context.toString());
    tree.setAll(tree());
    return JSON.writeValueAsBytes(tree);
  }

  private ObjectNode tree() {
    var tree = JsonNodeFactory.instance.objectNode();
    var all = tree.putArray("linkset");
    for (var level : levels) {
      var node = all.addObject();
      node.put("anchor", level.anchor().toString());
      node.put("itemDescription", level.description());
      for (var link : level.links()) {
        var target = links(node, link.type()).addObject();
        target.put("href", link.target().toString());
        target.put("title", link.title());
        link.mediaType().ifPresent(type -> target.put("type", type));
        if (!link.languages().isEmpty()) {
          var languages = target.putArray("hreflang");
          link.languages().forEach(languages::add);
        }
        if (!link.takesQuery()) {
          target.put("fwqs", false);
        }
      }
    }
    return tree;
  }

  private static ArrayNode links(ObjectNode of, LinkType type) {
    return of.get(type.relation()) instanceof ArrayNode there
        ? there
        : of.putArray(type.relation());
  }
}
