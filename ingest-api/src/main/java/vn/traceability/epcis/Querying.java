package vn.traceability.epcis;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.traceability.account.Account;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.event.RecordedEvent;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.QueryRefused;
import vn.traceability.event.query.QueryTooLarge;
import vn.traceability.event.query.Terms;
import vn.traceability.event.query.ValueKind;
import vn.traceability.gs1.Gln;
import vn.traceability.refusal.InvalidValue;

/**
 * The query interface: events by their parameters, page by page, and the values they have.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, sections 8.2 and 12.9
 *     (pagination)</a>
 */
final class Querying {
  static final int MOST_TO_A_PAGE = 1_000;
  private static final int USUAL = 30;

  /** The parameter that each of the top-level resources stands for. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "eventTypes", "eventType",
          "epcs", "MATCH_anyEPC",
          "bizSteps", "EQ_bizStep",
          "bizLocations", "EQ_bizLocation",
          "readPoints", "EQ_readPoint",
          "dispositions", "EQ_disposition");

  private static final Map<String, ValueKind> KINDS =
      Map.of(
          "eventTypes", ValueKind.EVENT_TYPE,
          "epcs", ValueKind.EPC,
          "bizSteps", ValueKind.BIZ_STEP,
          "bizLocations", ValueKind.BIZ_LOCATION,
          "readPoints", ValueKind.READ_POINT,
          "dispositions", ValueKind.DISPOSITION);

  private final EventSearch search;
  private final Readers readers;
  private final Clock clock;

  Querying(EventSearch search, Readers readers, Clock clock) {
    this.search = search;
    this.readers = readers;
    this.clock = clock;
  }

  /** Whose events an account reads. */
  interface Readers {
    /** Those whose events it sees; empty for those of all. */
    Optional<Set<Gln>> of(Account account);
  }

  /** Whether an event is for the one who asks. */
  boolean sees(Request request, RecordedEvent event) {
    return readers
        .of(request.account())
        .map(
            own -> {
              var terms = Terms.of(EpcisForm.parse(event.epcis()), Optional.of(event.party()));
              return own.stream().anyMatch(gln -> terms.contains(Terms.reader(gln).text()));
            })
        .orElse(true);
  }

  /** {@code GET /events}, with the parameters in the address. */
  Answer events(Request request) {
    return events(request, parameters(request));
  }

  /**
   * {@code GET /epcs/…/events} and its like: those with this value, and by further parameters.
   *
   * @param resource such as {@code epcs}
   */
  Answer eventsOf(String resource, String value, Request request) {
    var parameters = parameters(request);
    String name = String.valueOf(PARAMETERS.get(resource));
    if (parameters.containsKey(name)) {
      throw new EpcisProblem(
          Kind.QUERY_PARAMETER, name + ": stands in the address already; leave one of them out");
    }
    parameters.put(name, List.of(value));
    return events(request, parameters);
  }

  private Answer events(Request request, Map<String, List<String>> parameters) {
    return asked(
        () -> {
          var query = EventQuery.parse(parameters, extensions(request.header("GS1-Extensions")));
          return page("SimpleEventQuery", query, request);
        });
  }

  /** One page of the answer to a query. */
  Answer page(String name, EventQuery query, Request request) {
    var after = query.nextPageToken().map(Position::parse);
    int limit = Math.min(query.perPage().orElse(USUAL), MOST_TO_A_PAGE);
    var page = search.find(query, readers.of(request.account()), after, limit);
    var events =
        page.events().stream()
            .map(each -> new EventDocuments.Kept(each.eventID(), each.json(), each.recordTime()))
            .toList();
    var answer = Answer.of(200, EventDocuments.of(name, events, clock.instant()));
    return page.next().map(next -> linked(answer, request, next.text())).orElse(answer);
  }

  /** What is known of one kind. */
  Answer values(String resource, Request request) {
    return asked(
        () -> {
          var asked = parameters(request);
          for (String name : asked.keySet()) {
            if (!Set.of("perPage", "nextPageToken").contains(name)) {
              throw QueryRefused.named(name, "is no parameter of this resource");
            }
          }
          var query = EventQuery.parse(asked, Map.of());
          var page =
              search.values(
                  KINDS.get(resource),
                  readers.of(request.account()),
                  query.nextPageToken().map(Querying::plain),
                  Math.min(query.perPage().orElse(USUAL), MOST_TO_A_PAGE));
          var body = JsonNodeFactory.instance.objectNode();
          body.putArray("@context").add(EventDocuments.CONTEXT);
          body.put("type", "Collection");
          var members = body.putArray("member");
          page.values().forEach(members::add);
          var answer = Answer.of(200, body);
          return page.next().map(next -> linked(answer, request, token(next))).orElse(answer);
        });
  }

  /**
   * That one of them has events; one that nobody ever named is not there.
   *
   * @throws EpcisProblem 404 when it is not
   */
  Answer one(String resource, String value, Request request) {
    return asked(
        () -> {
          var query =
              EventQuery.parse(
                  Map.of(
                      String.valueOf(PARAMETERS.get(resource)),
                      List.of(value),
                      "perPage",
                      List.of("1")),
                  extensions(request.header("GS1-Extensions")));
          var page = search.find(query, readers.of(request.account()), Optional.empty(), 1);
          boolean standard =
              resource.equals("eventTypes") && EventDocuments.EVENT_TYPES.contains(value);
          if (page.events().isEmpty() && page.next().isEmpty() && !standard) {
            throw new EpcisProblem(
                Kind.NO_SUCH_RESOURCE, "no event that this account sees has " + value);
          }
          var body = JsonNodeFactory.instance.objectNode();
          body.putArray("@context").add(EventDocuments.CONTEXT);
          body.put("type", "Collection");
          body.putArray("member").add("events");
          return Answer.of(200, body);
        });
  }

  private interface Asked {
    Answer get();
  }

  private static Answer asked(Asked asked) {
    try {
      return asked.get();
    } catch (QueryRefused no) {
      throw new EpcisProblem(Kind.QUERY_PARAMETER, String.valueOf(no.getMessage()));
    } catch (QueryTooLarge no) {
      throw new EpcisProblem(Kind.QUERY_TOO_LARGE, String.valueOf(no.getMessage()));
    } catch (InvalidValue no) {
      throw new EpcisProblem(Kind.QUERY_PARAMETER, String.valueOf(no.getMessage()));
    }
  }

  /** The next page lies at the same address with another token (RFC 8288). */
  private static Answer linked(Answer answer, Request request, String token) {
    var address = new StringBuilder(request.path()).append('?');
    String query = request.query();
    if (query != null) {
      for (String pair : query.split("&")) {
        if (!pair.isEmpty() && !pair.startsWith("nextPageToken=")) {
          address.append(pair).append('&');
        }
      }
    }
    address.append("nextPageToken=").append(token);
    return answer.with("Link", "<" + address + ">; rel=\"next\"");
  }

  private static String token(String value) {
    return java.util.Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private static String plain(String token) {
    try {
      return new String(java.util.Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException foreign) {
      throw new QueryRefused("nextPageToken", token, "is none that this server gave");
    }
  }

  /** The parameters of the address, in their order. */
  private static Map<String, List<String>> parameters(Request request) {
    var parameters = new LinkedHashMap<String, List<String>>();
    String query = request.query();
    if (query != null) {
      for (String pair : query.split("&")) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
          String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
          parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw new EpcisProblem(
          Kind.QUERY_PARAMETER, text + ": is not percent-encoded as an address has to be");
    }
  }

  /** Prefixes and what they stand for, as in {@code ext=https://example.org/, …}. */
  static Map<String, String> extensions(@Nullable String header) {
    var prefixes = new LinkedHashMap<String, String>();
    if (header != null) {
      for (String each : header.split(",")) {
        int equals = each.indexOf('=');
        if (equals > 0) {
          prefixes.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
        }
      }
    }
    return prefixes;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
