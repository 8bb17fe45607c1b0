package vn.traceability.epcis;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.subscription.Schedule;

/**
 * When what a query finds is to be sent: as members of a body, or as parameters of an address.
 *
 * @param schedule empty for as it is recorded
 * @param initialRecordTime to the millisecond
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, sections 8.2.5 and 12.7</a>
 */
record Controls(Optional<Schedule> schedule, boolean reportIfEmpty, Instant initialRecordTime) {
  private static final String FIELD = "schedule.";

  private static final Set<String> FIELDS =
      Set.of("second", "minute", "hour", "dayOfMonth", "month", "dayOfWeek");

  private static final Set<String> OTHERS = Set.of("stream", "reportIfEmpty", "initialRecordTime");

  /** Whether a parameter of an address is one of them. */
  static boolean has(String parameter) {
    return FIELDS.contains(parameter) || OTHERS.contains(parameter);
  }

  /**
   * Those of an address, whose schedule is a parameter for each field.
   *
   * @param now the initialRecordTime where none is sent
   * @throws EpcisProblem 400 naming the parameter that is wrong
   */
  static Controls of(Map<String, List<String>> parameters, Instant now) {
    var body = JsonNodeFactory.instance.objectNode();
    var fields = new HashMap<String, String>();
    parameters.forEach(
        (name, values) -> {
          if (!has(name)) {
            throw new EpcisProblem(
                Kind.QUERY_PARAMETER,
                name
                    + ": is no parameter of a stream; stream, the fields of a schedule,"
                    + " reportIfEmpty and initialRecordTime are");
          }
          if (values.size() > 1) {
            throw new EpcisProblem(Kind.SUBSCRIPTION_CONTROLS, name + ": stands there twice");
          }
          String value = values.get(0);
          if (FIELDS.contains(name)) {
            fields.put(name, value);
          } else if (value.equals("true") || value.equals("false")) {
            body.put(name, value.equals("true"));
          } else {
            body.put(name, value);
          }
        });
    if (body.has("stream") == !fields.isEmpty()) {
      throw new EpcisProblem(
          Kind.SUBSCRIPTION_CONTROLS,
          "stream, second, minute, hour, dayOfMonth, month, dayOfWeek: needs stream=true, or fields"
              + " of a schedule in its place");
    }
    if (body.has("stream")) {
      return read(body, now);
    }
    try {
      return read(Optional.of(new Schedule(fields)), body, now);
    } catch (InvalidValue no) {
      String field = no.field().orElseThrow();
      var named = field.startsWith(FIELD) ? no.at(field.substring(FIELD.length())) : no;
      throw new EpcisProblem(Kind.SUBSCRIPTION_CONTROLS, String.valueOf(named.getMessage()));
    }
  }

  /**
   * Those of a body.
   *
   * @param now the initialRecordTime where none is sent
   * @throws EpcisProblem 400 naming the member that is wrong
   */
  static Controls read(JsonNode body, Instant now) {
    return read(schedule(body), body, now);
  }

  private static Controls read(Optional<Schedule> schedule, JsonNode body, Instant now) {
    boolean reportIfEmpty = truth(body, "reportIfEmpty");
    if (reportIfEmpty && schedule.isEmpty()) {
      throw new EpcisProblem(
          Kind.SUBSCRIPTION_CONTROLS, "reportIfEmpty: belongs to a schedule, not to a stream");
    }
    return new Controls(
        schedule, reportIfEmpty, initialRecordTime(body.get("initialRecordTime"), now));
  }

  /** Either a stream or a schedule; empty for a stream. */
  private static Optional<Schedule> schedule(JsonNode body) {
    JsonNode stream = body.path("stream");
    JsonNode fields = body.path("schedule");
    if (body.has("stream") == body.has("schedule")) {
      throw new EpcisProblem(
          Kind.SUBSCRIPTION_CONTROLS, "stream, schedule: needs one of them, and not both");
    }
    if (body.has("stream")) {
      if (!stream.isBoolean() || !stream.booleanValue()) {
        throw new EpcisProblem(
            Kind.SUBSCRIPTION_CONTROLS, "stream: needs true, or a schedule in its place");
      }
      return Optional.empty();
    }
    if (!fields.isObject()) {
      throw new EpcisProblem(Kind.SUBSCRIPTION_CONTROLS, "schedule: needs an object");
    }
    var texts = new HashMap<String, String>();
    for (var field : fields.properties()) {
      JsonNode value = field.getValue();
      if (!value.isString() && !value.isIntegralNumber()) {
        throw new EpcisProblem(
            Kind.SUBSCRIPTION_CONTROLS, "schedule." + field.getKey() + ": needs a text");
      }
      texts.put(field.getKey(), value.asString());
    }
    try {
      return Optional.of(new Schedule(texts));
    } catch (InvalidValue no) {
      throw new EpcisProblem(Kind.SUBSCRIPTION_CONTROLS, String.valueOf(no.getMessage()));
    }
  }

  private static boolean truth(JsonNode body, String member) {
    JsonNode value = body.path(member);
    if (body.has(member) && !value.isBoolean()) {
      throw new EpcisProblem(Kind.VALIDATION, member + ": needs true or false");
    }
    return value.asBoolean(false);
  }

  private static Instant initialRecordTime(@Nullable JsonNode given, Instant now) {
    try {
      var time = given == null ? now : OffsetDateTime.parse(given.asString("")).toInstant();
      return Instant.ofEpochMilli(time.toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException no) {
      throw new EpcisProblem(
          Kind.VALIDATION,
          "initialRecordTime: needs a time with its offset, such as 2026-03-02T07:30:00Z");
    }
  }
}
