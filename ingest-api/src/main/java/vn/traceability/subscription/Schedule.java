package vn.traceability.subscription;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;
import vn.traceability.refusal.InvalidValue;

/**
 * At which seconds a query is run: those whose parts are among what the fields allow, by the clock
 * of Vietnam, since the standard leaves the zone to each service. A field that is left out allows
 * all, so that hour 2 alone means every second from 2:00:00 to 2:59:59, as the standard says; so
 * does an asterisk, which the standard does not have and everybody writes.
 *
 * @param fields by their names, as they were sent; in the order second, minute, hour, dayOfMonth,
 *     month, dayOfWeek
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 8.2.5.3</a>; the patterns
 *     of its OpenAPI are of another dialect and let no number above 9 pass
 */
public record Schedule(Map<String, String> fields) {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int LONGEST = 500;
  private static final Pattern GRAMMAR =
      Pattern.compile("(ELEMENT)(,(ELEMENT))*".replace("ELEMENT", "[0-9]+|\\[[0-9]+-[0-9]+]"));

  /** What a part of a time may be; Monday is the first day of a week. */
  private enum Field {
    SECOND("second", 0, 59),
    MINUTE("minute", 0, 59),
    HOUR("hour", 0, 23),
    DAY_OF_MONTH("dayOfMonth", 1, 31),
    MONTH("month", 1, 12),
    DAY_OF_WEEK("dayOfWeek", 1, 7);

    private final String member;
    private final int least;
    private final int most;

    Field(String member, int least, int most) {
      this.member = member;
      this.least = least;
      this.most = most;
    }

    /** In the dialect of cron, whose ranges have no brackets. */
    String cron(String text) {
      if (text.equals("*")) {
        return "*";
      }
      if (text.length() > LONGEST || !GRAMMAR.matcher(text).matches()) {
        throw new InvalidValue(
            "schedule." + member, text, "needs numbers and ranges such as 5 or 0,15,[30-45]");
      }
      for (String element : text.split(",")) {
        check(text, element.replaceAll("[\\[\\]]", "").split("-"));
      }
      return text.replaceAll("[\\[\\]]", "");
    }

    private void check(String text, String[] numbers) {
      int before = least;
      for (String each : numbers) {
        int number = each.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(each);
        if (number < least || number > most) {
          throw new InvalidValue(
              "schedule." + member, text, "needs numbers from " + least + " to " + most);
        }
        if (number < before) {
          throw new InvalidValue("schedule." + member, text, "needs ranges that do not run back");
        }
        before = number;
      }
    }
  }

  /**
   * @throws InvalidValue when a field is unknown or wrong, when there is none, or when no time will
   *     ever match
   */
  public Schedule {
    var ordered = new LinkedHashMap<String, String>();
    for (Field field : Field.values()) {
      if (fields.containsKey(field.member)) {
        ordered.put(field.member, String.valueOf(fields.get(field.member)));
      }
    }
    for (String member : fields.keySet()) {
      if (!ordered.containsKey(member)) {
        throw new InvalidValue("schedule." + member, "", "is no field of a schedule");
      }
    }
    if (ordered.isEmpty()) {
      throw new InvalidValue("schedule", "", "needs at least one field, such as minute");
    }
    fields = Collections.unmodifiableMap(ordered);
    if (cron(fields).next(ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZONE)) == null) {
      throw new InvalidValue("schedule", fields.toString(), "matches no time that ever comes");
    }
  }

  private static CronExpression cron(Map<String, String> fields) {
    var expression = new StringBuilder();
    for (Field field : Field.values()) {
      expression.append(field.cron(fields.getOrDefault(field.member, "*"))).append(' ');
    }
    return CronExpression.parse(expression.toString().strip());
  }

  /** The first time that matches after this moment. */
  public Instant next(Instant after) {
    ZonedDateTime next = cron(fields).next(after.atZone(ZONE));
    if (next == null) {
      throw new IllegalStateException("no time matches " + fields + " any more");
    }
    return next.toInstant();
  }
}
