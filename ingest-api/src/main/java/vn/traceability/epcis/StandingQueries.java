package vn.traceability.epcis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.account.Account;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.query.QueryRefused;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.subscription.EventStreams;
import vn.traceability.subscription.NamedQuery;
import vn.traceability.subscription.Owner;
import vn.traceability.subscription.Subscription.Standing;
import vn.traceability.text.Text;
import vn.traceability.webhook.Reach;

/**
 * What lies below {@code /epcis/queries}: queries under names, what they find, and who is sent it.
 * Each party sees its own, and each account of an office.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, sections 8.2.5 and 12.7</a>
 */
final class StandingQueries {
  private static final String SUBSCRIPTIONS = "subscriptions";
  private static final int LONGEST_NAME = 200;
  private static final int MOST_BYTES = 256 << 10;
  private static final int MOST_SUBSCRIPTIONS = 100;
  private static final Set<String> STANDARD = Set.of("SimpleEventQuery", "SimpleMasterDataQuery");

  private final Subscribing.Stores stores;
  private final Querying querying;
  private final Reach reach;
  private final EventStreams streams;
  private final StreamHandshake handshake;
  private final Clock clock;

  StandingQueries(
      Subscribing.Stores stores,
      Querying querying,
      Reach reach,
      EventStreams streams,
      Clock clock) {
    this.stores = stores;
    this.querying = querying;
    this.reach = reach;
    this.streams = streams;
    handshake = new StreamHandshake(streams, clock);
    this.clock = clock;
  }

  Set<String> methods(Route route) {
    if (route.below().equals("events")) {
      return Set.of("GET");
    }
    boolean isList = route.below().isEmpty() ? route.name().isEmpty() : route.below2().isEmpty();
    return isList ? Set.of("GET", "POST") : Set.of("GET", "DELETE");
  }

  /** What else is announced: of a subscription, from when on its next report counts. */
  Answer announced(Route route, Account account, Answer answer) {
    return route
        .below2()
        .flatMap(
            id ->
                stores
                    .queries()
                    .find(Owner.of(account), route.name().orElseThrow())
                    .flatMap(query -> stores.subscriptions().find(query.id(), id)))
        .map(
            found ->
                answer.with(
                    "GS1-Query-Min-Record-Time", SubscriptionJson.minRecordTime(found).toString()))
        .orElse(answer);
  }

  Answer answer(Route route, Request request) throws IOException {
    boolean posted = request.method().equals("POST");
    boolean deleted = request.method().equals("DELETE");
    if (route.name().isEmpty()) {
      return posted ? create(request) : list(request);
    }
    var query = query(route.name().get(), request);
    if (route.below().equals("events")) {
      return events(query, request);
    }
    if (route.below().isEmpty()) {
      return deleted ? remove(query) : Answer.of(200, json(query));
    }
    if (route.below2().isEmpty()) {
      return posted ? subscribe(query, request) : subscriptions(query, request);
    }
    String id = route.below2().get();
    return deleted ? unsubscribe(query, id) : Answer.of(200, json(query, subscription(query, id)));
  }

  private Answer create(Request request) throws IOException {
    JsonNode body = body(request, Kind.QUERY_VALIDATION);
    onlyHas(body, Set.of("name", "query"), Kind.QUERY_VALIDATION);
    String name = name(body.get("name"));
    JsonNode asked = body.path("query");
    if (!asked.isObject()) {
      throw new EpcisProblem(Kind.QUERY_VALIDATION, "query: needs an object of parameters");
    }
    var query =
        new NamedQuery(
            UUID.randomUUID().toString(),
            Owner.of(request.account()),
            name,
            asked.toString(),
            Querying.extensions(request.header("GS1-Extensions")),
            clock.instant());
    try {
      query.query();
    } catch (QueryRefused | InvalidValue no) {
      throw new EpcisProblem(Kind.QUERY_PARAMETER, String.valueOf(no.getMessage()));
    }
    if (STANDARD.contains(name) || !stores.queries().addIfNew(query)) {
      throw new EpcisProblem(Kind.ALREADY_EXISTS, "name: there is a query called " + name);
    }
    return Answer.nothing(201).with("Location", address(query));
  }

  private static String name(@Nullable JsonNode given) {
    if (given == null || !given.isString()) {
      throw new EpcisProblem(Kind.QUERY_VALIDATION, "name: needs a text");
    }
    try {
      String name = Text.line("name", given.stringValue(), LONGEST_NAME);
      if (name.equals(".") || name.equals("..")) { // addresses end elsewhere with these
        throw new InvalidValue("name", name, "needs more than dots");
      }
      return name;
    } catch (InvalidValue no) {
      throw new EpcisProblem(Kind.QUERY_VALIDATION, String.valueOf(no.getMessage()));
    }
  }

  private Answer list(Request request) {
    var paging = Paging.of(request);
    var found =
        stores.queries().page(Owner.of(request.account()), paging.after(), paging.limit() + 1);
    var page = found.subList(0, Math.min(found.size(), paging.limit()));
    var body = JsonNodeFactory.instance.arrayNode();
    page.forEach(query -> body.add(json(query)));
    var answer = Answer.of(200, body);
    return found.size() > page.size()
        ? paging.next(answer, page.get(page.size() - 1).name())
        : answer;
  }

  private NamedQuery query(String name, Request request) {
    return stores
        .queries()
        .find(Owner.of(request.account()), name)
        .orElseThrow(() -> new EpcisProblem(Kind.NO_SUCH_NAME, "no query is called " + name));
  }

  /** The query goes first: what is left of its subscriptions then sends nothing more. */
  private Answer remove(NamedQuery query) {
    stores.queries().remove(query.id());
    streams.removed(query.id());
    while (true) {
      var some = stores.subscriptions().page(query.id(), Optional.empty(), Paging.MOST);
      some.forEach(each -> remove(query, each.subscription().id()));
      if (some.isEmpty()) {
        return Answer.nothing(204);
      }
    }
  }

  private boolean remove(NamedQuery query, String subscription) {
    boolean wasThere = stores.subscriptions().remove(query.id(), subscription);
    stores.outbox().remove(subscription);
    return wasThere;
  }

  private Answer events(NamedQuery query, Request request) {
    if (StreamHandshake.isOne(request)) {
      mustLeaveNoneOut(query);
      return handshake.answer(query, request);
    }
    for (String name : request.parameters().keySet()) {
      if (Controls.has(name)) {
        throw new EpcisProblem(
            Kind.SUBSCRIPTION_CONTROLS,
            name
                + ": belongs to a subscription; make one by POST below this query, or ask for a web"
                + " socket");
      }
    }
    return querying.kept(query.name(), query.query(), request);
  }

  private static void mustLeaveNoneOut(NamedQuery query) {
    if (query.query().eventCountLimit().isPresent()) {
      throw new EpcisProblem(
          Kind.SUBSCRIPTION_CONTROLS,
          "eventCountLimit: every event is sent once, so a query that leaves some out cannot be"
              + " subscribed to");
    }
  }

  private Answer subscribe(NamedQuery query, Request request) throws IOException {
    JsonNode body = body(request, Kind.VALIDATION);
    onlyHas(body, SubscriptionJson.MEMBERS, Kind.VALIDATION);
    var subscription =
        SubscriptionJson.read(
            body,
            new SubscriptionJson.Known(
                UUID.randomUUID().toString(),
                query.id(),
                request.account().name(),
                clock.instant()));
    mustLeaveNoneOut(query);
    try {
      reach.check(subscription.dest());
    } catch (InvalidValue no) {
      throw new EpcisProblem(Kind.VALIDATION, String.valueOf(no.getMessage()));
    }
    if (stores.subscriptions().countOf(subscription.account()) >= MOST_SUBSCRIPTIONS) {
      throw new EpcisProblem(
          Kind.NOT_ALLOWED, "an account may have " + MOST_SUBSCRIPTIONS + " subscriptions");
    }
    stores.subscriptions().add(subscription);
    var made = new Standing(subscription, SubscriptionJson.NEW);
    return Answer.of(201, json(query, made))
        .with("Location", address(query) + "/" + SUBSCRIPTIONS + "/" + subscription.id());
  }

  private Answer subscriptions(NamedQuery query, Request request) {
    var paging = Paging.of(request);
    var found = stores.subscriptions().page(query.id(), paging.after(), paging.limit() + 1);
    var page = found.subList(0, Math.min(found.size(), paging.limit()));
    var body = JsonNodeFactory.instance.arrayNode();
    page.forEach(each -> body.add(json(query, each)));
    var answer = Answer.of(200, body);
    return found.size() > page.size()
        ? paging.next(answer, page.get(page.size() - 1).subscription().id())
        : answer;
  }

  private Standing subscription(NamedQuery query, String id) {
    return stores.subscriptions().find(query.id(), id).orElseThrow(() -> noSubscription(id));
  }

  private Answer unsubscribe(NamedQuery query, String id) {
    if (!remove(query, id)) {
      throw noSubscription(id);
    }
    return Answer.nothing(204);
  }

  private static EpcisProblem noSubscription(String id) {
    return new EpcisProblem(Kind.NO_SUCH_RESOURCE, "this query has no subscription " + id);
  }

  private static String address(NamedQuery query) {
    return "/epcis/queries/" + Querying.encoded(query.name());
  }

  private static ObjectNode json(NamedQuery query) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", query.name());
    body.set("query", EpcisForm.parse(query.json()));
    return body;
  }

  private ObjectNode json(NamedQuery query, Standing standing) {
    return SubscriptionJson.write(
        query.name(), standing, stores.outbox().deadLetters(standing.subscription().id()));
  }

  private static JsonNode body(Request request, Kind kind) throws IOException {
    byte[] bytes = request.body().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new EpcisProblem(Kind.QUERY_TOO_LARGE, "needs at most " + MOST_BYTES + " bytes");
    }
    try {
      return EpcisForm.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (InvalidValue no) {
      throw new EpcisProblem(kind, "the body needs to be a JSON object");
    }
  }

  private static void onlyHas(JsonNode body, Set<String> members, Kind kind) {
    for (String member : List.copyOf(body.propertyNames())) {
      if (!members.contains(member)) {
        throw new EpcisProblem(
            kind,
            member + ": is no member here; " + String.join(", ", new TreeSet<>(members)) + " are");
      }
    }
  }
}
