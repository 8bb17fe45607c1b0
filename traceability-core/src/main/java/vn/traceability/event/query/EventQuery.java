package vn.traceability.event.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import vn.traceability.gs1.Gln;

/**
 * A SimpleEventQuery: what is asked of events, their order, and how many are wanted. Within a list
 * one value suffices; all parameters must be met. A field an event lacks meets none; a word that
 * nobody knows matches nothing and is no error.
 *
 * <p>Decisions where the text leaves room: {@code EQ_}, {@code GT_} … of extensions see a number
 * also in a text that looks like one, as XML would have it; units are not converted; {@code WD_}
 * and {@code MATCH_} are described at {@link IdentifierPattern}.
 *
 * <p>A query that asks of master data ({@code HASATTR_}, {@code EQATTR_}) is not answered from
 * events alone: it has first to be {@link #resolved}, or its two halves are put to an event one by
 * one, {@link #apart} and {@link #ofMasterData}.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.2.7.1</a>
 */
public final class EventQuery {
  private final List<Condition> conditions;
  private final List<AttributeCondition> attributes;
  private final Window eventTime;
  private final Window recordTime;
  private final Order order;
  private final OptionalInt eventCountLimit;
  private final OptionalInt maxEventCount;
  private final OptionalInt perPage;
  private final Optional<String> nextPageToken;

  EventQuery(
      List<Condition> conditions,
      List<AttributeCondition> attributes,
      Window eventTime,
      Window recordTime,
      Order order,
      OptionalInt eventCountLimit,
      OptionalInt maxEventCount,
      OptionalInt perPage,
      Optional<String> nextPageToken) {
    this.conditions = List.copyOf(conditions);
    this.attributes = List.copyOf(attributes);
    this.eventTime = eventTime;
    this.recordTime = recordTime;
    this.order = order;
    this.eventCountLimit = eventCountLimit;
    this.maxEventCount = maxEventCount;
    this.perPage = perPage;
    this.nextPageToken = nextPageToken;
  }

  /**
   * Reads a query string.
   *
   * @param parameters names and values, percent-decoded; a value may hold several, separated by
   *     {@code |}
   * @param prefixes what the prefixes of extensions stand for, as in the header {@code
   *     GS1-Extensions}; a name may also be a whole address, as in {@code EQ_https://ns/name}
   * @throws QueryRefused naming the first parameter that is unknown or wrong
   */
  public static EventQuery parse(
      Map<String, List<String>> parameters, Map<String, String> prefixes) {
    return QueryParser.parse(parameters, prefixes);
  }

  /**
   * Reads a query in JSON, such as that of a named query or a subscription.
   *
   * @param query its own {@code @context} explains prefixes too
   * @param prefixes as above
   * @throws QueryRefused naming the first parameter that is unknown or wrong
   * @see <a href="https://ref.gs1.org/standards/epcis/2.0.0/query-schema.json">Its schema</a>;
   *     {@code perPage} is taken beside it
   */
  public static EventQuery parse(JsonNode query, Map<String, String> prefixes) {
    return QueryParser.parse(query, prefixes);
  }

  /**
   * Whether an event is part of the answer, whatever the order and the limits.
   *
   * @param event with its {@code @context}, and its {@code eventID} even where it was given none
   * @param recorded when it was
   */
  public boolean matches(JsonNode event, Instant recorded) {
    mustNotAskOfMasterData();
    if (!recordTime.contains(recorded)) {
      return false;
    }
    Facts facts = Facts.of(event);
    if (!eventTime.equals(Window.ALWAYS)
        && facts.of(Fields.EVENT_TIME).stream()
            .noneMatch(time -> eventTime.contains(time.time().orElseThrow()))) {
      return false;
    }
    return conditions.stream().allMatch(condition -> condition.matches(facts));
  }

  /**
   * For each parameter that terms can tell of, the terms of which an event that matches has at
   * least one. An empty list is one that no event can meet.
   */
  public List<List<Term>> terms() {
    mustNotAskOfMasterData();
    var terms = new ArrayList<List<Term>>();
    conditions.forEach(condition -> condition.terms().ifPresent(terms::add));
    return terms;
  }

  /**
   * Whether an event that meets {@link #terms}, and whose times, known to the millisecond, lie in
   * the windows, is always part of the answer.
   */
  public boolean exact() {
    mustNotAskOfMasterData();
    return conditions.stream().allMatch(Condition::isExact)
        && isOfMilliseconds(eventTime)
        && isOfMilliseconds(recordTime);
  }

  /**
   * What an event is put in order by, where the order is not one of times.
   *
   * @param event with its {@code @context}
   */
  public SortKey sortKey(JsonNode event) {
    return SortKey.of(Facts.of(event).of(order.by()).stream().findFirst());
  }

  /** When it happened. */
  public Window eventTime() {
    return eventTime;
  }

  /** When it was recorded. */
  public Window recordTime() {
    return recordTime;
  }

  public Order order() {
    return order;
  }

  /** Only so many, the first in the order, are wanted. */
  public OptionalInt eventCountLimit() {
    return eventCountLimit;
  }

  /** More than so many are to be refused. */
  public OptionalInt maxEventCount() {
    return maxEventCount;
  }

  /** How many to a page, at least 1. */
  public OptionalInt perPage() {
    return perPage;
  }

  /** Where to go on, as {@link Position#text} wrote it. */
  public Optional<String> nextPageToken() {
    return nextPageToken;
  }

  /** Whether it asks of the master data of what events name. */
  public boolean asksOfMasterData() {
    return !attributes.isEmpty();
  }

  /**
   * The same as a question about events alone: whatever is asked of master data becomes a question
   * about the identifiers of what has such attributes now.
   *
   * @param readers the parties whose personal data the one who asks reads; empty for those of all
   * @throws QueryTooLarge naming the parameter, when it asks for more than can be looked for at
   *     once
   */
  public EventQuery resolved(MasterDataAttributes masterData, Optional<Set<Gln>> readers) {
    var all = new ArrayList<>(conditions);
    attributes.forEach(each -> all.add(each.resolved(masterData, readers)));
    return with(all);
  }

  /** The same without what it asks of master data. */
  public EventQuery apart() {
    return with(conditions);
  }

  /**
   * What it asks of master data, for some events: looked up at once, and as it is registered now.
   *
   * @param events those that will be asked about, with their {@code @context}
   * @param readers as for {@link #resolved}
   * @return whether one of these events, and no other, has all attributes that are asked for
   */
  public Predicate<JsonNode> ofMasterData(
      Collection<JsonNode> events, MasterDataAttributes masterData, Optional<Set<Gln>> readers) {
    List<Facts> facts = events.stream().map(Facts::of).toList();
    List<Predicate<Facts>> all =
        attributes.stream().map(each -> each.among(facts, masterData, readers)).toList();
    return event -> {
      Facts asked = Facts.of(event);
      return all.stream().allMatch(each -> each.test(asked));
    };
  }

  private void mustNotAskOfMasterData() {
    if (asksOfMasterData()) {
      throw new IllegalStateException(
          attributes.get(0).question().parameter() + " is not known from events alone");
    }
  }

  /** The same of what was recorded in this stretch of time only, such as since the last report. */
  public EventQuery recordedIn(Window window) {
    return new EventQuery(
        conditions,
        attributes,
        eventTime,
        recordTime.and(window),
        order,
        eventCountLimit,
        maxEventCount,
        perPage,
        nextPageToken);
  }

  private EventQuery with(List<Condition> others) {
    return new EventQuery(
        others,
        List.of(),
        eventTime,
        recordTime,
        order,
        eventCountLimit,
        maxEventCount,
        perPage,
        nextPageToken);
  }

  private static boolean isOfMilliseconds(Window window) {
    return window.from().map(EventQuery::isOfMilliseconds).orElse(true)
        && window.before().map(EventQuery::isOfMilliseconds).orElse(true);
  }

  private static boolean isOfMilliseconds(Instant moment) {
    return moment.equals(moment.truncatedTo(ChronoUnit.MILLIS));
  }
}
