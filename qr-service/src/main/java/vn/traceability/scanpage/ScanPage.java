package vn.traceability.scanpage;

import com.samskivert.mustache.Template;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;
import vn.traceability.certificate.Certificate;
import vn.traceability.event.Entry;
import vn.traceability.gs1.Gln;
import vn.traceability.gs1.Gtin;
import vn.traceability.inspection.Inspected;
import vn.traceability.legacy.OldAddress;
import vn.traceability.lot.Lot;
import vn.traceability.party.Party;
import vn.traceability.place.Place;
import vn.traceability.product.Product;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.scan.Answer;
import vn.traceability.scan.DigitalLink;
import vn.traceability.scan.ScannedAttributes;
import vn.traceability.scan.State;
import vn.traceability.scanpage.Shell.Hole;
import vn.traceability.scanpage.View.Banner;
import vn.traceability.scanpage.View.Fact;
import vn.traceability.scanpage.View.Facts;
import vn.traceability.scanpage.View.Quote;
import vn.traceability.weblink.WebLink;

/** Writes the page: first what the code is worth, then what it cannot say, then the rest. */
final class ScanPage {
  /** The page and its headers stay below 60 kB. */
  static final int MOST_BYTES = 56 * 1024;

  private static final int MOST_STEPS = 200;
  private static final int MOST_CERTIFICATES = 10;
  private static final Pattern SIXTEEN = Pattern.compile("^(.{4})(.{4})(.{4})(.{4})$");
  private static final Template TEMPLATE = Resources.template("page");

  private final Clock clock;
  private final boolean preview;
  private final WarmShells warm = new WarmShells();

  /**
   * @param preview whether nothing is kept, which the page then says
   */
  ScanPage(Clock clock, boolean preview) {
    this.clock = clock;
    this.preview = preview;
  }

  /**
   * The page of an answer; a journey that is too long for it is shortened, and says so.
   *
   * @param said by its label beside what was issued
   * @param links of the producer, that lead on from it
   */
  Shell.Page of(Visits.Told told, ScannedAttributes said, List<WebLink> links, Texts texts) {
    var today = LocalDate.ofInstant(clock.instant(), Entry.VIETNAM);
    var filling = filling(told, said, texts);
    return warm.get(told.answer(), links, texts, today, () -> shell(told, links, filling, texts))
        .filled(filling);
  }

  /** What is not the same for all packages of a lot. */
  private static Map<Hole, String> filling(Visits.Told told, ScannedAttributes said, Texts texts) {
    var link = told.answer().link();
    var page = new PageOfCode(link, said);
    var code = page.code();
    var filling = new EnumMap<Hole, String>(Hole.class);
    filling.put(Hole.LANGUAGE, Shell.escaped(page.address(texts.other(), told.ticket())));
    told.ticket()
        .map(ticket -> PlaceController.form(code, ticket, texts))
        .ifPresent(address -> filling.put(Hole.TELL, Shell.escaped(address)));
    filling.put(Hole.REPORT, Shell.escaped(ReportController.form(code, told.ticket(), texts)));
    link.serial().ifPresent(serial -> filling.put(Hole.SERIAL, Shell.escaped(inFours(serial))));
    if (ScansView.isTold(told.answer())) {
      filling.put(
          Hole.SCANS,
          ScansView.lines(told, texts).stream()
              .map(Shell::escaped)
              .collect(Collectors.joining("</p><p>")));
    }
    return filling;
  }

  private Shell shell(
      Visits.Told told, List<WebLink> links, Map<Hole, String> filling, Texts texts) {
    var answer = told.answer();
    var leading = banner(answer, answer.state(), texts);
    var also = answer.states().stream().skip(1).map(state -> banner(answer, state, texts)).toList();
    var about = about(answer, texts);
    var title = about.map(known -> leading.title() + " · " + known.name()).orElse(leading.title());
    for (int most = MOST_STEPS; ; most = most * 3 / 4) {
      int shown = most;
      var journey =
          answer.journey().map(walked -> new JourneyView(answer, walked, texts).shownUpTo(shown));
      var page =
          new View(
              texts.forTemplate(),
              Resources.CSS,
              preview,
              title,
              new View.Language(
                  Hole.LANGUAGE.mark(), texts.other().code(), texts.other().get("language")),
              leading,
              about.map(known -> what(answer, known)).orElse(List.of()),
              also,
              about.isPresent() ? Optional.empty() : Optional.of(asked(answer.link(), texts)),
              proof(answer, texts),
              filling.containsKey(Hole.SCANS)
                  ? Optional.of(new View.Scans(List.of(Hole.SCANS.mark())))
                  : Optional.empty(),
              Optional.of(Hole.TELL).filter(filling::containsKey).map(Hole::mark),
              Optional.empty(),
              about,
              ProducersLinks.view(links, texts),
              Optional.of(Hole.REPORT.mark()),
              Optional.empty(),
              journey);
      var shell = new Shell(TEMPLATE.execute(page));
      if (most == 0 || shell.filled(filling).length() <= MOST_BYTES) {
        return shell;
      }
    }
  }

  /** The page of an address that is no Digital Link. */
  String unreadable(InvalidValue wrong, String path, Texts texts) {
    var key = "unreadable." + wrong.field().orElse("path");
    return bare(
        "warn",
        "unreadable.title",
        texts.find(key).isPresent() ? key : "unreadable.path",
        path,
        texts);
  }

  /** The page where no answer could be found out, which must not look like one. */
  String unavailable(String path, Texts texts) {
    return bare("warn", "unavailable.title", "unavailable.text", path, texts);
  }

  /** The page that asks where the scan was made, or why that could not be kept. */
  String place(String tone, String key, View.PlaceForm form, Texts texts) {
    var other = "/scan/place?code=" + UriUtils.encode(form.code(), StandardCharsets.UTF_8);
    return bare(
        new Bare(
            tone,
            key + ".title",
            key + ".text",
            other + "&scan=" + form.scan(),
            "",
            Optional.of(form)),
        texts);
  }

  /** The page that asks what is wrong with the goods, or why that could not be kept. */
  String report(String tone, String key, DigitalLink link, View.ReportForm form, Texts texts) {
    var other = "/scan/report?code=" + UriUtils.encode(form.code(), StandardCharsets.UTF_8);
    return bare(
        new Bare(
            tone,
            key + ".title",
            key + ".text",
            other + "&scan=" + form.scan(),
            "",
            Optional.empty(),
            Optional.of(form),
            Optional.of(asked(link, texts))),
        texts);
  }

  /** The page where there is no code to report, or no place left to do so. */
  String noReport(String key, Texts texts) {
    return bare("warn", key + ".title", key + ".text", "/scan/report", texts);
  }

  /** The page of those who ask for very much. */
  String limited(String seconds, Texts texts) {
    return bare(
        new Bare(
            "warn", "limited.title", "limited.text", "/scan/report?", seconds, Optional.empty()),
        texts);
  }

  /** The page of a scan that is too long ago, or of none. */
  String late(Texts texts) {
    return bare("warn", "place.late.title", "place.late.text", "/scan/place", texts);
  }

  /** The page of an older label that leads nowhere any more, with what its operator says of it. */
  String gone(OldAddress.Gone gone, String path, Texts texts) {
    var words = texts == Texts.ENGLISH ? gone.english() : gone.vietnamese();
    return bare(
        new Bare("plain", "old.gone.title", "old.gone.text", path + "?", words, Optional.empty()),
        texts);
  }

  /** The page of an older label that nobody says where it leads. */
  String notListed(String path, Texts texts) {
    return bare("warn", "old.unknown.title", "old.unknown.text", path, texts);
  }

  private String bare(String tone, String titleKey, String textKey, String path, Texts texts) {
    return bare(new Bare(tone, titleKey, textKey, path + "?", "", Optional.empty()), texts);
  }

  /**
   * A page without an answer.
   *
   * @param address of itself, to which a parameter can be added
   * @param words that stand in its text as {@code {words}}
   */
  private record Bare(
      String tone,
      String titleKey,
      String textKey,
      String address,
      String words,
      Optional<View.PlaceForm> form,
      Optional<View.ReportForm> report,
      Optional<Facts> asked) {
    Bare(
        String tone,
        String titleKey,
        String textKey,
        String address,
        String words,
        Optional<View.PlaceForm> form) {
      this(tone, titleKey, textKey, address, words, form, Optional.empty(), Optional.empty());
    }
  }

  private String bare(Bare page, Texts texts) {
    var title = texts.get(page.titleKey());
    var other = texts.other();
    var address = page.address();
    var joint = address.endsWith("?") ? "" : "&";
    return TEMPLATE.execute(
        new View(
            texts.forTemplate(),
            Resources.CSS,
            preview,
            title,
            new View.Language(
                address + joint + "lang=" + other.code(), other.code(), other.get("language")),
            new Banner(
                page.tone(),
                title,
                texts.get(page.textKey(), "words", page.words()),
                Optional.empty(),
                other.get(page.titleKey()),
                other.code()),
            List.of(),
            List.of(),
            page.asked(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            page.form(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            page.report(),
            Optional.empty()));
  }

  /** Product and producer, so that a glance tells whether it is the package in the hand. */
  private static List<String> what(Answer answer, View.About about) {
    var what = new ArrayList<String>();
    what.add(about.name());
    answer
        .lot()
        .map(Lot::owner)
        .or(() -> answer.product().map(Product::owner))
        .flatMap(answer.names()::party)
        .ifPresent(party -> what.add(party.name()));
    return what;
  }

  /** What is told on the other page is told of the same scan. */
  private static Banner banner(Answer answer, State state, Texts texts) {
    var title = "state." + state.name() + ".title";
    var recalled = recalled(answer, state);
    var text =
        texts.get(
            "state." + state.name() + ".text",
            "expires",
            answer.lot().flatMap(Lot::expiresOn).map(texts::day).orElse(""),
            "lot",
            recalled.map(each -> LotNames.name(each.lot(), answer)).orElse(""),
            "day",
            recalled
                .map(each -> LocalDate.ofInstant(each.decision().decidedAt(), Entry.VIETNAM))
                .map(texts::day)
                .orElse(""));
    var reason =
        recalled.map(each -> new Quote(texts.get("recall.reason"), each.decision().reason()));
    var other = texts.other();
    return new Banner(tone(state), texts.get(title), text, reason, other.get(title), other.code());
  }

  /** The recall that a state speaks of; of several lots further up the nearest. */
  private static Optional<Inspected.Recalled> recalled(Answer answer, State state) {
    if (state != State.RECALLED && state != State.MADE_OF_RECALLED) {
      return Optional.empty();
    }
    return answer.recalled().stream()
        .filter(
            each ->
                answer.lotId().filter(each.lot()::equals).isPresent() == (state == State.RECALLED))
        .findFirst();
  }

  private static String tone(State state) {
    return switch (state) {
      case NOT_ISSUED,
          RECALLED,
          MADE_OF_RECALLED,
          PACKAGE_RECALLED,
          LABEL_ALTERED,
          COPY_SUSPECTED,
          CANCELLED,
          SUSPENDED,
          HELD,
          EXPIRED ->
          "bad";
      case MISTYPED,
          UNKNOWN_PRODUCT,
          UNKNOWN_LOT,
          REPORTED,
          NOT_BOUND,
          NOT_ACTIVATED,
          KNOWN_FROM_EVENTS ->
          "warn";
      case PRODUCT_INFORMATION_ONLY, LOT, PRODUCT -> "plain";
      case ACTIVATED -> "good";
    };
  }

  private static Facts asked(DigitalLink link, Texts texts) {
    var facts = new ArrayList<Fact>();
    facts.add(mono(texts.get("asked.gtin"), link.gtin().digits()));
    link.lot().ifPresent(lot -> facts.add(mono(texts.get("asked.lot"), lot.text())));
    link.serial().ifPresent(serial -> facts.add(mono(texts.get("asked.serial"), inFours(serial))));
    return new Facts(facts);
  }

  private static Optional<View.Proof> proof(Answer answer, Texts texts) {
    if (answer.journey().isEmpty() || answer.link().serial().isEmpty()) {
      return Optional.empty();
    }
    var lot = answer.lotId().orElseThrow().number().text();
    var yes = new ArrayList<String>();
    yes.add(texts.get("proof.yes.code", "lot", lot));
    if (!answer.journey().get().steps().isEmpty()) {
      yes.add(texts.get("proof.yes.diary"));
    }
    return Optional.of(
        new View.Proof(yes, List.of(texts.get("proof.no.copy"), texts.get("proof.no.quality"))));
  }

  private Optional<View.About> about(Answer answer, Texts texts) {
    var link = answer.link();
    if (answer.product().isEmpty() && answer.journey().isEmpty()) {
      return Optional.empty();
    }
    var facts = new ArrayList<Fact>();
    answer.lot().ifPresent(lot -> producer(lot.owner(), "fact.producer", answer, texts, facts));
    answer
        .lot()
        .flatMap(Lot::place)
        .flatMap(answer.names()::place)
        .ifPresent(place -> place(place, texts, facts));
    answer.lotId().ifPresent(id -> facts.add(mono(texts.get("fact.lot"), id.number().text())));
    answer
        .lot()
        .flatMap(Lot::producedOn)
        .ifPresent(day -> facts.add(fact(texts.get("fact.produced"), texts.day(day))));
    answer
        .lot()
        .flatMap(Lot::expiresOn)
        .ifPresent(day -> facts.add(fact(texts.get("fact.expires"), texts.day(day))));
    answer
        .journey()
        .flatMap(journey -> journey.lastEntry())
        .map(at -> LocalDate.ofInstant(at, Entry.VIETNAM))
        .ifPresent(day -> facts.add(age(day, texts)));
    answer.product().ifPresent(product -> product(product, answer, texts, facts));
    facts.addAll(certificates(answer.certificates(), texts));
    facts.add(number(link.gtin(), texts));
    if (link.serial().isPresent()) {
      facts.add(mono(texts.get("serial"), Hole.SERIAL.mark()));
    }
    var name = answer.product().map(Product::name);
    var picture =
        answer
            .photo()
            .map(
                photo ->
                    new View.Picture(
                        PhotoController.small(link.gtin(), photo),
                        PhotoController.large(link.gtin()),
                        texts.get("photo", "product", name.orElse(""))));
    return Optional.of(
        new View.About(
            texts.get("product"),
            name.orElseGet(() -> texts.get("product.unregistered")),
            picture,
            facts));
  }

  private static void producer(
      Gln owner, String key, Answer answer, Texts texts, List<Fact> facts) {
    var party = answer.names().party(owner);
    var name =
        party
            .map(Party::name)
            .orElseGet(() -> texts.get("party.unregistered", "gln", owner.digits()));
    facts.add(fact(texts.get(key), name));
    // a household's address is where people live: it needs their consent
    party
        .filter(known -> known.kind() != Party.Kind.HOUSEHOLD)
        .ifPresent(known -> facts.add(fact(texts.get("fact.address"), known.address())));
  }

  private static void place(Place place, Texts texts, List<Fact> facts) {
    facts.add(fact(texts.get("fact.place"), place.name()));
    place
        .plantingAreaCode()
        .ifPresent(code -> facts.add(fact(texts.get("fact.planting-area"), code)));
  }

  private static void product(Product product, Answer answer, Texts texts, List<Fact> facts) {
    if (answer.lot().isEmpty()) {
      producer(product.owner(), "fact.owner", answer, texts, facts);
    }
    product.brand().ifPresent(brand -> facts.add(fact(texts.get("fact.brand"), brand)));
    if (!product.standards().isEmpty()) {
      facts.add(fact(texts.get("fact.standards"), String.join(", ", product.standards())));
    }
    product
        .ocopStars()
        .map(stars -> texts.get("fact.ocop.stars", "stars", Integer.toString(stars)))
        .ifPresent(stars -> facts.add(fact(texts.get("fact.ocop"), stars)));
  }

  /** Those that hold first; one is marked from the day it is over. */
  private List<Fact> certificates(List<Certificate> claimed, Texts texts) {
    var today = LocalDate.ofInstant(clock.instant(), Entry.VIETNAM);
    var facts =
        claimed.stream()
            .sorted(
                Comparator.comparing((Certificate each) -> !each.isValidOn(today))
                    .thenComparing(Certificate::validUntil, Comparator.reverseOrder())
                    .thenComparing(Certificate::number))
            .limit(MOST_CERTIFICATES)
            .map(each -> certificate(each, today, texts))
            .collect(Collectors.toCollection(ArrayList::new));
    if (claimed.size() > facts.size()) {
      var more = Integer.toString(claimed.size() - facts.size());
      facts.add(fact(texts.get("fact.certificate"), texts.get("certificates.more", "count", more)));
    }
    return facts;
  }

  private static Fact certificate(Certificate certificate, LocalDate today, Texts texts) {
    var text =
        texts.get(
            "certificate",
            "scheme",
            texts.get("scheme." + certificate.scheme().slug()),
            "number",
            certificate.number(),
            "until",
            texts.day(certificate.validUntil()));
    Optional<String> over =
        certificate.isValidOn(today)
            ? Optional.empty()
            : Optional.of(
                texts.get(
                    today.isAfter(certificate.validUntil())
                        ? "certificate.ended"
                        : "certificate.not-yet"));
    return new Fact(texts.get("fact.certificate"), text, over, false);
  }

  private Fact age(LocalDate day, Texts texts) {
    long days = ChronoUnit.DAYS.between(day, LocalDate.ofInstant(clock.instant(), Entry.VIETNAM));
    var age =
        texts
            .find("age." + Math.max(days, 0))
            .orElseGet(() -> texts.get("age.n", "days", Long.toString(days)));
    return new Fact(texts.get("fact.last"), texts.day(day), Optional.of(age), false);
  }

  private static Fact number(Gtin gtin, Texts texts) {
    return mono(texts.get(gtin.isInternal() ? "fact.internal" : "fact.gtin"), gtin.digits());
  }

  /** As people compare it with a label; where the line is short it breaks in the middle. */
  private static String inFours(String serial) {
    return SIXTEEN.matcher(serial).replaceAll("$1\u00a0$2 $3\u00a0$4");
  }

  private static Fact fact(String name, String value) {
    return new Fact(name, value, Optional.empty(), false);
  }

  private static Fact mono(String name, String value) {
    return new Fact(name, value, Optional.empty(), true);
  }
}
