package vn.traceability.epcis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an address below {@code /epcis} names. Read from the address as it was sent: the names of
 * events and the identifiers of goods hold slashes, semicolons and question marks, which clients
 * encode or, but for the last, do not.
 *
 * @param resource such as {@code events}; empty for the interface itself
 * @param name of one of them, decoded
 * @param below what is asked for below it, such as {@code events}; empty for the one itself
 * @param below2 the name of one of those, decoded
 */
record Route(String resource, Optional<String> name, String below, Optional<String> below2) {
  /** Those whose members have events below them. */
  static final Set<String> COLLECTIONS =
      Set.of("eventTypes", "epcs", "bizSteps", "bizLocations", "readPoints", "dispositions");

  private static final String EVENTS = "/events";
  private static final String SUBSCRIPTIONS = "/subscriptions";

  /**
   * @param path from {@code /epcis} on, undecoded and without the query
   * @return empty when nothing has such an address
   */
  static Optional<Route> of(String path) {
    String rest = path.substring("/epcis".length());
    if (rest.isEmpty() || rest.equals("/")) {
      return Optional.of(new Route("", Optional.empty(), "", Optional.empty()));
    }
    int end = rest.indexOf('/', 1);
    String resource = rest.substring(1, end < 0 ? rest.length() : end);
    String name = end < 0 ? "" : rest.substring(end + 1);
    if (name.isEmpty()) {
      return List.of("capture", "events", "queries").contains(resource)
              || COLLECTIONS.contains(resource)
          ? Optional.of(new Route(resource, Optional.empty(), "", Optional.empty()))
          : Optional.empty();
    }
    return switch (resource) {
      case "capture", "events", "nextPageToken" -> one(resource, name);
      case "queries" -> queries(name);
      default ->
          COLLECTIONS.contains(resource)
              ? name.endsWith(EVENTS) && name.length() > EVENTS.length()
                  ? below(resource, name.substring(0, name.length() - EVENTS.length()), "events")
                  : one(resource, name)
              : Optional.empty();
    };
  }

  private static Optional<Route> queries(String name) {
    if (name.endsWith(EVENTS)) {
      return below("queries", name.substring(0, name.length() - EVENTS.length()), "events");
    }
    if (name.endsWith(SUBSCRIPTIONS)) {
      return below(
          "queries", name.substring(0, name.length() - SUBSCRIPTIONS.length()), "subscriptions");
    }
    int at = name.indexOf(SUBSCRIPTIONS + "/");
    if (at < 0) {
      return one("queries", name);
    }
    return decoded(name.substring(at + SUBSCRIPTIONS.length() + 1))
        .flatMap(
            subscription ->
                decoded(name.substring(0, at))
                    .map(
                        query ->
                            new Route(
                                "queries",
                                Optional.of(query),
                                "subscriptions",
                                Optional.of(subscription))));
  }

  private static Optional<Route> one(String resource, String name) {
    return below(resource, name, "");
  }

  private static Optional<Route> below(String resource, String name, String below) {
    return decoded(name)
        .map(text -> new Route(resource, Optional.of(text), below, Optional.empty()));
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8))
          .filter(name -> !name.isEmpty());
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }
}
