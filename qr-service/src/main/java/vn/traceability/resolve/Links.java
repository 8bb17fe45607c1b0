package vn.traceability.resolve;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.scan.DigitalLink;

/**
 * Answers those who ask for links and not for the page: by {@code linkType}, or by the media types
 * that they take. Who takes no page of HTML by name is led to the default link.
 *
 * @see <a href="https://ref.gs1.org/standards/resolver/">GS1-Conformant resolver standard 1.2,
 *     conformance</a>
 */
public final class Links {
  /** What stands before the path of a Digital Link where its page lies, whatever one takes. */
  public static final String PAGES = "/scan";

  static final MediaType LINKSET = MediaType.parseMediaType("application/linkset+json");
  static final MediaType JSON_LD = MediaType.parseMediaType("application/ld+json");
  static final String CONTEXT = "/.well-known/linkset-context.jsonld";
  private static final List<String> ALL = List.of("linkset", "all");
  private static final String LINK_TYPE = "linkType";
  private static final JsonMapper JSON = new JsonMapper();

  private final Linksets linksets;

  public Links(Linksets linksets) {
    this.linksets = linksets;
  }

  /** Whether a request asks for links: the page is for those who take HTML, as all browsers do. */
  public static boolean areAskedFor(HttpServletRequest request) {
    return !isOfPage(request)
        && (request.getParameter(LINK_TYPE) != null
            || best(request).filter(Links::isHtml).isEmpty());
  }

  private static boolean isOfPage(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + PAGES + "/");
  }

  /** The path of the Digital Link that was asked for, as it came, or that of its page. */
  public static String pathOf(HttpServletRequest request) {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    return isOfPage(request) ? path.substring(PAGES.length()) : path;
  }

  /** What is liked best of our media types that are asked for by name. */
  private static Optional<MediaType> best(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .filter(each -> each.getQualityValue() > 0)
          .filter(
              each ->
                  isHtml(each)
                      || each.equalsTypeAndSubtype(LINKSET)
                      || each.equalsTypeAndSubtype(JSON_LD)
                      || each.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))
          .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
          .findFirst();
    } catch (InvalidMediaTypeException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isHtml(MediaType type) {
    return !type.isWildcardType()
        && (type.includes(MediaType.TEXT_HTML)
            || type.equalsTypeAndSubtype(MediaType.APPLICATION_XHTML_XML));
  }

  /** The same without the page's, which a list is never written in. */
  private static Optional<MediaType> wanted(HttpServletRequest request) {
    return best(request).filter(each -> !isHtml(each));
  }

  /**
   * The list of links, or the way to the one that is asked for.
   *
   * @param language of the titles, {@code vi} or {@code en}
   */
  public ResponseEntity<byte[]> answer(
      DigitalLink link, HttpServletRequest request, String language) {
    return answer(
        link.path(), () -> linksets.page(link), () -> linksets.of(link, language), request);
  }

  /** The same of a place or a party. */
  public ResponseEntity<byte[]> answer(
      Registered found, HttpServletRequest request, String language) {
    return answer(
        found.key().keyPath(),
        () -> Optional.of(linksets.page(found)),
        () -> Optional.of(linksets.of(found, language)),
        request);
  }

  private ResponseEntity<byte[]> answer(
      String path,
      Supplier<Optional<URI>> page,
      Supplier<Optional<Linkset>> all,
      HttpServletRequest request) {
    String type = request.getParameter(LINK_TYPE);
    boolean byDefault =
        type == null
            ? wanted(request).isEmpty()
            : LinkType.of(type).filter(LinkType.DEFAULT::equals).isPresent();
    if (byDefault) {
      return page.get()
          .map(target -> redirect(target, true, request))
          .orElseGet(() -> none("nothing is known of " + path));
    }
    var found = all.get();
    if (found.isEmpty()) {
      return none("nothing is known of " + path);
    }
    if (type == null || ALL.contains(type)) {
      return list(found.get(), wanted(request).orElse(LINKSET));
    }
    return LinkType.of(type)
        .flatMap(known -> found.get().closest(known, preferred(request)))
        .map(level -> lead(path, level, request))
        .orElseGet(() -> none("no link of the type " + type + " leads on from " + path));
  }

  /** To the one there is, or to a choice where there are several. */
  private ResponseEntity<byte[]> lead(
      String path, Linkset.Level level, HttpServletRequest request) {
    if (level.links().size() == 1) {
      var only = level.links().get(0);
      return redirect(only.target(), only.takesQuery(), request);
    }
    var choice = list(new Linkset(List.of(level)), wanted(request).orElse(LINKSET));
    return ResponseEntity.status(HttpStatus.MULTIPLE_CHOICES)
        .headers(choice.getHeaders())
        .body(choice.getBody());
  }

  /** Liked best first; nothing where that cannot be read. */
  private static List<Locale.LanguageRange> preferred(HttpServletRequest request) {
    var lang = request.getParameter("lang");
    var header = lang == null ? request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) : lang;
    try {
      return header == null ? List.of() : Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  /** Where the list itself lies is said by {@link ResolverHeaders}, as of every answer. */
  private ResponseEntity<byte[]> list(Linkset linkset, MediaType type) {
    boolean isLd = type.equalsTypeAndSubtype(JSON_LD);
    var context = linksets.root().resolve(CONTEXT);
    return ResponseEntity.ok()
        .contentType(new MediaType(type.getType(), type.getSubtype()))
        .header(
            HttpHeaders.LINK,
            "<"
                + context
                + ">; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\";"
                + " title=\"JSON-LD context\"")
        .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
        .body(isLd ? linkset.jsonLd(context) : linkset.json());
  }

  /**
   * The way to a link.
   *
   * @param withQuery whether all that the address asked goes on with it, as the standard has it by
   *     default
   */
  private static ResponseEntity<byte[]> redirect(
      URI target, boolean withQuery, HttpServletRequest request) {
    var query = Optional.ofNullable(request.getQueryString()).filter(each -> withQuery).orElse("");
    String joint = target.getRawQuery() == null ? "?" : "&";
    return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
        .location(URI.create(target + (query.isEmpty() ? "" : joint + query)))
        .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
        .build();
  }

  private static ResponseEntity<byte[]> none(String why) {
    return problem(HttpStatus.NOT_FOUND, why);
  }

  /** In the words of RFC 9457. */
  public static ResponseEntity<byte[]> problem(HttpStatus status, String why) {
    return problem(status, "about:blank", why);
  }

  /**
   * The same of a kind that has a name.
   *
   * @param type an address, relative to the service's
   */
  public static ResponseEntity<byte[]> problem(HttpStatus status, String type, String why) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
        .body(
            JSON.writeValueAsBytes(
                JSON.createObjectNode()
                    .put("type", type)
                    .put("title", status.getReasonPhrase())
                    .put("status", status.value())
                    .put("detail", why)));
  }
}
