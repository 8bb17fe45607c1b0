package vn.traceability.epcis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.traceability.account.Account;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.hash.Vocabulary;
import vn.traceability.event.query.EventQuery;
import vn.traceability.event.query.EventSearch;
import vn.traceability.event.query.FoundEvent;
import vn.traceability.event.query.MasterDataAttributes;
import vn.traceability.event.query.Page;
import vn.traceability.event.query.Position;
import vn.traceability.event.query.QueryRefused;
import vn.traceability.event.query.QueryTooLarge;
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

  private static final Map<String, Vocabulary> VOCABULARIES =
      Map.of(
          "eventTypes", Vocabulary.EVENT_TYPE,
          "bizSteps", Vocabulary.BIZ_STEP,
          "dispositions", Vocabulary.DISPOSITION);

  private final EventSearch search;
  private final MasterDataAttributes masterData;
  private final Readers readers;
  private final Clock clock;

  Querying(EventSearch search, MasterDataAttributes masterData, Readers readers, Clock clock) {
    this.search = search;
    this.masterData = masterData;
    this.readers = readers;
    this.clock = clock;
  }

  /** Whose events an account reads. */
  interface Readers {
    /** Those whose events it sees; empty for those of all. */
    Optional<Set<Gln>> of(Account account);
  }

  /** Whose events the one who asks reads; empty for those of all. */
  Optional<Set<Gln>> readers(Request request) {
    return readers.of(request.account());
  }

  /** {@code GET /events}, with the parameters in the address. */
  Answer events(Request request) {
    return asked(
        () -> {
          var extensions = extensions(request.header("GS1-Extensions"));
          var query = EventQuery.parse(request.parameters(), extensions);
          return answer("SimpleEventQuery", found(query, request), request);
        });
  }

  /**
   * {@code GET /epcs/…/events} and its like: those with this value, and by further parameters.
   *
   * @param resource such as {@code epcs}
   */
  Answer eventsOf(String resource, String value, Request request) {
    var parameters = request.parameters();
    String name = String.valueOf(PARAMETERS.get(resource));
    if (parameters.containsKey(name)) {
      throw new EpcisProblem(
          Kind.QUERY_PARAMETER, name + ": stands in the address already; leave one of them out");
    }
    parameters.put(name, List.of(address(resource, value)));
    return asked(
        () -> {
          var query = EventQuery.parse(parameters, extensions(request.header("GS1-Extensions")));
          var page = found(query, request);
          if (page.events().isEmpty() && query.nextPageToken().isEmpty()) {
            mustBeThere(resource, value, request);
          }
          return answer("SimpleEventQuery", page, request);
        });
  }

  /**
   * {@code GET /queries/…/events}: a page of the answer to a query that is kept under a name.
   *
   * @throws EpcisProblem 400 when another parameter is sent than those of pages
   */
  Answer kept(String name, EventQuery query, Request request) {
    return asked(
        () -> {
          var asked = request.parameters();
          var paging = Paging.of(request);
          int limit = asked.containsKey("perPage") ? paging.limit() : Paging.limit(query.perPage());
          var token = asked.getOrDefault("nextPageToken", List.of()).stream().findFirst();
          return answer(name, found(query, token, limit, request), request);
        });
  }

  private Page found(EventQuery query, Request request) {
    return found(query, query.nextPageToken(), Paging.limit(query.perPage()), request);
  }

  private Page found(EventQuery query, Optional<String> token, int limit, Request request) {
    var readers = readers(request);
    var after = token.map(Position::parse);
    EventQuery resolved;
    try {
      resolved = query.resolved(masterData, readers);
    } catch (QueryTooLarge tooManyAreRegistered) {
      if (query.eventCountLimit().isPresent() || query.maxEventCount().isPresent()) {
        throw tooManyAreRegistered; // how many events there are is not known then
      }
      return sifted(query, readers, after, limit);
    }
    return search.find(resolved, readers, after, limit);
  }

  /**
   * What nearly everything has, such as a name, is looked up from the events of a page: which may
   * then be short, or even have none, and name where to go on.
   */
  private Page sifted(
      EventQuery query, Optional<Set<Gln>> readers, Optional<Position> after, int limit) {
    var page = search.find(query.apart(), readers, after, limit);
    var read = new LinkedHashMap<FoundEvent, JsonNode>();
    page.events().forEach(event -> read.put(event, EpcisForm.parse(event.json())));
    var met = query.ofMasterData(read.values(), masterData, readers);
    return new Page(
        page.events().stream().filter(event -> met.test(read.get(event))).toList(), page.next());
  }

  private Answer answer(String name, Page page, Request request) {
    var events =
        page.events().stream()
            .map(each -> new EventDocuments.Kept(each.eventID(), each.json(), each.recordTime()))
            .toList();
    var answer = Answer.of(200, EventDocuments.of(name, events, clock.instant()));
    return page.next().map(next -> Paging.linked(answer, request, next.text())).orElse(answer);
  }

  /** What is known of one kind. */
  Answer values(String resource, Request request) {
    return asked(
        () -> {
          var paging = Paging.of(request);
          var page =
              search.values(
                  KINDS.get(resource),
                  readers.of(request.account()),
                  paging.after(),
                  paging.limit());
          var answer = Answer.collection(page.values());
          return page.next().map(next -> paging.next(answer, next)).orElse(answer);
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
          mustBeThere(resource, value, request);
          return Answer.collection(List.of("events"));
        });
  }

  private void mustBeThere(String resource, String value, Request request) {
    var query =
        EventQuery.parse(
            Map.of(String.valueOf(PARAMETERS.get(resource)), List.of(address(resource, value))),
            extensions(request.header("GS1-Extensions")));
    var page = search.find(query, readers(request), Optional.empty(), 1);
    boolean standard = resource.equals("eventTypes") && EventDocuments.EVENT_TYPES.contains(value);
    if (page.events().isEmpty() && page.next().isEmpty() && !standard) {
      throw new EpcisProblem(Kind.NO_SUCH_RESOURCE, "no event that this account sees has " + value);
    }
  }

  /**
   * What nobody may write as a bare word is asked for as an address: so it is not there, unless an
   * event had that address.
   */
  private static String address(String resource, String value) {
    var vocabulary = VOCABULARIES.get(resource);
    return vocabulary == null || vocabulary.has(value) ? value : vocabulary.address(value);
  }

  private interface Asked {
    Answer get();
  }

  private static Answer asked(Asked asked) {
    try {
      return asked.get();
    } catch (QueryRefused | InvalidValue no) {
      throw new EpcisProblem(Kind.QUERY_PARAMETER, String.valueOf(no.getMessage()));
    } catch (QueryTooLarge no) {
      throw new EpcisProblem(Kind.QUERY_TOO_LARGE, String.valueOf(no.getMessage()));
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
