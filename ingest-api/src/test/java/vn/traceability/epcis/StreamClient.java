package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.document.EpcisSchema;
import vn.traceability.ingest.Answer;
import vn.traceability.ingest.RunningApi;

/** A partner's program that has events streamed to it. */
final class StreamClient implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private final StringBuilder parts = new StringBuilder();
  private final boolean isReading;
  private volatile @Nullable WebSocket socket;
  private volatile int code;
  private volatile String reason = "";

  private StreamClient(boolean isReading) {
    this.isReading = isReading;
  }

  static StreamClient open(RunningApi api, String path, Map<String, String> headers) {
    var client = new StreamClient(true);
    client.socket = connect(client, api, path, headers);
    return client;
  }

  /** One that takes nothing from the network before it is told to. */
  static StreamClient idle(RunningApi api, String path, Map<String, String> headers) {
    var client = new StreamClient(false);
    client.socket = connect(client, api, path, headers);
    return client;
  }

  /** What is answered where no stream is opened. */
  static Answer refused(RunningApi api, String path, Map<String, String> headers) {
    try {
      connect(new StreamClient(true), api, path, headers).abort();
    } catch (CompletionException failure) {
      assertThat(failure).hasCauseInstanceOf(WebSocketHandshakeException.class);
      @SuppressWarnings("unchecked")
      var answer =
          (HttpResponse<String>) ((WebSocketHandshakeException) failure.getCause()).getResponse();
      return Answer.of(answer);
    }
    throw new AssertionError("a stream was opened at " + path);
  }

  private static WebSocket connect(
      StreamClient client, RunningApi api, String path, Map<String, String> headers) {
    var builder = HTTP.newWebSocketBuilder();
    headers.forEach(builder::header);
    return builder
        .buildAsync(URI.create("ws://localhost:" + api.port() + path), client)
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (isReading) {
      opened.request(Long.MAX_VALUE);
    }
  }

  void read() {
    socket().request(Long.MAX_VALUE);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      messages.add(EpcisForm.parse(parts.toString()));
      parts.setLength(0);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int closedWith, String why) {
    reason = why;
    code = closedWith;
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    reason = failure.toString();
    code = 1006; // what stands for a connection that broke off
  }

  WebSocket socket() {
    return java.util.Objects.requireNonNull(socket);
  }

  List<JsonNode> messages() {
    return messages;
  }

  /** The events of all messages, in the order in which they came. */
  List<JsonNode> events() {
    return messages.stream().flatMap(StreamClient::eventsOf).toList();
  }

  static Stream<JsonNode> eventsOf(JsonNode message) {
    return message.at("/epcisBody/queryResults/resultsBody/eventList").values().stream();
  }

  List<String> taken() {
    return events().stream().map(each -> each.path("eventID").stringValue()).toList();
  }

  StreamClient awaitTaken(int events) {
    await().atMost(CaptureIT.PATIENCE).until(() -> taken().size() >= events);
    return this;
  }

  StreamClient awaitMessages(int count) {
    await().atMost(CaptureIT.PATIENCE).until(() -> messages.size() >= count);
    return this;
  }

  StreamClient awaitEnd(int with) {
    await().atMost(CaptureIT.PATIENCE).until(() -> code != 0);
    assertThat(code).as(reason).isEqualTo(with);
    return this;
  }

  boolean isOpen() {
    return code == 0;
  }

  String reason() {
    return reason;
  }

  /** That each message is a document as the standard's schema has it. */
  void checkAll() {
    for (var message : messages) {
      assertThat(EpcisSchema.violations(message, 5)).as(message.toString()).isEmpty();
    }
  }

  @Override
  public void close() {
    socket().abort();
  }
}
