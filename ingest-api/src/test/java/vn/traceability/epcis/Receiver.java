package vn.traceability.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import vn.traceability.event.epcis.EpcisForm;
import vn.traceability.event.epcis.document.EpcisSchema;

/** A partner's server that is sent events, and checks them with its own code. */
final class Receiver implements AutoCloseable {
  static final String TOKEN = "mật khẩu của người nhận";

  private final HttpServer server;
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private volatile int otherwise = 200;

  /**
   * What was sent.
   *
   * @param status what was answered
   */
  record Message(Map<String, List<String>> headers, byte[] body, int status) {
    String header(String name) {
      return headers.entrySet().stream()
          .filter(each -> each.getKey().equalsIgnoreCase(name))
          .map(each -> each.getValue().get(0))
          .findFirst()
          .orElse("");
    }

    JsonNode json() {
      return EpcisForm.parse(new String(body, StandardCharsets.UTF_8));
    }

    JsonNode results() {
      return json().at("/epcisBody/queryResults");
    }

    List<String> events() {
      return results().at("/resultsBody/eventList").values().stream()
          .map(event -> event.path("eventID").stringValue())
          .toList();
    }
  }

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::receive);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Integer next = answers.poll();
      int status = next == null ? otherwise : next;
      messages.add(new Message(Map.copyOf(exchange.getRequestHeaders()), body, status));
      byte[] secret = "what only the receiver knows".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Location", address() + "elsewhere");
      exchange.sendResponseHeaders(status, secret.length);
      exchange.getResponseBody().write(secret);
    }
  }

  String address() {
    return "http://receiver.test:" + server.getAddress().getPort() + "/";
  }

  /** Answers the next messages so, and those after them with {@link #answersAlways}. */
  void answers(Integer... statuses) {
    answers.addAll(List.of(statuses));
  }

  void answersAlways(int status) {
    otherwise = status;
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  /** The ids of the events in what was taken, as often as they came. */
  List<String> taken() {
    return taken(messages.stream());
  }

  private static List<String> taken(Stream<Message> messages) {
    var ids = new ArrayList<String>();
    messages.filter(each -> each.status < 300).forEach(each -> ids.addAll(each.events()));
    return ids;
  }

  void awaitTaken(int count) {
    await().atMost(CaptureIT.PATIENCE).until(() -> taken().size() >= count);
  }

  void awaitMessages(int count) {
    await().atMost(CaptureIT.PATIENCE).until(() -> messages.size() >= count);
  }

  /** What the standard and this project's documents say of every message. */
  void checkAll() {
    assertThat(messages).isNotEmpty();
    messages.forEach(Receiver::check);
  }

  private static void check(Message message) {
    assertThat(message.header("Content-Type")).startsWith("application/json");
    assertThat(message.header("GS1-EPCIS-Version")).isEqualTo("2.0.0");
    assertThat(message.header("GS1-CBV-Version")).isEqualTo("2.0.0");
    assertThat(message.header("GS1-Extensions")).contains("tv=");
    assertThat(message.header("GS1-Signature")).isEqualTo(signed(message.body));
    assertThat(EpcisSchema.violations(message.json(), 5)).isEmpty();
    assertThat(message.json().path("type").stringValue()).isEqualTo("EPCISQueryDocument");
  }

  private static String signed(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "any"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (java.security.GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
