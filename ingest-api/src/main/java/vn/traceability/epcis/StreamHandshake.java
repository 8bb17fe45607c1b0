package vn.traceability.epcis;

import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.traceability.epcis.EpcisProblem.Kind;
import vn.traceability.signin.Callers;
import vn.traceability.subscription.Ending;
import vn.traceability.subscription.EventStreams;
import vn.traceability.subscription.NamedQuery;
import vn.traceability.subscription.Owner;
import vn.traceability.subscription.StreamTerms;

/**
 * The handshake of a stream: all that can be refused is refused before the protocol changes, as any
 * other request is.
 *
 * @see <a href="https://ref.gs1.org/standards/epcis/">EPCIS 2.0, section 12.7 (subscriptions over
 *     web sockets)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.2">RFC 6455, section 4.2</a>
 */
final class StreamHandshake {
  private static final String PROTOCOL = "13";
  private static final int KEY_BYTES = 16;

  private final EventStreams streams;
  private final Clock clock;

  StreamHandshake(EventStreams streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  /** Whether a request asks for one. */
  static boolean isOne(Request request) {
    return request.method().equals("GET") && names(request.header("Upgrade"), "websocket");
  }

  private static boolean names(@Nullable String header, String token) {
    return header != null && header.toLowerCase(Locale.ROOT).contains(token);
  }

  /**
   * @param query a standing one, which leaves no event out
   * @throws EpcisProblem 400, 429 or 503
   */
  Answer answer(NamedQuery query, Request request) {
    mustBeOfTheProtocol(request);
    var controls = Controls.of(request.parameters(), clock.instant());
    var terms =
        new StreamTerms(
            UUID.randomUUID().toString(),
            query,
            request.account().name(),
            Owner.of(request.account()),
            controls.schedule(),
            controls.reportIfEmpty(),
            controls.initialRecordTime());
    streams
        .refusal(terms.owner())
        .ifPresent(
            no -> {
              throw refused(no);
            });
    var admission = Callers.admission(request.http());
    return Answer.switching(new StreamSocket(streams, terms, admission::stands))
        .with("GS1-Query-Min-Record-Time", terms.initialRecordTime().toString());
  }

  private static void mustBeOfTheProtocol(Request request) {
    if (!names(request.header("Connection"), "upgrade")) {
      throw new EpcisProblem(
          Kind.VALIDATION, "Connection: needs Upgrade beside Upgrade: websocket");
    }
    String version = request.header("Sec-WebSocket-Version");
    if (version == null || !version.strip().equals(PROTOCOL)) {
      throw new EpcisProblem(Kind.VALIDATION, "Sec-WebSocket-Version: needs " + PROTOCOL)
          .with("Sec-WebSocket-Version", PROTOCOL);
    }
    if (!isKey(request.header("Sec-WebSocket-Key"))) {
      throw new EpcisProblem(
          Kind.VALIDATION, "Sec-WebSocket-Key: needs " + KEY_BYTES + " bytes in base64");
    }
  }

  private static boolean isKey(@Nullable String key) {
    try {
      return key != null && Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
    } catch (IllegalArgumentException no) {
      return false;
    }
  }

  private static EpcisProblem refused(Ending why) {
    return why == Ending.TOO_MANY
        ? new EpcisProblem(Kind.TOO_MANY, why.reason())
        : new EpcisProblem(Kind.LATER, why.reason()).with("Retry-After", "5");
  }
}
