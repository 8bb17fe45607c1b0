package vn.traceability.epcis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.refusal.InvalidValue;
import vn.traceability.subscription.Subscription;
import vn.traceability.subscription.Subscription.Course;
import vn.traceability.subscription.Subscription.Standing;
import vn.traceability.webhook.Destination;

/**
 * Subscriptions as they are sent and shown. The receiver's token is the member {@code
 * signatureToken}; {@code secret}, which the OpenAPI of the standard requires, is described
 * nowhere. Shown are beside the members of the standard {@code deadLetters}, how many events were
 * given up, and {@code lastFailure}.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 12.7</a>
 */
final class SubscriptionJson {
  static final Set<String> MEMBERS =
      Collections.unmodifiableSet(
          new TreeSet<>(
              Set.of(
                  "dest",
                  "signatureToken",
                  "stream",
                  "schedule",
                  "reportIfEmpty",
                  "initialRecordTime")));

  static final Course NEW = new Course(Optional.empty(), Optional.empty(), 0, Optional.empty());

  private static final int LONGEST_TOKEN = 1_000;

  /** A token that is shorter is not shown at all. */
  private static final int LONG_ENOUGH = 16;

  private static final int SHOWN = 4;

  private SubscriptionJson() {}

  /** What the one who subscribes does not say. */
  record Known(String id, String query, String account, Instant now) {}

  /**
   * @throws EpcisProblem 400 naming the member that is wrong
   */
  static Subscription read(JsonNode body, Known known) {
    var controls = Controls.read(body, known.now);
    return new Subscription(
        known.id,
        known.query,
        known.account,
        dest(body.get("dest")),
        token(body.get("signatureToken")),
        controls.schedule(),
        controls.reportIfEmpty(),
        controls.initialRecordTime(),
        known.now.truncatedTo(ChronoUnit.MILLIS));
  }

  private static Destination dest(@Nullable JsonNode given) {
    if (given == null || !given.isString()) {
      throw new EpcisProblem(
          Kind.VALIDATION, "dest: needs an address such as https://example.com/events");
    }
    try {
      return Destination.of(given.stringValue());
    } catch (InvalidValue no) {
      throw new EpcisProblem(Kind.VALIDATION, String.valueOf(no.getMessage()));
    }
  }

  private static Optional<String> token(@Nullable JsonNode given) {
    if (given == null) {
      return Optional.empty();
    }
    String token = given.isString() ? given.stringValue() : "";
    if (token.isBlank() || token.length() > LONGEST_TOKEN) {
      throw new EpcisProblem(
          Kind.VALIDATION, "signatureToken: needs a text of 1 to " + LONGEST_TOKEN + " characters");
    }
    return Optional.of(token);
  }

  static Instant minRecordTime(Standing standing) {
    return standing.course().lastRunAt().orElse(standing.subscription().initialRecordTime());
  }

  /**
   * @param deadLetters how many events were given up
   */
  static ObjectNode write(String query, Standing standing, long deadLetters) {
    var subscription = standing.subscription();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("subscriptionID", subscription.id())
        .put("queryName", query)
        .put("dest", subscription.dest().toString());
    subscription.token().ifPresent(token -> body.put("signatureToken", masked(token)));
    if (subscription.isStream()) {
      body.put("stream", true);
    } else {
      var schedule = body.putObject("schedule");
      subscription.schedule().orElseThrow().fields().forEach(schedule::put);
      body.put("reportIfEmpty", subscription.reportIfEmpty());
    }
    body.put("createdAt", subscription.createdAt().toString())
        .put("initialRecordTime", subscription.initialRecordTime().toString())
        .put("minRecordTime", minRecordTime(standing).toString());
    standing
        .course()
        .lastNotifiedAt()
        .ifPresent(time -> body.put("lastNotifiedAt", time.toString()));
    body.put("deadLetters", deadLetters);
    standing
        .course()
        .lastFailure()
        .ifPresent(
            failure ->
                body.putObject("lastFailure")
                    .put("time", failure.at().toString())
                    .put("reason", failure.reason()));
    return body;
  }

  /** Enough to tell one from another, too little to sign with. */
  private static String masked(String token) {
    return "…" + (token.length() < LONG_ENOUGH ? "" : token.substring(token.length() - SHOWN));
  }
}
