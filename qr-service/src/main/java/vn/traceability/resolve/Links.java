package vn.traceability.resolve;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import vn.traceability.scan.DigitalLink;

/**
 * Answers those who ask for links and not for the page: by {@code linkType}, or by the media types
 * that they take.
 */
public final class Links {
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

  /** Whether a request asks for links: the page is for all who do not. */
  public static boolean areAskedFor(HttpServletRequest request) {
    return request.getParameter(LINK_TYPE) != null || wanted(request).isPresent();
  }

  /** What is liked best of our media types that are asked for by name, unless it is the page's. */
  private static Optional<MediaType> wanted(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    try {
      return MediaType.parseMediaTypes(accept).stream()
          .filter(each -> !each.isWildcardType() && !each.isWildcardSubtype())
          .filter(
              each ->
                  each.equalsTypeAndSubtype(MediaType.TEXT_HTML)
                      || each.equalsTypeAndSubtype(LINKSET)
                      || each.equalsTypeAndSubtype(JSON_LD)
                      || each.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))
          .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
          .findFirst()
          .filter(each -> !each.equalsTypeAndSubtype(MediaType.TEXT_HTML));
    } catch (InvalidMediaTypeException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The list of links, or the way to the one that is asked for.
   *
   * @param language of the titles, {@code vi} or {@code en}
   */
  public ResponseEntity<byte[]> answer(
      DigitalLink link, HttpServletRequest request, String language) {
    var found = linksets.of(link, language);
    if (found.isEmpty()) {
      return none("nothing is known of " + link.path());
    }
    String type = request.getParameter(LINK_TYPE);
    if (type == null || ALL.contains(type)) {
      return list(link, found.get(), wanted(request).orElse(LINKSET));
    }
    return LinkType.of(type)
        .flatMap(known -> found.get().closest(known, preferred(request)))
        .map(level -> lead(link, level, request))
        .orElseGet(() -> none("no link of the type " + type + " leads on from " + link.path()));
  }

  /** To the one there is, or to a choice where there are several. */
  private ResponseEntity<byte[]> lead(
      DigitalLink link, Linkset.Level level, HttpServletRequest request) {
    if (level.links().size() == 1) {
      return redirect(level.links().get(0).target(), request);
    }
    var choice = list(link, new Linkset(List.of(level)), wanted(request).orElse(LINKSET));
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

  private ResponseEntity<byte[]> list(DigitalLink link, Linkset linkset, MediaType type) {
    boolean isLd = type.equalsTypeAndSubtype(JSON_LD);
    var context = linksets.root().resolve(CONTEXT);
    return ResponseEntity.ok()
        .contentType(new MediaType(type.getType(), type.getSubtype()))
        .header(
            HttpHeaders.LINK,
            linksets.header(link),
            "<"
                + context
                + ">; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\";"
                + " title=\"JSON-LD context\"")
        .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
        .body(isLd ? linkset.jsonLd(context) : linkset.json());
  }

  /** With all that the address asked beside. */
  private static ResponseEntity<byte[]> redirect(URI target, HttpServletRequest request) {
    String query =
        Arrays.stream(Optional.ofNullable(request.getQueryString()).orElse("").split("&"))
            .filter(each -> !each.isEmpty() && !each.startsWith(LINK_TYPE + "="))
            .collect(Collectors.joining("&"));
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
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .varyBy(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
        .body(
            JSON.writeValueAsBytes(
                JSON.createObjectNode()
                    .put("title", status.getReasonPhrase())
                    .put("status", status.value())
                    .put("detail", why)));
  }
}
