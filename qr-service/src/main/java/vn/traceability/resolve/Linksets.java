package vn.traceability.resolve;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.traceability.code.LabelAddress;
import vn.traceability.product.Product;
import vn.traceability.resolve.Linkset.Level;
import vn.traceability.resolve.Linkset.Link;
import vn.traceability.scan.Answer;
import vn.traceability.scan.DigitalLink;
import vn.traceability.scan.Resolver;
import vn.traceability.scan.State;
import vn.traceability.weblink.WebLink;
import vn.traceability.weblink.WebLinkType;
import vn.traceability.weblink.WebLinks;

/** Finds what leads on from a Digital Link. */
public final class Linksets {
  static final String ENGLISH = "en";
  private static final List<String> LANGUAGES = List.of("vi", ENGLISH);
  private static final String HTML = "text/html";
  private static final String JSON = "application/json";

  private final Resolver resolver;
  private final LabelAddress labels;
  private final WebLinks producers;

  /**
   * @param producers what they link to
   */
  public Linksets(Resolver resolver, LabelAddress labels, WebLinks producers) {
    this.resolver = resolver;
    this.labels = labels;
    this.producers = producers;
  }

  /** Where this resolver lies, as the labels have it. */
  URI root() {
    return labels.origin();
  }

  /** The default link of a place or a party. */
  URI page(Registered found) {
    return labels.origin().resolve(Links.PAGES + found.key().keyPath());
  }

  /** All links of a place or a party: its page. */
  Linkset of(Registered found, String language) {
    var page = page(found);
    var type = found.place().isPresent() ? LinkType.LOCATION : LinkType.REGISTER;
    return new Linkset(
        List.of(
            new Level(
                labels.origin().resolve(found.key().keyPath()),
                found.name(),
                List.of(byDefault(page, language), page(type, page, language)))));
  }

  private URI at(DigitalLink link) {
    return labels.origin().resolve(link.path());
  }

  private URI pageOf(DigitalLink link) {
    return labels.origin().resolve(Links.PAGES + link.path());
  }

  /**
   * The default link: the page of what is named or, where nobody knows that lot, of its product.
   *
   * @return empty when nothing is known, and for a serial number that we never issued: a forged
   *     label is not led on to the page of the true lot
   */
  Optional<URI> page(DigitalLink link) {
    var closest = resolver.answer(link);
    if (isKnown(closest.state())) {
      return Optional.of(pageOf(link));
    }
    return closest.state() == State.UNKNOWN_LOT
        ? link.upwards().stream()
            .skip(1)
            .filter(each -> isKnown(resolver.answer(each).state()))
            .findFirst()
            .map(this::pageOf)
        : Optional.empty();
  }

  /**
   * All links, from what is named up to its product. A level of which nothing is known is left out:
   * a forged serial number leads to no more than its lot does.
   *
   * @param language of titles and descriptions, {@code vi} or {@code en}
   * @return empty when nothing is known on any level
   */
  Optional<Linkset> of(DigitalLink link, String language) {
    var levels = new ArrayList<Level>();
    var registered = producers.of(link.gtin());
    var closest = resolver.answer(link);
    for (var each : upwards(closest)) {
      var answer = each.equals(link) ? closest : resolver.answer(each);
      if (isKnown(answer.state())) {
        levels.add(level(each, answer, language, registered));
      }
    }
    return levels.isEmpty() ? Optional.empty() : Optional.of(new Linkset(levels));
  }

  /** What is named and what that belongs to; a code of a roll belongs to the lot it is bound to. */
  private static List<DigitalLink> upwards(Answer closest) {
    var link = closest.link();
    var levels = new ArrayList<>(link.upwards());
    if (link.lot().isEmpty() && link.serial().isPresent()) {
      closest
          .lotId()
          .ifPresent(
              lot ->
                  levels.add(
                      1, new DigitalLink(lot.gtin(), Optional.of(lot.number()), Optional.empty())));
    }
    return levels;
  }

  private static boolean isKnown(State state) {
    return switch (state) {
      case NOT_ISSUED, MISTYPED, UNKNOWN_PRODUCT, UNKNOWN_LOT -> false;
      default -> true;
    };
  }

  /**
   * What an office says comes before what producers do, and what they say of their product before
   * the little we do.
   */
  private Level level(DigitalLink link, Answer answer, String language, List<WebLink> registered) {
    var theirs =
        link.serial().isPresent()
            ? List.<WebLink>of()
            : registered.stream()
                .filter(each -> each.isOf(link.lot()))
                .filter(each -> each.type() != WebLinkType.RECALL || answer.recalled().isEmpty())
                .toList();
    var links = new ArrayList<Link>();
    var page = pageOf(link);
    links.add(byDefault(page, language));
    if (answer.lotId().isEmpty()) {
      if (theirs.stream().noneMatch(each -> each.type() == WebLinkType.PRODUCT_PAGE)) {
        links.add(page(LinkType.PRODUCT_INFORMATION, page, language));
      }
    } else {
      links.add(page(LinkType.TRACEABILITY, page, language));
      if (!answer.recalled().isEmpty()) {
        links.add(page(LinkType.RECALL, page, language));
      }
    }
    if (link.lot().isPresent() && link.serial().isEmpty()) {
      // its interface refuses parameters that it does not know
      links.add(
          new Link(
              LinkType.EVENTS,
              events(at(link)),
              LinkType.EVENTS.title(language),
              Optional.of(JSON),
              List.of(),
              false));
    }
    for (var each : theirs) {
      links.add(
          new Link(
              LinkType.of(each.type()),
              each.target(),
              each.title(),
              Optional.empty(),
              each.languages(),
              true));
    }
    return new Level(at(link), description(link, answer, language), links);
  }

  private URI events(URI lot) {
    return labels
        .origin()
        .resolve(
            "/epcis/events?MATCH_anyEPCClass="
                + URLEncoder.encode(lot.toString(), StandardCharsets.UTF_8));
  }

  /** It has no optional members, as the standard has it. */
  private static Link byDefault(URI page, String language) {
    var title = LinkType.DEFAULT.title(language);
    return new Link(LinkType.DEFAULT, page, title, Optional.empty(), List.of(), true);
  }

  private static Link page(LinkType type, URI page, String language) {
    return new Link(type, page, type.title(language), Optional.of(HTML), LANGUAGES, true);
  }

  private static String description(DigitalLink link, Answer answer, String language) {
    boolean english = language.equals(ENGLISH);
    var words = new ArrayList<String>();
    words.add(answer.product().map(Product::name).orElse("GTIN " + link.gtin().digits()));
    answer.lotId().ifPresent(lot -> words.add((english ? "lot " : "lô ") + lot.number().text()));
    link.serial().ifPresent(serial -> words.add((english ? "code " : "mã ") + serial));
    return String.join(", ", words);
  }
}
