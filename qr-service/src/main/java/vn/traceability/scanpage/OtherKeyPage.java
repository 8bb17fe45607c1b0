package vn.traceability.scanpage;

import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.traceability.party.Communes;
import vn.traceability.place.Place;
import vn.traceability.resolve.OtherKey;
import vn.traceability.resolve.Registered;
import vn.traceability.scanpage.View.Banner;
import vn.traceability.scanpage.View.Fact;
import vn.traceability.scanpage.View.Facts;

/** Writes the page of a Digital Link that names no product. */
final class OtherKeyPage {
  private static final Template TEMPLATE = Resources.template("page");

  private final boolean preview;

  /**
   * @param preview whether nothing is kept, which the page then says
   */
  OtherKeyPage(boolean preview) {
    this.preview = preview;
  }

  /** Of a place or a party: what everybody may know. */
  String of(Registered found, Texts texts) {
    var facts = new ArrayList<Fact>();
    if (found.place().isPresent()) {
      facts.add(fact(texts.get("fact.kind"), texts.get("place." + found.place().get().kind())));
      found.party().ifPresent(party -> facts.add(fact(texts.get("fact.runs"), party.name())));
    } else {
      found
          .party()
          .ifPresent(
              party -> facts.add(fact(texts.get("fact.kind"), texts.get("party." + party.kind()))));
    }
    found.address().ifPresent(address -> facts.add(fact(texts.get("fact.address"), address)));
    found
        .commune()
        .flatMap(Communes.ofHanoi()::name)
        .ifPresent(name -> facts.add(fact(texts.get("fact.commune"), name)));
    found
        .place()
        .flatMap(Place::plantingAreaCode)
        .ifPresent(code -> facts.add(fact(texts.get("fact.planting-area"), code)));
    facts.add(number(found.key(), texts));
    var key = found.place().isPresent() ? "key.place" : "key.party";
    return page(
        "plain",
        key,
        "",
        found.key().keyPath(),
        Optional.empty(),
        Optional.of(
            new View.About(texts.get(key + ".kind"), found.name(), Optional.empty(), facts)),
        texts);
  }

  /** Of a place or a party that nobody registered. */
  String unknown(OtherKey key, Texts texts) {
    return page(
        "warn", "key.unknown", "", key.keyPath(), asked(key, texts), Optional.empty(), texts);
  }

  /** Of all that is neither. */
  String notServed(OtherKey key, Texts texts) {
    return page(
        "plain",
        "key.not-served",
        "(%s) %s".formatted(key.code(), key.title()),
        key.keyPath(),
        asked(key, texts),
        Optional.empty(),
        texts);
  }

  /** Of what breaks the rules of GS1. */
  String unreadable(String path, Texts texts) {
    return page("warn", "key.unreadable", "", path, Optional.empty(), Optional.empty(), texts);
  }

  /** Where no answer could be found out, which must not look like one. */
  String unavailable(String path, Texts texts) {
    return page("warn", "unavailable", "", path, Optional.empty(), Optional.empty(), texts);
  }

  private String page(
      String tone,
      String key,
      String words,
      String path,
      Optional<Facts> asked,
      Optional<View.About> about,
      Texts texts) {
    var title = texts.get(key + ".title");
    var other = texts.other();
    return TEMPLATE.execute(
        new View(
            texts.forTemplate(),
            Resources.CSS,
            preview,
            about.map(known -> title + " · " + known.name()).orElse(title),
            new View.Language(path + "?lang=" + other.code(), other.code(), other.get("language")),
            new Banner(
                tone,
                title,
                texts.get(key + ".text", "words", words),
                Optional.empty(),
                other.get(key + ".title"),
                other.code()),
            about.map(known -> List.of(known.name())).orElse(List.of()),
            List.of(),
            asked,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            about,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static Optional<Facts> asked(OtherKey key, Texts texts) {
    return Optional.of(new Facts(List.of(number(key, texts))));
  }

  private static Fact number(OtherKey key, Texts texts) {
    var name =
        key.isServed()
            ? texts.get(key.gln().isInternal() ? "fact.internal" : "fact.gln")
            : "(%s) %s".formatted(key.code(), key.title());
    return new Fact(name, key.value(), Optional.empty(), true);
  }

  private static Fact fact(String name, String value) {
    return new Fact(name, value, Optional.empty(), false);
  }
}
