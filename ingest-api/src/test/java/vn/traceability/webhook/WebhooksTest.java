package vn.traceability.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over a socket, so that receivers can behave as no web server would. */
class WebhooksTest {
  private static final byte[] BODY = "{\"của\":\"tôi\"}".getBytes(UTF_8);
  private ServerSocket receiver;
  private Webhooks webhooks;

  @BeforeEach
  void open() throws IOException {
    receiver = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    webhooks =
        new Webhooks(
            new Reach(
                Reach.Allowed.of("127.0.0.1", true),
                host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")}));
  }

  @AfterEach
  void close() throws IOException {
    webhooks.close();
    receiver.close();
  }

  /** How a receiver answers what it read. */
  private interface Answering {
    void answer(OutputStream out) throws IOException;
  }

  private CompletableFuture<String> receiving(Answering answering) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket socket = receiver.accept()) {
            String request = read(socket.getInputStream());
            answering.answer(socket.getOutputStream());
            return request;
          } catch (IOException failure) {
            throw new IllegalStateException(failure);
          }
        });
  }

  private static String read(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0 || !text.toString().endsWith("}")) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
      if (text.length() == 5 && !text.toString().equals("POST ")) {
        break; // not HTTP, so nothing tells where it ends
      }
    }
    return text.toString();
  }

  private Destination destination() {
    return Destination.of("http://receiver.example.com:" + receiver.getLocalPort() + "/in?a=b");
  }

  @Test
  void theNameStaysInTheRequestThoughItsAddressIsConnectedTo() throws Exception {
    var request = receiving(out -> out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(UTF_8)));

    var outcome = webhooks.post(destination(), Map.of("GS1-Signature", "abc"), BODY);

    assertThat(outcome).isEqualTo(new Webhooks.Outcome(204, ""));
    assertThat(request.get(10, TimeUnit.SECONDS))
        .startsWith("POST /in?a=b HTTP/1.1\r\n")
        .containsIgnoringCase("Host: receiver.example.com:" + receiver.getLocalPort() + "\r\n")
        .contains("GS1-Signature: abc\r\n", "Content-Type: application/json")
        .contains("Content-Length: " + BODY.length);
  }

  @ParameterizedTest
  @CsvSource({
    "200, true",
    "202, true",
    "301, false",
    "302, false",
    "307, false",
    "400, false",
    "401, false",
    "410, false",
    "413, false",
    "429, false",
    "500, false",
    "503, false"
  })
  void onlyTheTwoHundredsAreDelivered(int status, boolean delivered) {
    receiving(
        out ->
            out.write(
                ("HTTP/1.1 %d X\r\nLocation: http://receiver.example.com:%d/x\r\n"
                        + "Content-Length: 0\r\n\r\n")
                    .formatted(status, receiver.getLocalPort())
                    .getBytes(UTF_8)));

    var outcome = webhooks.post(destination(), Map.of(), BODY);

    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.isDelivered()).isEqualTo(delivered);
    assertThat(outcome.reason()).isEqualTo(delivered ? "" : "the receiver answered " + status);
  }

  /** A receiver that never stops answering would hold us, were its answer read. */
  @Test
  void theBodyOfAnAnswerIsNotRead() throws Exception {
    var request =
        receiving(
            out -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".getBytes(UTF_8));
              out.flush();
              try {
                while (true) {
                  out.write(new byte[1 << 16]);
                }
              } catch (IOException hungUp) {
                // as it should
              }
            });

    assertThat(webhooks.post(destination(), Map.of(), BODY).isDelivered()).isTrue();
    request.get(10, TimeUnit.SECONDS);
  }

  @Test
  void anEndlessHeadIsCutOff() {
    receiving(
        out -> {
          out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
          try {
            while (true) {
              out.write(("X: " + "x".repeat(1_000) + "\r\n").getBytes(UTF_8));
            }
          } catch (IOException hungUp) {
            // as it should
          }
        });

    assertThat(webhooks.post(destination(), Map.of(), BODY).reason())
        .isEqualTo("the connection broke off");
  }

  @Test
  void whoHangsUpHasReceivedNothing() {
    receiving(out -> {});

    assertThat(webhooks.post(destination(), Map.of(), BODY).reason())
        .isEqualTo("the connection broke off");
  }

  @Test
  void whereNobodyListensNothingArrives() throws IOException {
    receiver.close();

    assertThat(webhooks.post(destination(), Map.of(), BODY).reason())
        .isEqualTo("nobody accepts connections there");
  }

  @Test
  void plainHttpIsRefusedWhereItIsNotAllowed() {
    try (var strict = new Webhooks(new Reach(Reach.Allowed.of("127.0.0.0/8", false)))) {
      assertThat(strict.post(destination(), Map.of(), BODY).reason())
          .isEqualTo("the address needs https");
    }
  }

  @Test
  void whoSpeaksNoTlsIsNotTrusted() {
    receiving(out -> out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8)));

    var outcome =
        webhooks.post(
            Destination.of("https://receiver.example.com:" + receiver.getLocalPort() + "/"),
            Map.of(),
            "{}".getBytes(UTF_8));

    assertThat(outcome.isDelivered()).isFalse();
  }
}
